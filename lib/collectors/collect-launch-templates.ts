import type { Ec2 } from '#lib/aws/ec2.ts';
import type { SeenLaunchTemplate, SeenLaunchTemplateVersion } from '#lib/aws/ec2-launch-template.ts';
import { hmacSecret } from '#lib/domain/credentials/fingerprint-secret.ts';
import type { Exposure, LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import { ownerResolver } from '#lib/domain/ownership.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { CollectorRun } from './collector.ts';
import { scanForCredentials } from './scan-for-credentials.ts';
import type { Sightings } from './sightings.ts';
import type { VersionName, VersionsInUse } from './versions-in-use.ts';

/** A launch template version as it was collected before, with the credentials in its user data. */
type StoredVersion = { version: LaunchTemplateVersion; exposures: readonly Exposure[] };

export type CollectLaunchTemplates = {
  ec2: Pick<Ec2, 'region' | 'launchTemplates' | 'launchTemplateVersions' | 'launchTemplateVersionsOf'>;
  settings: Pick<Settings, 'ownership'>;
  installationKey: Uint8Array;
  /** Those of the versions named that were collected before and need not be read again. */
  readStoredVersions: (names: readonly VersionName[]) => Promise<readonly StoredVersion[]>;
  run: Pick<CollectorRun, 'write' | 'signal'>;
};

/** The templates of a region, and which of their versions were collected. */
export type SeenTemplates = {
  templates: ReadonlyMap<string, SeenLaunchTemplate>;
  has: (name: VersionName) => boolean;
};

/**
 * Collects the default and latest versions of a region's launch templates, and the credentials in their user data.
 * One call lists the versions of all templates; it is not made where there are none.
 *
 * @returns null if not all was read
 */
export async function collectLaunchTemplates(
  given: CollectLaunchTemplates,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<SeenTemplates | null> {
  const { ec2 } = given;
  const templates = new Map<string, SeenLaunchTemplate>();
  const collected = new Set<string>();
  const isAllRead = await sightings.part(async () => {
    for await (const page of ec2.launchTemplates(signal)) {
      sightings.page(page);
      for (const template of page.resources) templates.set(template.templateId, template);
    }
    if (templates.size === 0) return;
    for await (const page of ec2.launchTemplateVersions(signal)) {
      sightings.page(page);
      signal.throwIfAborted();
      await writeSeen(page.resources, templates, given, sightings);
      for (const seen of page.resources) collected.add(nameOf(seen));
    }
  });
  return isAllRead ? { templates, has: (name) => collected.has(nameOf(name)) } : null;
}

/**
 * Collects the other versions that instances which are there came from, by name or by their Auto Scaling group. A version never
 * changes, so one that was collected before is taken from there; AWS is asked for the rest, one call a template.
 */
export async function collectVersionsInUse(
  given: CollectLaunchTemplates,
  { templates, has }: SeenTemplates,
  inUse: VersionsInUse,
  sightings: Sightings,
): Promise<void> {
  const { ec2, run } = given;
  const wanted = inUse.names().filter((name) => templates.has(name.templateId) && !has(name));
  if (wanted.length === 0) return;
  const stored = await given.readStoredVersions(wanted);
  await writeStored(stored, templates, given);
  const known = new Set(stored.map(({ version }) => nameOf(version)));
  const missing = Map.groupBy(
    wanted.filter((name) => !known.has(nameOf(name))),
    ({ templateId }) => templateId,
  );
  for (const [templateId, names] of missing) {
    const numbers = names.map(({ versionNumber }) => versionNumber);
    const range = { templateId, first: Math.min(...numbers), last: Math.max(...numbers) };
    await sightings.part(async () => {
      for await (const page of ec2.launchTemplateVersionsOf(range, run.signal)) {
        sightings.page(page);
        run.signal.throwIfAborted();
        const used = page.resources.filter(({ versionNumber }) => numbers.includes(versionNumber));
        await writeSeen(used, templates, given, sightings);
      }
    });
  }
}

function nameOf({ templateId, versionNumber }: VersionName): string {
  return `${templateId}:${versionNumber}`;
}

async function writeSeen(
  seen: readonly SeenLaunchTemplateVersion[],
  templates: ReadonlyMap<string, SeenLaunchTemplate>,
  given: CollectLaunchTemplates,
  sightings: Sightings,
): Promise<void> {
  const versions = seen.map((one) => ({ version: versionOf(one, templates, given), userData: one.userData }));
  await given.run.write({
    kind: 'launchTemplateVersions',
    resources: versions.map(({ version }) => version),
  });
  const exposures = versions.flatMap(({ version, userData }) =>
    exposuresOf(version, userData, given, sightings),
  );
  if (exposures.length > 0) await given.run.write({ kind: 'exposures', resources: exposures });
}

/** Writes versions as they were collected before; owner and tags are their template's, which may have changed. */
async function writeStored(
  stored: readonly StoredVersion[],
  templates: ReadonlyMap<string, SeenLaunchTemplate>,
  { settings, run }: CollectLaunchTemplates,
): Promise<void> {
  run.signal.throwIfAborted();
  const ownerOf = ownerResolver(settings.ownership);
  const resources = stored.map(({ version }): LaunchTemplateVersion => {
    const tags = templates.get(version.templateId)?.tags ?? {};
    return { ...version, isDefault: false, isLatest: false, owner: ownerOf(tags), tags };
  });
  if (resources.length > 0) await run.write({ kind: 'launchTemplateVersions', resources });
  const exposures = stored.flatMap((one, index) =>
    one.exposures.map((exposure) => ({ ...exposure, owner: resources[index]?.owner ?? exposure.owner })),
  );
  if (exposures.length > 0) await run.write({ kind: 'exposures', resources: exposures });
}

function versionOf(
  { userData, ...seen }: SeenLaunchTemplateVersion,
  templates: ReadonlyMap<string, SeenLaunchTemplate>,
  { settings, installationKey }: CollectLaunchTemplates,
): LaunchTemplateVersion {
  const template = templates.get(seen.templateId);
  const tags = template?.tags ?? {};
  return {
    ...seen,
    // A template made between the two calls is not among the templates: what is not its default is its latest.
    isLatest: template === undefined ? !seen.isDefault : template.latestVersion === seen.versionNumber,
    userDataDigest: userData === null ? null : hmacSecret(installationKey, userData),
    owner: ownerResolver(settings.ownership)(tags),
    tags,
  };
}

function exposuresOf(
  version: LaunchTemplateVersion,
  userData: string | null,
  { ec2, installationKey }: CollectLaunchTemplates,
  sightings: Sightings,
): Exposure[] {
  const resourceId = nameOf(version);
  const holder = { source: 'launch-template', resourceId, owner: version.owner } as const;
  const { exposures, reasons } = scanForCredentials(userData, holder, installationKey);
  for (const reason of reasons) {
    const message = `The user data of launch template ${resourceId} in ${ec2.region} was not read in full: ${reason}`;
    sightings.note({
      code: 'malformed',
      message,
      action: 'ec2:DescribeLaunchTemplateVersions',
      resource: resourceId,
    });
  }
  return exposures;
}
