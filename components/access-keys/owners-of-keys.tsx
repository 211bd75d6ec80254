'use client';
import { ScrollRegion } from '#components/detail/scroll-region.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { EmptyState } from '#components/panel/panel-states.tsx';
import rows from '#components/panel/rows.module.css';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { AccessKeyStatistics } from '#lib/api/schemas.ts';
import { accessKeyWords as words } from '#words/access-keys.ts';
import classes from './access-keys.module.css';

const { ownerColumns: columns } = words;

/** The owners with the most active keys; a name narrows everything to what is the owner's. */
export function OwnersOfKeys({ statistics, height }: { statistics: AccessKeyStatistics; height: number }) {
  if (statistics.owners.length === 0) {
    return (
      <EmptyState title={words.noKeys} height={height}>
        {words.noKeysHint}
      </EmptyState>
    );
  }
  return (
    <ScrollRegion name={words.byOwner} className={classes.owners}>
      <table className={rows.table}>
        <thead>
          <tr>
            <th scope="col">{columns.owner}</th>
            {figures.map((name) => (
              <th key={name} scope="col" className={rows.number}>
                {columns[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {statistics.owners.map((row) => (
            <tr key={row.owner} data-owner={row.owner}>
              <td className={classes.ownerName}>
                <ScopedLink href="/access-keys" params={{ owner: row.owner }} scroll={false}>
                  <GivenText text={row.owner} />
                </ScopedLink>
              </td>
              {figures.map((name) => (
                <td key={name} className={rows.number} data-label={columns[name]}>
                  {row[name] === 0 ? noValue : formatCount(row[name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const figures = ['active', 'olderThan90Days', 'unused', 'exposed'] as const;
