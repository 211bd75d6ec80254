import { formatDate, formatDayTime } from '#components/format/times.ts';
import type { InstanceDetail } from '#lib/api/schemas.ts';

/** How an instance was over a time: with a role, running without one, not running, or not there. */
export type PeriodKind = 'covered' | 'no-role' | 'idle' | 'absent';

/** An unbroken time of one kind, in milliseconds since 1970. */
export type Period = { kind: PeriodKind; fromMs: number; toMs: number };

export const periodKinds: readonly PeriodKind[] = ['no-role', 'covered', 'idle', 'absent'];

type History = Pick<InstanceDetail, 'versions' | 'episodes'>;
type Span = { fromMs: number; toMs: number };

/**
 * The periods of an instance up to an instant, in order and without gaps. Episodes say when it ran without a role, also before
 * it was first seen; versions say the rest.
 */
export function periodsOf({ versions, episodes }: History, end: Date): readonly Period[] {
  const endMs = end.getTime();
  const spanOf = (from: string, to: string | null): Span => ({
    fromMs: Date.parse(from),
    toMs: Math.min(endMs, to === null ? endMs : Date.parse(to)),
  });
  const seen = versions.map((version) => ({ ...version, ...spanOf(version.from, version.to) }));
  const without = episodes.map(({ openedAt, endedAt }) => spanOf(openedAt, endedAt));
  const edges = [...new Set([...seen, ...without].flatMap(({ fromMs, toMs }) => [fromMs, toMs]))]
    .filter((edge) => edge <= endMs)
    .sort((a, b) => a - b);
  const kindAt = (ms: number): PeriodKind => {
    if (without.some((span) => holds(span, ms))) return 'no-role';
    const version = seen.find((span) => holds(span, ms));
    if (!version) return 'absent';
    if (version.state !== 'running') return 'idle';
    return version.profileArn === null ? 'no-role' : 'covered';
  };
  return merged(
    edges.slice(1).map((toMs, index) => {
      const fromMs = edges[index] ?? toMs;
      return { kind: kindAt((fromMs + toMs) / 2), fromMs, toMs };
    }),
  );
}

/** How long the periods of a kind are together, in milliseconds. */
export function lengthOf(periods: readonly Period[], kind: PeriodKind): number {
  return periods.reduce((sum, period) => sum + (period.kind === kind ? period.toMs - period.fromMs : 0), 0);
}

function holds({ fromMs, toMs }: Span, ms: number): boolean {
  return fromMs <= ms && ms < toMs;
}

function merged(periods: readonly Period[]): readonly Period[] {
  const all: Period[] = [];
  for (const period of periods) {
    const last = all.at(-1);
    if (last?.kind === period.kind) all[all.length - 1] = { ...last, toMs: period.toMs };
    else all.push(period);
  }
  return all;
}

/** The longest span whose ticks are times of day. */
const timesUntilMs = 3 * 86_400_000;

/** What stands at a share of the way from one instant to another: a date, or in a span of hours a time of day too. */
export function tickLabel({ fromMs, toMs }: Span, share: number, timeZone: string): string {
  const at = new Date(fromMs + (toMs - fromMs) * share);
  return toMs - fromMs < timesUntilMs ? formatDayTime(at, timeZone) : formatDate(at);
}
