import type { Kpis, KpisInput } from '#lib/api/schemas.ts';
import { readCoverage, readSight, type Sight } from '#lib/db/read-coverage.ts';
import { readEpisodeTimes } from '#lib/db/read-episodes.ts';
import { readExposedCredentials } from '#lib/db/read-exposed-credentials.ts';
import { readKeyStatistics } from '#lib/db/read-key-statistics.ts';
import { readUnscannedCount } from '#lib/db/read-unscanned.ts';
import { assembleKpis } from '#lib/domain/kpis.ts';
import { defaultWindowDays, mttr } from '#lib/domain/mttr.ts';
import { dayMs, episodeTimes } from '#lib/domain/statistics.ts';
import type { Context } from './context.ts';
import { createGiveWay, inSteps } from './give-way.ts';
import { checkPeriod, coverageInstant, readInstant, resourceFilter, toTimestamp } from './read-filter.ts';

/**
 * The four KPIs at an instant; MTTR and what opened or was resolved over the period that ends at it. Null what no
 * collection had seen anything of.
 */
export async function getKpis({ ctx, input }: { ctx: Context; input: KpisInput }): Promise<Kpis> {
  const { db, settings } = ctx;
  const giveWay = createGiveWay();
  const instant = readInstant(ctx, input.at);
  const from = input.from ?? new Date(instant.at.getTime() - defaultWindowDays * dayMs);
  checkPeriod(from, instant.at);
  const filter = resourceFilter(ctx, input);
  const covered = coverageInstant(ctx, instant);
  const counted = { filter, at: instant.at, includeOpenAtStart: settings.coverage.episodesOpenAtStart };
  const [coverage, sight, episodes, accessKeys, exposedCredentials, unscanned] = await Promise.all([
    readCoverage(db, filter, covered),
    readSight(db, filter, covered),
    readEpisodeTimes(db, counted, null, []),
    readKeyStatistics(db, filter, instant, settings.thresholds.keyUnusedDays),
    readExposedCredentials(db, filter, from, instant.at),
    readUnscannedCount(db, filter, instant),
  ]);
  const times = episodes.get(null) ?? episodeTimes([]);
  const kpis = assembleKpis({
    asOf: instant.at,
    ...sight,
    isAllMonitored: isAllMonitored(input, sight),
    coverage,
    mttr: await inSteps(mttr({ episodes: times, from, at: instant.at }), giveWay),
    accessKeys,
    exposedCredentials: { ...exposedCredentials, unscanned },
  });
  const windowDays = (instant.at.getTime() - from.getTime()) / dayMs;
  return {
    ...kpis,
    asOf: toTimestamp(kpis.asOf),
    from: toTimestamp(from),
    windowDays,
  };
}

/** Whether something is collected of every account and region that was asked for by name. */
function isAllMonitored({ account = [], region = [] }: KpisInput, { accounts, regions }: Sight): boolean {
  return account.every((id) => accounts.includes(id)) && region.every((name) => regions.includes(name));
}
