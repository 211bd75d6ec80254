import { dayMs } from './statistics.ts';

/** A region of an account, `global` among them. */
type Place = { accountId: string; region: string };

/** A place that was monitored on a day, of which not all is known: nothing, or (`isSeen`) a part. */
export type LackingDay = Place & { day: string; isSeen: boolean };

/** Days on end (UTC, both included) of which a part of the estate is not known, and what part. */
export type CollectionGap = { firstDay: string; lastDay: string; unseen: Place[]; partlySeen: Place[] };

/**
 * The gaps of a period: runs of days on which some place that was monitored had not been looked at, or not all of it.
 * A place is named once in a gap, under the worse of the two.
 *
 * @param lacking what is not known, in the order of its days
 */
export function collectionGaps(lacking: readonly LackingDay[]): CollectionGap[] {
  const runs: { firstDay: string; lastDay: string; places: Map<string, LackingDay> }[] = [];
  for (const one of lacking) {
    const { day } = one;
    let run = runs.at(-1);
    if (run === undefined || Date.parse(day) - Date.parse(run.lastDay) > dayMs) {
      run = { firstDay: day, lastDay: day, places: new Map() };
      runs.push(run);
    }
    run.lastDay = day;
    const name = `${one.accountId}/${one.region}`;
    if (run.places.get(name)?.isSeen !== false) run.places.set(name, one);
  }
  return runs.map(({ firstDay, lastDay, places }) => {
    const of = (isSeen: boolean) =>
      [...places.values()]
        .filter((one) => one.isSeen === isSeen)
        .map(({ accountId, region }) => ({ accountId, region }));
    return { firstDay, lastDay, unseen: of(false), partlySeen: of(true) };
  });
}
