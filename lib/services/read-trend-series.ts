import type { RollupRow } from '#lib/db/read-rollups.ts';
import { createGiveWay } from './give-way.ts';
import { toTimestamp } from './read-filter.ts';
import { endOfDay } from './read-trend-buckets.ts';
import type { TrendFrame } from './read-trend-frame.ts';

/** The rollups of one point: `last` holds the standing figures, `all` what flows within the interval. */
export type PointRollups<Figures> = { last: Figures; all: Figures[]; asOf: Date };

/** How a metric makes its fields from the rollups of a series. */
export type PointReader<Figures, Fields> = (
  group: string | null,
  points: PointRollups<Figures>[],
) => Fields[] | Promise<Fields[]>;

type Nullable<T> = { [K in keyof T]: T[K] | null };
type Point<Fields> = { at: string; day: string; complete: boolean } & Nullable<Fields>;

/**
 * The series of a trend. Standing figures are those of the interval's last day with data; without any day
 * with data every figure is null.
 *
 * @param rows what the rollups hold of its days
 * @param none the figures of a day with data on which the series has no rows
 * @param absent the fields, all null, of a point without data
 */
export async function trendSeries<Figures, Fields>(
  frame: TrendFrame,
  rows: readonly RollupRow<Figures>[],
  none: Figures,
  absent: Nullable<Fields>,
  toFields: PointReader<Figures, Fields>,
): Promise<{ by: string | null; points: Point<Fields>[] }[]> {
  const byGroup = Map.groupBy(rows, ({ group }) => group);
  const giveWay = createGiveWay();
  const series: { by: string | null; points: Point<Fields>[] }[] = [];
  for (const group of frame.groups) {
    await giveWay();
    const days = new Map<string, RollupRow<Figures>>((byGroup.get(group) ?? []).map((row) => [row.day, row]));
    const points = frame.buckets.map((bucket) => {
      const withData = bucket.days.filter((day) => frame.dayOf(group, day) !== null);
      const all = withData.map((day): Figures => days.get(day) ?? none);
      const last = all.at(-1);
      const day = withData.at(-1);
      const known = day === undefined ? null : frame.dayOf(group, day);
      return { bucket, day, known, rollups: last && known ? { last, all, asOf: known.asOf } : null };
    });
    const read = await toFields(
      group,
      points.flatMap(({ rollups }) => rollups ?? []),
    );
    const fields = read.values();
    series.push({
      by: group,
      points: points.map(({ bucket, day, known, rollups }): Point<Fields> => {
        const lastDay = day ?? bucket.days.at(-1) ?? '';
        const place = {
          at: toTimestamp(known?.asOf ?? endOfDay(lastDay)),
          day: lastDay,
          complete: known?.isComplete ?? false,
        };
        return { ...place, ...((rollups && fields.next().value) || absent) };
      }),
    });
  }
  return series;
}
