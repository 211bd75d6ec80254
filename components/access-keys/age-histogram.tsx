'use client';
import { formatCount, formatShortCount } from '#components/format/numbers.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { colour } from '#components/theme/palette.ts';
import type { AccessKeyStatistics } from '#lib/api/schemas.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import classes from './access-keys.module.css';
import { type AgeBar, ageHistogram } from './age-histogram-model.ts';

const barHeight = 160;
const barWidth = 72;
const gap = 0.16;

/** How old the keys are, as bars whose names narrow the list below; drawn by the server. */
export function AgeHistogram({ statistics, height }: { statistics: AccessKeyStatistics; height: number }) {
  const { bars, summary, isEmpty } = ageHistogram(statistics);
  if (isEmpty) {
    return (
      <EmptyState title={words.noKeys} height={height}>
        {words.noKeysHint}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={classes.legend}>
        <i data-kind="active" />
        {words.activeLegend}
        <i data-kind="inactive" />
        {words.inactiveLegend}
      </p>
      <div
        className={classes.histogram}
        style={{ gridTemplateColumns: `repeat(${bars.length}, minmax(0, 1fr))` }}
      >
        {bars.map(({ age, active, inactive }) => (
          <span key={age} className={classes.barCount} aria-hidden="true">
            {active + inactive === 0 ? '' : formatShortCount(active + inactive)}
          </span>
        ))}
        <svg
          className={classes.bars}
          viewBox={`0 0 ${bars.length * barWidth} ${barHeight}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={summary}
        >
          {bars.map((bar, index) => (
            <Bar key={bar.age} bar={bar} x={(index + gap / 2) * barWidth} />
          ))}
        </svg>
        {bars.map(({ age, label, tick }) => (
          <ScopedLink
            key={age}
            className={classes.barLabel}
            href="/access-keys"
            params={{ age }}
            scroll={false}
          >
            <span aria-hidden="true">{tick}</span>
            <span className={classes.visuallyHidden}>{label}</span>
          </ScopedLink>
        ))}
      </div>
      <details className={classes.details}>
        <summary>{words.histogramTable}</summary>
        <div className={rows.box}>
          <table className={rows.table}>
            <thead>
              <tr>
                <th scope="col">{words.age}</th>
                <th scope="col" className={rows.number}>
                  {words.active}
                </th>
                <th scope="col" className={rows.number}>
                  {words.inactive}
                </th>
              </tr>
            </thead>
            <tbody>
              {bars.map(({ age, label, active, inactive }) => (
                <tr key={age}>
                  <td>{label}</td>
                  <td className={rows.number} data-label={words.active}>
                    {formatCount(active)}
                  </td>
                  <td className={rows.number} data-label={words.inactive}>
                    {formatCount(inactive)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

// Something is drawn of every key, however many there are in other bars.
function Bar({ bar, x }: { bar: AgeBar; x: number }) {
  const inactive = heightOf(bar.inactiveShare);
  const active = heightOf(bar.activeShare);
  const width = barWidth * (1 - gap);
  return (
    <>
      <rect
        x={x}
        y={barHeight - inactive}
        width={width}
        height={inactive}
        fill={colour('unknown')}
        fillOpacity={0.45}
      />
      <rect x={x} y={barHeight - inactive - active} width={width} height={active} fill={colour(bar.colour)} />
    </>
  );
}

function heightOf(share: number): number {
  return share === 0 ? 0 : Math.max(1.5, share * (barHeight - 3));
}
