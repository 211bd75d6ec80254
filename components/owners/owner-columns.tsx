import { formatCount, noValue } from '#components/format/numbers.ts';
import { CoverageBar } from '#components/panel/coverage-bar.tsx';
import { ownerHref } from '#components/scope/hrefs.ts';
import type { Column } from '#components/table/column.ts';
import type { TableDefaults } from '#components/table/table-params.ts';
import type { Owner } from '#lib/api/schemas.ts';
import { ownersWords } from '#words/owners.ts';
import classes from './owners.module.css';

const { columns: labels } = ownersWords;

type CountColumn = Pick<Column<Owner>, 'key' | 'label' | 'width'> & {
  sort?: string;
  of: (owner: Owner) => number;
  tone?: (count: number) => string | undefined;
};

function countColumn({ of, tone, ...column }: CountColumn): Column<Owner> {
  return {
    align: 'end',
    ...column,
    render: (owner) => {
      const count = of(owner);
      return (
        <span className={classes.count} data-tone={tone?.(count)}>
          {count === 0 ? noValue : formatCount(count)}
        </span>
      );
    },
  };
}

const badIfAny = (count: number) => (count > 0 ? 'bad' : undefined);

/** The columns of the table of owners. */
export const ownerColumns: readonly Column<Owner>[] = [
  {
    ...{ key: 'owner', label: labels.owner, width: 200, sort: 'owner' },
    text: ({ owner }) => ({ text: owner, href: ownerHref(owner) }),
  },
  {
    ...{ key: 'coverage', label: labels.coverage, width: 180, sort: 'ratio' },
    render: ({ roleCoverage }) => <CoverageBar coverage={roleCoverage} />,
  },
  countColumn({
    ...{ key: 'eligible', label: labels.eligible, width: 96, sort: 'eligible' },
    of: ({ roleCoverage }) => roleCoverage.eligible,
  }),
  countColumn({
    ...{ key: 'unknown', label: labels.unknown, width: 90 },
    of: ({ roleCoverage }) => roleCoverage.unknown,
  }),
  countColumn({
    ...{ key: 'uncovered', label: labels.uncovered, width: 118, sort: 'openEpisodes' },
    of: ({ openEpisodes }) => openEpisodes,
  }),
  countColumn({
    ...{ key: 'keys', label: labels.keys, width: 106, sort: 'activeAccessKeys' },
    of: ({ activeAccessKeys }) => activeAccessKeys,
  }),
  countColumn({ ...{ key: 'roles', label: labels.roles, width: 80 }, of: ({ roles }) => roles }),
  countColumn({
    ...{ key: 'worst', label: labels.worst, width: 126 },
    of: ({ openFindings }) => openFindings.critical + openFindings.high,
    tone: badIfAny,
  }),
  countColumn({
    ...{ key: 'findings', label: labels.findings, width: 120, sort: 'openFindings' },
    of: ({ openFindings }) => openFindings.total,
  }),
];

export const ownerTableDefaults: TableDefaults = {
  sort: '-openFindings',
  columns: ['owner', 'coverage', 'eligible', 'uncovered', 'keys', 'worst', 'findings'],
};
