import type { Transaction } from '#lib/db/client.ts';
import { type EpisodeRow, replaceEpisodes } from '#lib/db/episodes.ts';
import { readExemptionTerms } from '#lib/db/exemptions.ts';
import {
  readAllInstanceIds,
  readIamSnapshots,
  readInstanceVersions,
  readProfileVersions,
} from '#lib/db/instance-timelines.ts';
import { readScope } from '#lib/db/scopes.ts';
import { episodesOf } from '#lib/domain/episodes.ts';
import { exemptSpans } from '#lib/domain/exemptions.ts';
import type { Settings } from '#lib/domain/settings.ts';
import { spansUntil, timelineOf } from '#lib/domain/timelines.ts';
import { inBatches } from './in-batches.ts';

/** The instances whose episodes are to be derived; null: all that the region ever held. */
export type EpisodeSubjects = { accountId: string; region: string; instanceIds: string[] | null };

/**
 * Derives the episodes of some instances from all their versions, and stores what differs. Of a region that is
 * monitored no more, from those that were seen before it retired.
 *
 * @returns the earliest instant from which a figure may differ; null if none does
 */
export async function deriveEpisodes(
  tx: Transaction,
  { accountId, region, instanceIds }: EpisodeSubjects,
  settings: Settings,
): Promise<Date | null> {
  if (instanceIds?.length === 0) return null;
  const scope = await readScope(tx, { accountId, region, collector: 'ec2' });
  const retiredAt = scope?.retiredAt ?? null;
  const spans = spansUntil(await readProfileVersions(tx, accountId), retiredAt);
  const profiles = Map.groupBy(spans, ({ profileArn }) => profileArn);
  const iam = (await readIamSnapshots(tx, accountId)).filter(
    ({ seenAt }) => retiredAt === null || seenAt < retiredAt,
  );
  const terms = await readExemptionTerms(tx);
  const { includeStopped } = settings.coverage;
  let since: Date | null = null;
  const batches =
    instanceIds === null
      ? readAllInstanceIds(tx, accountId, region)
      : inBatches(instanceIds, async (batch) => batch);
  for await (const batch of batches) {
    const read = await readInstanceVersions(tx, accountId, region, batch);
    const versions = spansUntil(read, retiredAt).map((version) => ({
      ...version,
      exempt: exemptSpans(version.exemptionIds.flatMap((id) => terms.get(id) ?? [])),
    }));
    const episodes: EpisodeRow[] = [...Map.groupBy(versions, ({ instanceId }) => instanceId)].flatMap(
      ([instanceId, ofInstance]) =>
        episodesOf(timelineOf(ofInstance, profiles, iam), {
          includeStopped,
          monitoredSince: scope?.firstCompleteAt ?? null,
        }).map((episode) => ({ ...episode, instanceId })),
    );
    const changed = await replaceEpisodes(tx, { accountId, region }, batch, episodes);
    if (changed !== null && (since === null || changed < since)) since = changed;
  }
  return since;
}
