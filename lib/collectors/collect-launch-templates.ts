import type { Ec2 } from '#lib/aws/ec2.ts';
import type { SeenLaunchTemplate, SeenLaunchTemplateVersion } from '#lib/aws/ec2-launch-template.ts';
import { hmacSecret } from '#lib/domain/credentials/fingerprint-secret.ts';
import type { LaunchTemplateVersion } from '#lib/domain/inventory.ts';
import { ownerResolver } from '#lib/domain/ownership.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { CollectorRun } from './collector.ts';
import { scanForCredentials } from './scan-for-credentials.ts';
import type { Sightings } from './sightings.ts';

type Given = {
  ec2: Pick<Ec2, 'region' | 'launchTemplates' | 'launchTemplateVersions'>;
  settings: Pick<Settings, 'ownership'>;
  installationKey: Uint8Array;
  run: Pick<CollectorRun, 'write'>;
};

/**
 * Collects the default and latest versions of a region's launch templates, and the credentials in their user data.
 * One call lists the versions of all templates; it is not made where there are none.
 */
export async function collectLaunchTemplates(
  given: Given,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  const { ec2, run } = given;
  await sightings.part(async () => {
    const templates = new Map<string, SeenLaunchTemplate>();
    for await (const page of ec2.launchTemplates(signal)) {
      sightings.page(page);
      for (const template of page.resources) templates.set(template.templateId, template);
    }
    if (templates.size === 0) return;
    for await (const page of ec2.launchTemplateVersions(signal)) {
      sightings.page(page);
      const versions = page.resources.map((seen) => ({
        version: versionOf(seen, templates, given),
        userData: seen.userData,
      }));
      signal.throwIfAborted();
      await run.write({ kind: 'launchTemplateVersions', resources: versions.map(({ version }) => version) });
      const exposures = versions.flatMap(({ version, userData }) =>
        exposuresOf(version, userData, given, sightings),
      );
      if (exposures.length > 0) await run.write({ kind: 'exposures', resources: exposures });
    }
  });
}

function versionOf(
  { userData, ...seen }: SeenLaunchTemplateVersion,
  templates: ReadonlyMap<string, SeenLaunchTemplate>,
  { settings, installationKey }: Given,
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
  { ec2, installationKey }: Given,
  sightings: Sightings,
) {
  const resourceId = `${version.templateId}:${version.versionNumber}`;
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
