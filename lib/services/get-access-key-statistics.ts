import type { AccessKeyStatistics, AccessKeyStatisticsInput } from '#lib/api/schemas.ts';
import { type KeyBandRow, readKeyBands, readKeyOwners, readKeySteps } from '#lib/db/read-key-bands.ts';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { keySteps } from '#lib/domain/key-retirement.ts';
import type { Context } from './context.ts';
import { readKeyQuery } from './list-access-keys.ts';
import { toTimestamp } from './read-filter.ts';

/** How many access keys there are, or were at an instant, by age, last use, status and owner. */
export async function getAccessKeyStatistics({
  ctx,
  input,
}: {
  ctx: Context;
  input: AccessKeyStatisticsInput;
}): Promise<AccessKeyStatistics> {
  const { query, wanted } = readKeyQuery(ctx, input);
  const [bands, steps, owners] = await Promise.all([
    readKeyBands(ctx.db, query, wanted),
    readKeySteps(ctx.db, query, wanted),
    readKeyOwners(ctx.db, query, wanted, ctx.settings.thresholds.keyUnusedDays),
  ]);
  return {
    asOf: toTimestamp(query.instant.at),
    ...countsOf(bands),
    root: sumOf(bands.filter(({ isRoot }) => isRoot)),
    ages: keyAges.map((age) => ({ age, ...countsOf(bands.filter((row) => row.age === age)) })),
    lastUses: keyUses.map((lastUse) => ({
      lastUse,
      ...countsOf(bands.filter((row) => row.lastUse === lastUse)),
    })),
    steps: keySteps.map((step) => ({ step, count: steps.find((row) => row.step === step)?.count ?? 0 })),
    owners: owners.map(({ owners: _, ...owner }) => owner),
    ownerCount: owners[0]?.owners ?? 0,
  };
}

function countsOf(rows: readonly KeyBandRow[]): { active: number; inactive: number } {
  return {
    active: sumOf(rows.filter(({ isActive }) => isActive)),
    inactive: sumOf(rows.filter(({ isActive }) => !isActive)),
  };
}

function sumOf(rows: readonly KeyBandRow[]): number {
  return rows.reduce((sum, { count }) => sum + count, 0);
}
