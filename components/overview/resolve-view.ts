import type { Dropped, RawParams } from '#components/scope/resolve-scope.ts';
import type { Dimension, Interval } from '#lib/api/schemas.ts';
import type { TrendView } from '#lib/queries/trends.ts';

export const intervals = ['day', 'week', 'month'] as const satisfies readonly Interval[];
export const dimensions = ['account', 'region', 'owner'] as const satisfies readonly Dimension[];

/** The parameters of the address that only the Overview reads. */
export const viewParams = ['interval', 'by', 'compare', 'since', 'against'] as const;
export type ViewParam = (typeof viewParams)[number];

/** How the Overview cuts what it shows. */
export type OverviewView = TrendView & {
  /** Whether charts show the span before as well. */
  isCompared: boolean;
  /** The day (UTC) since which changes are told; null: yesterday. */
  since: string | null;
  /** What movers are held against. */
  against: 'yesterday' | 'start';
};

/** The view that the address asks for, and what in it means nothing. */
export function resolveView(raw: RawParams, now: Date): { view: OverviewView; dropped: Dropped[] } {
  const dropped: Dropped[] = [];
  const read = <T extends string>(name: ViewParam, parse: (value: string) => T | null): T | null => {
    const values = [raw[name] ?? []].flat().filter((value) => value !== '');
    const parsed = values.map(parse);
    for (const [index, value] of values.entries()) if (parsed[index] === null) dropped.push({ name, value });
    return parsed.find((value) => value !== null) ?? null;
  };
  const oneOf =
    <T extends string>(known: readonly T[]) =>
    (value: string) =>
      known.find((one) => one === value) ?? null;
  return {
    view: {
      interval: read('interval', oneOf(intervals)),
      by: read('by', oneOf(dimensions)),
      isCompared: read('compare', oneOf(['before'])) !== null,
      since: read('since', (value) => (isPastDay(value, now) ? value : null)),
      against: read('against', oneOf(['start'])) ?? 'yesterday',
    },
    dropped,
  };
}

const longestMs = 3 * 366 * 86_400_000;

function isPastDay(value: string, now: Date): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  const isDay = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value);
  return isDay && time < now && now.getTime() - time.getTime() < longestMs;
}
