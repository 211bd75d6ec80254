import type { Ec2 } from '#lib/aws/ec2.ts';
import type { Instance } from '#lib/domain/inventory.ts';
import { ownerResolver } from '#lib/domain/ownership.ts';
import type { Settings } from '#lib/domain/settings.ts';
import {
  type CollectLaunchTemplates,
  collectLaunchTemplates,
  collectVersionsInUse,
  type SeenTemplates,
} from './collect-launch-templates.ts';
import type { CollectorResult, CollectorRun } from './collector.ts';
import { readAhead } from './read-ahead.ts';
import { runTogether } from './run-together.ts';
import { createSightings, type Sightings } from './sightings.ts';
import { createVersionsInUse, type VersionsInUse } from './versions-in-use.ts';

export type CollectEc2 = {
  ec2: Ec2;
  settings: Pick<Settings, 'ownership'>;
  /** For the keyed hashes of secrets and user data. */
  installationKey: Uint8Array;
  readStoredVersions: CollectLaunchTemplates['readStoredVersions'];
  run: CollectorRun;
};

/**
 * Collects one region: instances (terminated ones too, as that is how a termination is seen), since when their profiles
 * are associated, launch templates' default and latest versions, and the credentials in these. The three listings are read
 * at the same time, page by page, so that a slow network costs one of them and not the sum; the other template versions that
 * instances came from are known only then. Throws only the signal's reason or what `run.write` and `readStoredVersions` throw.
 */
export async function collectEc2(given: CollectEc2): Promise<CollectorResult> {
  const sightings = createSightings();
  const inUse = createVersionsInUse();
  let seen: SeenTemplates | null = null;
  await runTogether(given.run.signal, [
    (signal) => collectInstances(given, inUse, sightings, signal),
    (signal) => collectAssociations(given, sightings, signal),
    async (signal) => {
      seen = await collectLaunchTemplates(given, sightings, signal);
    },
  ]);
  const templates = seen as SeenTemplates | null;
  if (templates !== null) await collectVersionsInUse(given, templates, inUse, sightings);
  return sightings.result();
}

async function collectInstances(
  { ec2, settings, run }: CollectEc2,
  inUse: VersionsInUse,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  const ownerOf = ownerResolver(settings.ownership);
  let done = 0;
  await sightings.part(async () => {
    for await (const page of readAhead(ec2.instances(signal))) {
      sightings.page(page);
      const resources: Instance[] = page.resources.map((seen) => ({
        ...seen,
        associatedAt: null,
        owner: ownerOf(seen.tags),
      }));
      inUse.note(resources);
      signal.throwIfAborted();
      if (resources.length > 0) await run.write({ kind: 'instances', resources });
      done += resources.length;
      run.reportProgress(done, null);
    }
  });
}

async function collectAssociations(
  { ec2, run }: CollectEc2,
  sightings: Sightings,
  signal: AbortSignal,
): Promise<void> {
  await sightings.part(async () => {
    for await (const page of readAhead(ec2.associations(signal))) {
      sightings.page(page);
      signal.throwIfAborted();
      if (page.resources.length > 0) await run.write({ kind: 'associations', resources: page.resources });
    }
  });
}
