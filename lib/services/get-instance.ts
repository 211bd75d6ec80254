import { z } from 'zod';
import type {
  Episode,
  InstanceDetail,
  InstanceExposure,
  InstanceVersion,
  UserDataScan,
} from '#lib/api/schemas.ts';
import { type InstanceEpisodeRow, readInstanceEpisodes } from '#lib/db/read-episodes.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import {
  type InstanceDetailRow,
  type InstanceExposureRow,
  type InstanceVersionRow,
  readInstance,
  readInstanceExposures,
  readInstanceVersions,
  readUserDataScan,
  type UserDataScanRow,
} from '#lib/db/read-instances.ts';
import { readTemplateNames } from '#lib/db/read-names.ts';
import { shownTags } from '#lib/domain/credentials/redact-tags.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import { hourMs } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
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
import { shownText } from './read-masking.ts';

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
  await endPassedMutes(ctx);
  const { db } = ctx;
  const instant = coverageInstant(ctx, readInstant(ctx, input.at));
  const row = await readInstance(db, resourceFilter(ctx, {}), instant, input.id);
  if (row === null) throw notFound('instance', input.id);
  const { tags, validTo, ...shown } = row;
  const [versions, episodes, scan, exposures, template, findings] = await Promise.all([
    readInstanceVersions(db, row, instant),
    readInstanceEpisodes(db, row, instant),
    readUserDataScan(db, row, instant.at),
    readInstanceExposures(db, row, instant.at),
    readTemplate(ctx, row),
    readFindingsOf(db, 'instance', row.accountId, row.instanceId, instant),
  ]);
  const isGone = instant.isLatest && validTo !== null;
  return {
    ...toInstance(isGone ? { ...shown, coverage: 'not-eligible' } : shown),
    goneAt: isGone ? toTimestamp(validTo) : null,
    tags: shownTags(storedTags.parse(tags)),
    role: row.roleArn === null ? null : { arn: row.roleArn, name: nameInArn(row.roleArn) },
    profileName: row.profileArn === null ? null : nameInArn(row.profileArn),
    launchTemplate: template,
    exposures: exposures.map((exposure) => toExposure(ctx, exposure)),
    versions: versions.map(toVersion),
    episodes: episodes.map((episode) => toEpisode(episode, instant.at)),
    userDataScan: scan && toUserDataScan(scan),
    findings: findings.map((finding) => toFinding(ctx, finding)),
  };
}

async function readTemplate(
  { db }: Context,
  { launchTemplateId: id, launchTemplateVersion: version }: InstanceDetailRow,
): Promise<InstanceDetail['launchTemplate']> {
  if (id === null) return null;
  const names = await readTemplateNames(db, [id]);
  return { id, version, name: names.get(id) ?? null };
}

function toExposure(
  ctx: Context,
  { validFrom, validTo, accessKeyId, ...same }: InstanceExposureRow,
): InstanceExposure {
  return {
    ...same,
    accessKeyId: accessKeyId && shownText(ctx, accessKeyId),
    from: toTimestamp(validFrom),
    to: toNullableTimestamp(validTo),
  };
}

function toVersion({ validFrom, validTo, ...same }: InstanceVersionRow): InstanceVersion {
  return { ...same, from: toTimestamp(validFrom), to: toNullableTimestamp(validTo) };
}

function toEpisode({ openedAt, endedAt, ...same }: InstanceEpisodeRow, at: Date): Episode {
  return {
    ...same,
    openedAt: toTimestamp(openedAt),
    endedAt: toNullableTimestamp(endedAt),
    hours: ((endedAt ?? at).getTime() - openedAt.getTime()) / hourMs,
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
