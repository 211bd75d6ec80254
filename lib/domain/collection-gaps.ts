import { dayMs } from './statistics.ts';

/** A region of an account, `global` among them. */
type Place = { accountId: string; region: string };

/** What is known of a place on a day: that it was seen, and whether all of it was. */
export type SeenDay = Place & { day: string; staleScopes: number };

/** From when to when a place was monitored; `lastAt` null: still. */
type MonitoredPlace = Place & { firstAt: Date; lastAt: Date | null };

/** Days on end (UTC, both included) of which a part of the estate is not known, and what part. */
export type CollectionGap = { firstDay: string; lastDay: string; unseen: Place[]; partlySeen: Place[] };

/**
 * The gaps within a period: runs of days on which some place that was monitored had not been looked at, or not all of
 * it. A place is named once, under the worse of the two.
 *
 * @param first the period's first day, `2026-11-01`
 * @param last its last one
 */
export function collectionGaps(
  first: string,
  last: string,
  seen: readonly SeenDay[],
  monitored: readonly MonitoredPlace[],
): CollectionGap[] {
  const byDay = Map.groupBy(seen, ({ day }) => day);
  const runs: {
    firstDay: string;
    lastDay: string;
    places: Map<string, { place: Place; isSeen: boolean }>;
  }[] = [];
  let wasWhole = true;
  for (let ms = Date.parse(first); ms <= Date.parse(last); ms += dayMs) {
    const day = new Date(ms).toISOString().slice(0, 10);
    const missing = missingOn(day, byDay.get(day) ?? [], monitored);
    if (missing.length > 0 && wasWhole) runs.push({ firstDay: day, lastDay: day, places: new Map() });
    const run = runs.at(-1);
    for (const one of missing) {
      const name = nameOf(one.place);
      if (run && run.places.get(name)?.isSeen !== false) run.places.set(name, one);
    }
    if (missing.length > 0 && run) run.lastDay = day;
    wasWhole = missing.length === 0;
  }
  return runs.map(({ firstDay, lastDay, places }) => {
    const of = (isSeen: boolean) =>
      [...places.values()].filter((one) => one.isSeen === isSeen).map(({ place }) => place);
    return { firstDay, lastDay, unseen: of(false), partlySeen: of(true) };
  });
}

function missingOn(day: string, seen: readonly SeenDay[], monitored: readonly MonitoredPlace[]) {
  const rows = new Map(seen.map((row) => [nameOf(row), row]));
  const dayOf = (time: Date) => time.toISOString().slice(0, 10);
  return monitored
    .filter(({ firstAt, lastAt }) => dayOf(firstAt) <= day && (lastAt === null || dayOf(lastAt) > day))
    .flatMap(({ accountId, region }) => {
      const row = rows.get(nameOf({ accountId, region }));
      if (row?.staleScopes === 0) return [];
      return [{ place: { accountId, region }, isSeen: row !== undefined }];
    });
}

function nameOf({ accountId, region }: Place): string {
  return `${accountId}/${region}`;
}
