'use client';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatHours } from '#components/format/durations.ts';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import type { FindingRemediation, FindingStatistics } from '#lib/api/schemas.ts';
import { findingTrendWords } from '#words/finding-trends.ts';
import { findingWords } from '#words/findings.ts';
import classes from './finding-trends.module.css';

const words = findingTrendWords.remediation;
const { columns } = words;

type Props = { statistics: FindingStatistics; labelOf: (group: string) => string };

/** How long findings of each rule, owner or account stood until they were mended, and how the others ended. */
export function RemediationTable({ statistics: { by, remediations, omitted }, labelOf }: Props) {
  if (remediations.length === 0) return <EmptyState title={words.none}>{words.noneHint}</EmptyState>;
  return (
    <>
      <ScrollRegion name={words.title} className={classes.table}>
        <table className={rows.table}>
          <thead>
            <tr>
              <th scope="col">{words.groups[by]}</th>
              {(['mended', 'mean', 'median', 'p90', 'unmended', 'standing'] as const).map((name) => (
                <th key={name} scope="col" className={rows.number}>
                  {columns[name]}
                </th>
              ))}
              <th scope="col">{columns.endings}</th>
            </tr>
          </thead>
          <tbody>
            {remediations.map((row) => (
              <Row key={row.by} row={row} label={labelOf(row.by)} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {omitted > 0 ? <p className={classes.others}>{words.more(formatCount(omitted))}</p> : null}
    </>
  );
}

function Row({ row, label }: { row: FindingRemediation; label: string }) {
  const figures = [
    [columns.mended, row.mended === 0 ? null : formatCount(row.mended)],
    [columns.mean, hours(row.meanHours)],
    [columns.median, hours(row.medianHours)],
    [columns.p90, hours(row.p90Hours)],
    [columns.unmended, row.unmended === 0 ? null : formatCount(row.unmended)],
    [columns.standing, row.standing === 0 ? null : formatCount(row.standing)],
  ] as const;
  return (
    <tr>
      <td className={rows.clipped}>
        <GivenText text={label} />
      </td>
      {figures.map(([name, figure]) => (
        <td key={name} className={rows.number} data-label={name} data-none={figure === null}>
          {figure ?? noValue}
        </td>
      ))}
      <td className={classes.endings}>{endingsOf(row)}</td>
    </tr>
  );
}

function hours(value: number | null): string | null {
  return value === null ? null : formatHours(value);
}

function endingsOf({ endings }: FindingRemediation): string {
  return Object.entries(endings)
    .toSorted(([, a], [, b]) => b - a)
    .map(([way, count]) => words.ending(findingWords.resolution(way), formatCount(count)))
    .join(' · ');
}
