'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { SeverityBadge } from '#components/badges/severity-badge.tsx';
import { GivenText } from '#components/detail/text.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { RelativeTime } from '#components/format/time.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { Sheet } from '#components/quick-access/sheet.tsx';
import { RemediationTabs } from '#components/remediation/remediation-tabs.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import type { Column } from '#components/table/column.ts';
import { DataTable } from '#components/table/data-table.tsx';
import type { FindingGroups, FindingGroupsParams, TopFixes } from '#lib/api/schemas.ts';
import type { FilterValue } from '#lib/domain/property-filter/filter.ts';
import { findingGroupsOptions, topFixesOptions } from '#lib/queries/queue.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords as words } from '#words/queue.ts';
import classes from './queue.module.css';

type Group = FindingGroups['data'][number];
type Fix = TopFixes['data'][number];
type By = FindingGroupsParams['by'];

const height = 480;

type Props = {
  by: By | 'fixes';
  filter: string;
  /** Shows the findings that have a value of a field. */
  onValue: (field: string, value: FilterValue) => void;
  /** Shows the findings of a filter. */
  onFilter: (filter: string) => void;
};

/** The queue by what its findings have in common. */
export default function Groups({ by, filter, onValue, onFilter }: Props) {
  return by === 'fixes' ? (
    <Fixes filter={filter} onFilter={onFilter} />
  ) : (
    <GroupsBy by={by} filter={filter} onValue={onValue} />
  );
}

function GroupsBy({ by, filter, onValue }: Pick<Props, 'filter' | 'onValue'> & { by: By }) {
  const { scope } = useScope();
  const query = useQuery({
    ...findingGroupsOptions(scope, filter, by),
    placeholderData: keepPreviousData,
  });
  const [mended, setMended] = useState<Group | null>(null);
  const columns = useMemo(() => groupColumns(by, onValue, setMended), [by, onValue]);
  return (
    <>
      <QueryBody query={query} what={words.groupsWhat} height={height}>
        {({ data, groups }) => (
          <>
            <p className={classes.lead} data-groups={groups}>
              {data.length < groups
                ? words.someGroups(formatCount(data.length), formatCount(groups))
                : words.groupsOf(formatCount(groups))}
            </p>
            <DataTable
              name={words.groupings[by]}
              columns={columns}
              rows={data}
              rowKey={({ value }) => value ?? '\u0000'}
              empty={words.noGroups}
            />
          </>
        )}
      </QueryBody>
      {mended?.remediation ? (
        <Sheet name={words.howTo} onClose={() => setMended(null)}>
          <div className={classes.sheet}>
            <h2>{words.mendGroup(nameOfGroup(by, mended), formatCount(mended.count))}</h2>
            <RemediationTabs remediation={mended.remediation} />
          </div>
        </Sheet>
      ) : null}
    </>
  );
}

function Fixes({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  const { scope } = useScope();
  const query = useQuery({ ...topFixesOptions(scope, filter), placeholderData: keepPreviousData });
  const columns = useMemo(() => fixColumns(onFilter), [onFilter]);
  return (
    <QueryBody query={query} what={words.fixesWhat} height={height}>
      {({ data, risk }) => (
        <>
          <p className={classes.lead}>
            {words.fixesLead(formatCount(data.reduce((sum, fix) => sum + fix.risk, 0)), formatCount(risk))}
          </p>
          <DataTable
            name={words.groupings.fixes}
            columns={columns}
            rows={data}
            rowKey={({ kind, value, accountId, region }) => `${kind} ${value} ${accountId} ${region}`}
            empty={words.noGroups}
          />
        </>
      )}
    </QueryBody>
  );
}

const sums: Column<Pick<Group, 'count' | 'worst' | 'risk' | 'oldestAt' | 'rules'>>[] = [
  {
    ...{ key: 'count', label: words.groupColumns.count, width: 90, align: 'end' },
    render: ({ count }) => formatCount(count),
  },
  {
    ...{ key: 'risk', label: words.groupColumns.risk, width: 90, align: 'end' },
    render: ({ risk }) => formatCount(risk),
  },
  {
    ...{ key: 'worst', label: words.groupColumns.worst, width: 90 },
    render: ({ worst }) => <SeverityBadge severity={worst} />,
  },
  {
    ...{ key: 'oldest', label: words.groupColumns.oldest, width: 95, align: 'end' },
    render: ({ oldestAt }) => <RelativeTime at={oldestAt} isPast />,
  },
  {
    ...{ key: 'rules', label: words.groupColumns.rules, width: 280 },
    text: ({ rules }) => rules.map((rule) => findingWords.rules[rule]).join(', '),
  },
];

function nameOfGroup(by: By, { value, label }: Group): string {
  if (value === null) return words.noGroup[by] ?? '';
  if (by === 'rule') return (findingWords.rules as Readonly<Record<string, string>>)[value] ?? value;
  return label ?? value;
}

function groupColumns(by: By, onValue: Props['onValue'], onRemedy: (group: Group) => void): Column<Group>[] {
  const show = ({ value }: Group) =>
    onValue(by, value === null ? { kind: 'none' } : { kind: 'text', text: value });
  return [
    {
      ...{ key: 'value', label: words.groupColumns.value, width: 260 },
      render: (group) => (
        <button
          type="button"
          className={classes.group}
          title={group.value ?? undefined}
          aria-label={words.showGroup(nameOfGroup(by, group))}
          onClick={() => show(group)}
        >
          <GivenText text={nameOfGroup(by, group)} />
        </button>
      ),
    },
    ...sums,
    ...(by === 'cause' ? [remedyColumn(onRemedy)] : []),
  ];
}

function remedyColumn(onRemedy: (group: Group) => void): Column<Group> {
  return {
    ...{ key: 'remedy', label: words.howTo, width: 150 },
    render: (group) =>
      group.remediation === null ? null : (
        <button type="button" className={classes.group} onClick={() => onRemedy(group)}>
          {words.howTo}
        </button>
      ),
  };
}

function fixColumns(onFilter: Props['onFilter']): Column<Fix>[] {
  return [
    {
      ...{ key: 'fix', label: words.groupColumns.fix, width: 330 },
      render: ({ kind, value, label, filter }) => {
        const name = words.fixKinds[kind](label ?? lastPart(kind, value));
        return (
          <button type="button" className={classes.group} title={value} onClick={() => onFilter(filter)}>
            <GivenText text={name} />
          </button>
        );
      },
    },
    ...sums,
  ];
}

function lastPart(kind: Fix['kind'], value: string): string {
  return kind === 'role' ? (value.split('/').at(-1) ?? value) : value.replace(/^asg\//, '');
}
