import type { ChartPoint } from './chart-model.ts';

export type MarkKind = 'gap' | 'settings' | 'note';

/** Something that happened on a day, or over some: it stands on the time axis, with a list behind it. */
export type Mark = {
  /** Also the id of its entry in the list. */
  key: string;
  kind: MarkKind;
  firstDay: string;
  lastDay: string;
  label: string;
};

/** A mark over the points from `from` to `to`, both included; `turn` tells those apart that begin at the same point. */
export type PlacedMark = Mark & { from: number; to: number; turn: number };

/** Where marks go. What lies outside the days of the points has no place. */
export function placeMarks(points: readonly ChartPoint[], marks: readonly Mark[]): PlacedMark[] {
  const [first, last] = [points.at(0), points.at(-1)];
  if (!first || !last) return [];
  const indexOf = (day: string) => {
    const index = points.findIndex((point) => point.day >= day);
    return index === -1 ? points.length - 1 : index;
  };
  const turns = new Map<number, number>();
  return marks
    .filter(({ firstDay, lastDay }) => lastDay >= first.firstDay && firstDay <= last.day)
    .map((mark) => {
      const from = indexOf(mark.firstDay);
      const turn = mark.kind === 'gap' ? 0 : (turns.get(from) ?? 0);
      if (mark.kind !== 'gap') turns.set(from, turn + 1);
      return { ...mark, from, to: indexOf(mark.lastDay), turn };
    });
}
