import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import {
  type AccessKeyVersionRow,
  type KeyExposureRow,
  type RetirementRow,
  readAccessKeyVersions,
  readKeyExposures,
  readKeyRetirement,
  readKeyUser,
} from '#lib/db/read-access-key-history.ts';
import { type AccessKeyDetailRow, readAccessKey } from '#lib/db/read-access-keys.ts';
import type { Instant } from '#lib/db/read-filter.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import { readGroups, readPermissions, readPolicies } from '#lib/db/read-permissions.ts';
import { readUnscannedCount } from '#lib/db/read-unscanned.ts';
import { longestHistory } from '#lib/db/read-versions.ts';
import { change, type HistoryEntry, historyOf, mergedHistory } from '#lib/domain/history.ts';
import { type KeyChangeKind, keyChanges } from '#lib/domain/key-history.ts';
import { nextKeyAction } from '#lib/domain/key-next-action.ts';
import { keyRetirement } from '#lib/domain/key-retirement.ts';
import type { Context } from './context.ts';
import { endPassedMutes } from './end-passed-mutes.ts';
import { notFound } from './errors.ts';
import { toKeyFacts } from './list-access-keys.ts';
import { toFinding } from './list-findings.ts';
import { readInstant, resourceFilter, stepInstant, toNullableTimestamp, toTimestamp } from './read-filter.ts';
import { toHistory } from './read-history.ts';
import { shownText } from './read-masking.ts';
import { readPermissionAnalysis } from './stored-analyses.ts';
import { managedPoliciesOf, toPolicies } from './to-policies.ts';

/**
 * One access key as last seen, or as it was at an instant: its user, the places where it was found, and its history.
 *
 * @param input.id `ACCOUNT:KEYID`, or the key's id alone
 * @throws ServiceError if no snapshot shows it
 */
export async function getAccessKey({
  ctx,
  input,
}: {
  ctx: Context;
  input: { id: string; at?: Date | undefined };
}): Promise<AccessKeyDetail> {
  await endPassedMutes(ctx);
  const { db } = ctx;
  const instant = stepInstant(ctx, readInstant(ctx, input.at));
  const filter = resourceFilter(ctx, {});
  const row = await readAccessKey(db, filter, instant, parseId(input.id));
  if (row === null) throw notFound('access key', input.id);
  const [versions, exposures, retirement, unscanned, findings, user] = await Promise.all([
    readAccessKeyVersions(db, instant, row),
    readKeyExposures(db, filter, instant, row.accessKeyId),
    readKeyRetirement(db, filter, instant, row),
    readUnscannedCount(db, filter, instant),
    readFindingsOf(db, 'access-key', row.accountId, row.accessKeyId, instant),
    row.isRoot ? null : getUser(ctx, whenThere(row, instant), row),
  ]);
  const { validTo, ...key } = row;
  return {
    ...toKeyFacts(ctx, key, instant.at),
    goneAt: instant.isLatest ? toNullableTimestamp(validTo) : null,
    user,
    versions: versions.slice(0, longestHistory).map(toVersion),
    retirement: retirement && toRetirement(ctx, row, { ...retirement, exposures, unscanned }, instant.at),
    exposures: exposures.map(toExposure),
    history: toHistory(ctx, historyOfKey(row, versions, exposures)),
    findings: findings.map((finding) => toFinding(ctx, finding)),
  };
}

/** The instant that was asked for, or the last one at which a key that is gone was there. */
function whenThere({ validTo }: AccessKeyDetailRow, instant: Instant): Instant {
  if (!instant.isLatest || validTo === null) return instant;
  return { at: new Date(validTo.getTime() - 1), isLatest: false };
}

function historyOfKey(
  { createdAt }: AccessKeyDetailRow,
  versions: readonly AccessKeyVersionRow[],
  exposures: readonly KeyExposureRow[],
): HistoryEntry<KeyChangeKind>[] {
  const created: HistoryEntry<KeyChangeKind>[] =
    createdAt === null ? [] : [{ at: createdAt, changes: [change('created')] }];
  const places = exposures.flatMap(({ validFrom, validTo, resourceId }): HistoryEntry<KeyChangeKind>[] => [
    { at: validFrom, changes: [change('exposed', { subject: resourceId })] },
    ...(validTo === null
      ? []
      : [{ at: validTo, changes: [change('exposure-removed' as const, { subject: resourceId })] }]),
  ]);
  const own = historyOf(versions, keyChanges, versions.length <= longestHistory);
  return mergedHistory([...own, ...places, ...created]);
}

/** The user of a key with all that it may do; null if it was not seen. */
async function getUser(
  ctx: Context,
  instant: Instant,
  key: { accountId: string; userName: string },
): Promise<AccessKeyDetail['user']> {
  const { db } = ctx;
  const { accountId } = key;
  const user = await readKeyUser(db, instant, key);
  if (user === null) return null;
  const [groups, permissions] = await Promise.all([
    readGroups(db, instant, accountId, user.groups),
    readPermissions(db, instant, { accountId, arn: user.userArn }),
  ]);
  const managed = await readPolicies(db, instant, accountId, managedPoliciesOf([user, ...groups]));
  const policies = toPolicies(ctx, user, groups, managed);
  const { createdAt, inlinePolicies, ...same } = user;
  return {
    ...{ ...same, createdAt: toNullableTimestamp(createdAt), policies },
    inlinePolicies: policies.flatMap(({ kind, group, name }) =>
      kind === 'inline' && group === undefined ? name : [],
    ),
    permissions: permissions && readPermissionAnalysis(permissions.analysis),
    standing: permissions?.standing ?? null,
  };
}

function toVersion(version: AccessKeyVersionRow): AccessKeyDetail['versions'][number] {
  return {
    from: toTimestamp(version.validFrom),
    to: toNullableTimestamp(version.validTo),
    status: version.isActive ? 'active' : 'inactive',
    lastUsedAt: toNullableTimestamp(version.lastUsedAt),
    lastUsedService: version.lastUsedService,
  };
}

function toExposure({ validFrom, validTo, ...same }: KeyExposureRow): AccessKeyDetail['exposures'][number] {
  return { ...same, from: toTimestamp(validFrom), to: toNullableTimestamp(validTo) };
}

type RetirementFacts = RetirementRow & { exposures: readonly KeyExposureRow[]; unscanned: number };

function toRetirement(
  ctx: Context,
  key: AccessKeyDetailRow,
  { exposures, unscanned, statusSince, isStatusFirst, isFresh, ...places }: RetirementFacts,
  at: Date,
): AccessKeyDetail['retirement'] {
  const status = { since: statusSince, isAtFirst: isStatusFirst };
  const { step, reason, readyAt } = keyRetirement(
    { ...key, status, places, isFresh },
    at,
    ctx.settings.thresholds,
  );
  const needing = exposures.filter(({ need }) => need === 'needed' || need === 'needed-when-started');
  return {
    ...places,
    ...{ step, reason, isStatusFirst, unscanned },
    readyAt: toNullableTimestamp(readyAt),
    doneAt: toNullableTimestamp(places.doneAt),
    statusSince: toTimestamp(statusSince),
    remediation: nextKeyAction(
      step,
      { ...key, accessKeyId: shownText(ctx, key.accessKeyId) },
      { needing, isPublic: places.published > 0 },
    ),
  };
}

function parseId(id: string): { accountId: string | null; keyId: string } {
  const [, accountId, keyId] = /^(\d{12}):(.+)$/s.exec(id) ?? [];
  return accountId && keyId ? { accountId, keyId } : { accountId: null, keyId: id };
}
