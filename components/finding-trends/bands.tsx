'use client';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import rows from '#components/panel/rows.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { colour, type PaletteColour } from '#components/theme/palette.ts';
import { findingTrendWords as words } from '#words/finding-trends.ts';
import classes from './finding-trends.module.css';

type Severity = keyof typeof words.severities;
export type Band = Record<Severity, number> & {
  key: string;
  label: string;
  /** The filter that gives just these findings; null: none does. */
  filter: string | null;
};

const severities = Object.keys(words.severities) as Severity[];
const colours: Record<Severity, PaletteColour> = {
  ...{ critical: 'age4', high: 'age3', medium: 'age2', low: 'age1' },
};

/** Findings by a band and severity: a bar and its figures in each row. */
export function Bands({ column, bands }: { column: string; bands: readonly Band[] }) {
  const longest = Math.max(1, ...bands.map(sumOf));
  return (
    <ScrollRegion name={column} className={classes.table}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{column}</th>
            <td className={classes.barColumn}>
              <Legend />
            </td>
            {severities.map((severity) => (
              <th key={severity} scope="col" className={rows.number}>
                {words.severities[severity]}
              </th>
            ))}
            <th scope="col" className={rows.number}>
              {words.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.key}>
              <td className={classes.band}>
                {band.filter === null ? (
                  band.label
                ) : (
                  <ScopedLink href="/findings" params={{ filter: band.filter }}>
                    {band.label}
                  </ScopedLink>
                )}
              </td>
              <td className={classes.barColumn} aria-hidden="true">
                <span className={classes.bar} style={{ width: `${(sumOf(band) / longest) * 100}%` }}>
                  {severities.map((severity) => (
                    <i
                      key={severity}
                      style={{ flexGrow: band[severity], background: colour(colours[severity]) }}
                    />
                  ))}
                </span>
              </td>
              {severities.map((severity) => (
                <td
                  key={severity}
                  className={rows.number}
                  data-label={words.severities[severity]}
                  data-none={band[severity] === 0}
                >
                  {band[severity] === 0 ? noValue : formatCount(band[severity])}
                </td>
              ))}
              <td className={rows.number} data-label={words.sum}>
                <b>{formatCount(sumOf(band))}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Legend() {
  return (
    <span className={classes.legend} aria-hidden="true">
      {severities.map((severity) => (
        <span key={severity}>
          <i style={{ background: colour(colours[severity]) }} />
          {words.severities[severity]}
        </span>
      ))}
    </span>
  );
}

function sumOf(band: Band): number {
  return severities.reduce((sum, severity) => sum + band[severity], 0);
}
