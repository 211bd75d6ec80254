import { z } from 'zod';
import type { Episode, InstanceDetail, InstanceVersion, UserDataScan } from '#lib/api/schemas.ts';
import { type InstanceEpisodeRow, readInstanceEpisodes } from '#lib/db/read-episodes.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import {
  type InstanceVersionRow,
  readInstance,
  readInstanceVersions,
  readUserDataScan,
  type UserDataScanRow,
} from '#lib/db/read-instances.ts';
import { hourMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toFinding } from './list-findings.ts';
import { toInstance } from './list-instances.ts';
import {
  coverageInstant,
  readInstant,
  resourceFilter,
  toNullableTimestamp,
  toTimestamp,
} from './read-filter.ts';

const storedTags = z.record(z.string(), z.string()).catch({});
const storedReasons = z.array(z.string()).catch([]);

/**
 * One instance with its history.
 *
 * @throws ServiceError if no snapshot shows it
 */
export async function getInstance({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<InstanceDetail> {
  const { db } = ctx;
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const row = await readInstance(db, resourceFilter(ctx, {}), instant, input.id);
  if (row === null) throw notFound('instance', input.id);
  const { tags, validTo, ...shown } = row;
  const [versions, episodes, scan, findings] = await Promise.all([
    readInstanceVersions(db, row),
    readInstanceEpisodes(db, row),
    readUserDataScan(db, row, instant.at),
    readFindingsOf(db, 'instance', row.accountId, row.instanceId),
  ]);
  const isGone = instant.isLatest && validTo !== null;
  return {
    ...toInstance(isGone ? { ...shown, coverage: 'not-eligible' } : shown),
    goneAt: isGone ? toTimestamp(validTo) : null,
    tags: storedTags.parse(tags),
    versions: versions.map(toVersion),
    episodes: episodes.map((episode) => toEpisode(episode, ctx.now)),
    userDataScan: scan && toUserDataScan(scan),
    findings: findings.map((finding) => toFinding(ctx, finding)),
  };
}

function toVersion({ validFrom, validTo, ...same }: InstanceVersionRow): InstanceVersion {
  return { ...same, from: toTimestamp(validFrom), to: toNullableTimestamp(validTo) };
}

function toEpisode({ openedAt, endedAt, ...same }: InstanceEpisodeRow, now: Date): Episode {
  return {
    ...same,
    openedAt: toTimestamp(openedAt),
    endedAt: toNullableTimestamp(endedAt),
    hours: ((endedAt ?? now).getTime() - openedAt.getTime()) / hourMs,
  };
}

function toUserDataScan({ launchTime, scannedAt, reasons, ...same }: UserDataScanRow): UserDataScan {
  return {
    ...same,
    launchTime: toTimestamp(launchTime),
    scannedAt: toTimestamp(scannedAt),
    reasons: storedReasons.parse(reasons),
  };
}
