import { formatHours } from '#components/format/durations.ts';
import { formatCount, formatRatio, noValue } from '#components/format/numbers.ts';
import type { FigureKind } from './chart-model.ts';

const formats: Record<FigureKind, (value: number) => string> = {
  count: formatCount,
  ratio: formatRatio,
  hours: formatHours,
};

/** A figure for people: `1,248`, `93.5 %`, `3.2 d`; a dash where it is not known. */
export function formatFigure(kind: FigureKind, value: number | null | undefined): string {
  return value === null || value === undefined ? noValue : formats[kind](value);
}

const scales: Record<FigureKind, number> = { count: 1, ratio: 100, hours: 1 };

/** A figure for programs, in the unit that its column is headed with: `1248`, `93.478261`; nothing where it is not known. */
export function plainFigure(kind: FigureKind, value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(Number((value * scales[kind]).toFixed(6)));
}
