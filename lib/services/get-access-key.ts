import type { AccessKeyDetail } from '#lib/api/schemas.ts';
import { readAccessKey, readAccessKeyVersions, readKeyExposures } from '#lib/db/read-access-keys.ts';
import { readFindingsOf } from '#lib/db/read-findings.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { toAccessKey } from './list-access-keys.ts';
import { toFinding } from './list-findings.ts';
import { readInstant, resourceFilter, toNullableTimestamp, toTimestamp } from './read-filter.ts';

/**
 * One access key with its history and the places where it was found.
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
  const { db } = ctx;
  const instant = readInstant(ctx, input.at);
  const filter = resourceFilter(ctx, {});
  const row = await readAccessKey(db, filter, instant, parseId(input.id));
  if (row === null) throw notFound('access key', input.id);
  const [versions, exposures, findings] = await Promise.all([
    readAccessKeyVersions(db, row.accountId, row.accessKeyId),
    readKeyExposures(db, filter, row.accessKeyId),
    readFindingsOf(db, 'access-key', row.accountId, row.accessKeyId),
  ]);
  const { validTo, ...key } = row;
  return {
    ...toAccessKey(ctx, key, instant.at),
    goneAt: instant.isLatest ? toNullableTimestamp(validTo) : null,
    versions: versions.map(({ validFrom, validTo: to, isActive, lastUsedAt, lastUsedService }) => ({
      from: toTimestamp(validFrom),
      to: toNullableTimestamp(to),
      status: isActive ? ('active' as const) : ('inactive' as const),
      lastUsedAt: toNullableTimestamp(lastUsedAt),
      lastUsedService,
    })),
    exposures: exposures.map(({ validFrom, validTo: to, ...place }) => ({
      ...place,
      from: toTimestamp(validFrom),
      to: toNullableTimestamp(to),
    })),
    findings: findings.map((finding) => toFinding(ctx, finding)),
  };
}

function parseId(id: string): { accountId: string | null; keyId: string } {
  const [, accountId, keyId] = /^(\d{12}):(.+)$/s.exec(id) ?? [];
  return accountId && keyId ? { accountId, keyId } : { accountId: null, keyId: id };
}
