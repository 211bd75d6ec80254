import { formatCount, noValue } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { CoverageBar } from '#components/panel/coverage-bar.tsx';
import type { Column } from '#components/table/column.ts';
import type { Account } from '#lib/api/schemas.ts';
import { accountsWords } from '#words/accounts.ts';
import classes from './accounts.module.css';

const { columns: labels } = accountsWords;

type Choice = {
  /** The account that is looked at; null: all are. */
  chosen: string | null;
  onChoose: (accountId: string | null) => void;
};

const countOrNone = (count: number | undefined) =>
  count === undefined || count === 0 ? noValue : formatCount(count);

/** The columns of the table of accounts. */
export function accountColumns({ chosen, onChoose }: Choice): readonly Column<Account>[] {
  return [
    {
      ...{ key: 'account', label: labels.account, width: 220, share: 2 },
      render: ({ accountId, name }) => (
        <span title={`${name} ${accountId}`}>
          <button
            type="button"
            className={classes.name}
            aria-pressed={accountId === chosen}
            onClick={() => onChoose(accountId === chosen ? null : accountId)}
          >
            <bdi>{name}</bdi>
          </button>
          {name === accountId ? null : <span className={classes.id}>{accountId}</span>}
        </span>
      ),
    },
    {
      ...{ key: 'coverage', label: labels.coverage, width: 180, share: 1.4 },
      render: ({ holdings }) => (holdings ? <CoverageBar coverage={holdings.roleCoverage} /> : noValue),
    },
    {
      ...{ key: 'uncovered', label: labels.uncovered, width: 110, share: 0.6, align: 'end' },
      render: ({ holdings }) => countOrNone(holdings?.openEpisodes),
    },
    {
      ...{ key: 'keys', label: labels.keys, width: 100, share: 0.6, align: 'end' },
      render: ({ holdings }) => countOrNone(holdings?.activeAccessKeys),
    },
    {
      ...{ key: 'findings', label: labels.findings, width: 140, share: 0.8, align: 'end' },
      render: ({ holdings }) => <Findings findings={holdings?.openFindings} />,
    },
    {
      ...{ key: 'regions', label: labels.regions, width: 80, share: 0.5, align: 'end' },
      render: ({ regions }) => <span title={regions.join(', ')}>{countOrNone(regions.length)}</span>,
    },
    {
      ...{ key: 'scopes', label: labels.scopes, width: 110, share: 0.7 },
      render: ({ scopes, staleScopes }) => (
        <span className={staleScopes > 0 ? classes.stale : undefined}>
          {accountsWords.stale(staleScopes, scopes)}
        </span>
      ),
    },
    {
      ...{ key: 'complete', label: labels.complete, width: 120, share: 0.7 },
      render: ({ completeAt }) =>
        completeAt === null ? accountsWords.never : <RelativeTime at={completeAt} isPast />,
    },
  ];
}

function Findings({ findings }: { findings: NonNullable<Account['holdings']>['openFindings'] | undefined }) {
  if (findings === undefined || findings.total === 0) return noValue;
  return (
    <span className={findings.critical > 0 ? classes.bad : undefined}>
      {accountsWords.findings(findings.total, findings.critical)}
    </span>
  );
}
