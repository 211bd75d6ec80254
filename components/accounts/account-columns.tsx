import { InPresent } from '#components/format/clock.tsx';
import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { CoverageBar } from '#components/panel/coverage-bar.tsx';
import { accountHref } from '#components/scope/hrefs.ts';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import type { Column } from '#components/table/column.ts';
import type { Account } from '#lib/api/schemas.ts';
import { accountsWords } from '#words/accounts.ts';
import classes from './accounts.module.css';

const { columns: labels } = accountsWords;

const countOrNone = (count: number | undefined) =>
  count === undefined || count === 0 ? noValue : formatCount(count);

/** The columns of what accounts hold, at whatever time. */
export const holdingColumns: readonly Column<Account>[] = [
  {
    ...{ key: 'account', label: labels.account, width: 250 },
    render: ({ accountId, name }) => (
      <span title={`${name} ${accountId}`}>
        <ScopedLink className={classes.link} href={accountHref(accountId)}>
          <bdi>{name}</bdi>
        </ScopedLink>
        {name === accountId ? null : <span className={classes.id}>{accountId}</span>}
      </span>
    ),
  },
  {
    ...{ key: 'coverage', label: labels.coverage, width: 180 },
    render: ({ holdings }) => (holdings ? <CoverageBar coverage={holdings.roleCoverage} /> : noValue),
  },
  {
    ...{ key: 'uncovered', label: labels.uncovered, width: 110, align: 'end' },
    render: ({ holdings }) => countOrNone(holdings?.openEpisodes),
  },
  {
    ...{ key: 'keys', label: labels.keys, width: 100, align: 'end' },
    render: ({ holdings }) => countOrNone(holdings?.activeAccessKeys),
  },
  {
    ...{ key: 'findings', label: labels.findings, width: 140, align: 'end' },
    render: ({ holdings }) => <Findings findings={holdings?.openFindings} />,
  },
  {
    ...{ key: 'regions', label: labels.regions, width: 80, align: 'end' },
    render: ({ regions }) => <span title={regions.join(', ')}>{countOrNone(regions.length)}</span>,
  },
];

/** The columns of the table of accounts as they are now: how fresh they are is known of the present alone. */
export const accountColumns: readonly Column<Account>[] = [
  ...holdingColumns,
  {
    ...{ key: 'scopes', label: labels.scopes, width: 110 },
    render: ({ scopes, staleScopes }) => (
      <span className={staleScopes > 0 ? classes.stale : undefined}>
        {accountsWords.stale(staleScopes, scopes)}
      </span>
    ),
  },
  {
    ...{ key: 'complete', label: labels.complete, width: 120 },
    render: ({ completeAt }) =>
      completeAt === null ? (
        accountsWords.never
      ) : (
        <InPresent>
          <RelativeTime at={completeAt} isPast />
        </InPresent>
      ),
  },
];

function Findings({ findings }: { findings: NonNullable<Account['holdings']>['openFindings'] | undefined }) {
  if (findings === undefined || findings.total === 0) return noValue;
  return (
    <span className={findings.critical > 0 ? classes.bad : undefined}>
      {accountsWords.findings(findings.total, findings.critical)}
    </span>
  );
}
