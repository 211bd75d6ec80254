import type { ReactNode } from 'react';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import rows from '#components/panel/rows.module.css';
import { complianceWords as words } from '#words/compliance.ts';
import classes from './compliance.module.css';
import { type Counts, StandingBar } from './standing-bar.tsx';

type StandingRow = { key: string; label: ReactNode; aside?: ReactNode; counts: Counts };

type Props = {
  /** What the first column holds, and the one after it, if there is one. */
  column: string;
  asideColumn?: string;
  lines: readonly StandingRow[];
  /** Of a table that scrolls where it is long: what it is of. */
  scrolled?: string;
};

const verdicts = ['fail', 'notAssessed', 'pass'] as const;

/** How many resources fail, are not assessed and pass, line by line. */
export function StandingTable({ scrolled, ...table }: Props) {
  if (scrolled === undefined) {
    return (
      <div className={rows.box}>
        <Table {...table} />
      </div>
    );
  }
  return (
    <ScrollRegion name={scrolled} className={classes.scroll}>
      <Table {...table} />
    </ScrollRegion>
  );
}

function Table({ column, asideColumn, lines }: Omit<Props, 'scrolled'>) {
  return (
    <table className={rows.table}>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          {asideColumn === undefined ? null : <th scope="col">{asideColumn}</th>}
          <th scope="col">{words.columns.share}</th>
          {verdicts.map((verdict) => (
            <th key={verdict} scope="col" className={rows.number}>
              {words.columns[verdict]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, label, aside, counts }) => (
          <tr key={key}>
            <td className={classes.name}>{label}</td>
            {asideColumn === undefined ? null : <td className={classes.aside}>{aside}</td>}
            <td className={classes.barCell}>
              <StandingBar counts={counts} />
            </td>
            {verdicts.map((verdict) => (
              <td
                key={verdict}
                className={rows.number}
                data-label={words.columns[verdict]}
                data-verdict={verdict}
              >
                {counts[verdict] === 0 ? noValue : formatCount(counts[verdict])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
