import { useId } from 'react';
import { formatHours } from '#components/format/durations.ts';
import { formatInstant } from '#components/format/times.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import type { InstanceDetail } from '#lib/api/schemas.ts';
import { instanceWords } from '#words/instances.ts';
import classes from './instance.module.css';
import {
  lengthOf,
  type Period,
  type PeriodKind,
  periodKinds,
  periodsOf,
  tickLabel,
} from './timeline-model.ts';

const { timeline: words } = instanceWords;
const hourMs = 3_600_000;
/** So that a period of minutes in a year can be seen. */
const leastPercent = 0.3;
const ticks = [0, 25, 50, 75, 100];

type Props = { instance: Pick<InstanceDetail, 'versions' | 'episodes'>; end: Date; timeZone: string };

/** How an instance's identity was over time: a bar of periods, told apart by colour, height and pattern. */
export function IdentityTimeline({ instance, end, timeZone }: Props) {
  const hatch = useId();
  const periods = periodsOf(instance, end);
  const startMs = periods[0]?.fromMs;
  const endMs = periods.at(-1)?.toMs;
  if (startMs === undefined || endMs === undefined) {
    return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  }
  const percentAt = (ms: number) => (100 * (ms - startMs)) / (endMs - startMs);
  const lengths = periodKinds
    .map((kind) => ({ kind, hours: lengthOf(periods, kind) / hourMs }))
    .filter(({ hours }) => hours > 0);
  const summary = lengths.map(({ kind, hours }) => words.part(words.kinds[kind], formatHours(hours)));
  return (
    <figure className={classes.timeline}>
      <svg role="img" aria-label={words.summary(summary.join(', '))} width="100%" height="36">
        <Hatch id={hatch} />
        {periods.map((period) => (
          <PeriodBar
            key={period.fromMs}
            period={period}
            percentAt={percentAt}
            timeZone={timeZone}
            hatch={hatch}
          />
        ))}
      </svg>
      <div className={classes.axis} aria-hidden="true">
        {ticks.map((percent) => (
          <span key={percent} style={{ insetInlineStart: `${percent}%` }} data-end={percent === 100}>
            {tickLabel({ fromMs: startMs, toMs: endMs }, percent / 100, timeZone)}
          </span>
        ))}
      </div>
      <figcaption className={classes.legend}>
        {lengths.map(({ kind, hours }) => (
          <span key={kind}>
            <svg width="14" height="12" aria-hidden="true">
              <rect className={classes[kind]} {...boxOf[kind](12)} width="14" fill={fillOf(kind, hatch)} />
            </svg>
            {words.kinds[kind]} <strong>{formatHours(hours)}</strong>
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function fillOf(kind: PeriodKind, hatch: string): string | undefined {
  return kind === 'no-role' ? `url(#${hatch})` : undefined;
}

/** Where a period stands in a bar of a height. */
const boxOf: Record<PeriodKind, (height: number) => { y: number; height: number }> = {
  covered: (height) => ({ y: height * 0.25, height: height * 0.5 }),
  'no-role': (height) => ({ y: 0, height }),
  idle: (height) => ({ y: height * 0.4, height: height * 0.2 }),
  absent: (height) => ({ y: height * 0.47, height: height * 0.06 }),
};

type BarProps = { period: Period; percentAt: (ms: number) => number; timeZone: string; hatch: string };

function PeriodBar({ period: { kind, fromMs, toMs }, percentAt, timeZone, hatch }: BarProps) {
  const width = Math.max(leastPercent, percentAt(toMs) - percentAt(fromMs));
  const when = [fromMs, toMs].map((ms) => formatInstant(new Date(ms), timeZone)) as [string, string];
  return (
    <rect
      className={classes[kind]}
      data-period={kind}
      x={`${Math.min(100 - width, percentAt(fromMs))}%`}
      width={`${width}%`}
      fill={fillOf(kind, hatch)}
      {...boxOf[kind](36)}
    >
      <title>{words.period(words.kinds[kind], ...when)}</title>
    </rect>
  );
}

// Hatched, so that it is told from the rest without colours.
function Hatch({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className={classes.hatchBack} />
        <rect width="2.5" height="6" className={classes.hatch} />
      </pattern>
    </defs>
  );
}
