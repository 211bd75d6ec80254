'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useNow } from '#components/format/clock.tsx';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { RangePicker } from '#components/scope/range-picker.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { Select } from '#components/select/select.tsx';
import type { FindingStatistics, FindingStatisticsParams } from '#lib/api/schemas.ts';
import { findingStatisticsOptions } from '#lib/queries/finding-trends.ts';
import { findingTrendWords as words } from '#words/finding-trends.ts';
import { findingWords } from '#words/findings.ts';
import { Bands } from './bands.tsx';
import classes from './finding-trends.module.css';
import { FlowPanel } from './flow-panel.tsx';
import { RemediationTable } from './remediation-table.tsx';
import { StandingPanel } from './standing-panel.tsx';
import { ageFilters, dueFilters, exposedView, findingTrendSpec } from './trend-view.ts';
import { useZoom } from './use-zoom.ts';

const params = Object.keys(findingTrendSpec);
const bandsHeight = 7 * 32;
const rules: Readonly<Record<string, string>> = findingWords.rules;
const severities: Readonly<Record<string, string>> = words.severities;

/** Findings over time: how many stand, come and go, how old they are and how long it takes to resolve them. */
export function FindingTrendsPage() {
  const { scope, accountName } = useScope();
  const { filters, dropped, setFilter } = useFilters(findingTrendSpec);
  const by = filters.by ?? 'severity';
  const zoom = useZoom();
  const labels = useMemo(
    () => ({
      severity: (group: string) => severities[group] ?? group,
      rule: (group: string) => rules[group] ?? group,
      account: accountName,
      owner: String,
    }),
    [accountName],
  );
  const view = useMemo(() => ({ by }), [by]);
  return (
    <Page
      above={<ScopedLink href="/findings">{words.list}</ScopedLink>}
      title={words.title}
      params={params}
      dropped={dropped}
      actions={
        <>
          <Select
            label={words.split}
            value={filters.by ?? null}
            all={words.splits.severity}
            options={(['rule', 'account', 'owner'] as const).map((value) => ({
              ...{ value, label: words.splits[value] },
            }))}
            onChange={(value) => setFilter('by', value)}
          />
          <RangePicker />
        </>
      }
    >
      <div className={classes.halves}>
        <StandingPanel
          title={words.standing.title}
          aside={words.standing.asides[by]}
          what={words.standing.what}
          labelOf={labels[by]}
          {...{ scope, zoom, view }}
        />
        <FlowPanel scope={scope} zoom={zoom} />
        <StandingPanel
          title={words.exposed.title}
          aside={words.exposed.aside}
          what={words.exposed.what}
          labelOf={labels.rule}
          view={exposedView}
          {...{ scope, zoom }}
        />
        <AgesAndDues per={filters.per ?? 'rule'} />
      </div>
      <Remediation per={filters.per ?? 'rule'} labels={labels} setPer={(per) => setFilter('per', per)} />
    </Page>
  );
}

type Per = NonNullable<FindingStatisticsParams['by']>;

function useStatistics(per: Per) {
  const { scope } = useScope();
  return useQuery(findingStatisticsOptions(scope, useNow(), per));
}

function AgesAndDues({ per }: { per: Per }) {
  const query = useStatistics(per);
  const { ages, dues } = words;
  return (
    <div className={classes.stack}>
      <Panel title={ages.title} aside={agesAside(query.data)}>
        <QueryBody query={query} what={ages.what} height={bandsHeight}>
          {(statistics) => (
            <Bands
              column={ages.column}
              bands={statistics.ages.map((row) => ({
                ...{ ...row, key: row.age, label: ages.bands[row.age], filter: ageFilters[row.age] },
              }))}
            />
          )}
        </QueryBody>
      </Panel>
      <Panel title={dues.title} aside={dues.aside}>
        <QueryBody query={query} what={dues.what} height={bandsHeight}>
          {(statistics) => (
            <Bands
              column={dues.column}
              bands={statistics.dues.map((row) => ({
                ...{ ...row, key: row.due, label: dues.bands[row.due], filter: dueFilters[row.due] },
              }))}
            />
          )}
        </QueryBody>
      </Panel>
    </div>
  );
}

function agesAside(statistics: FindingStatistics | undefined): string {
  if (statistics === undefined) return '';
  return words.ages.aside(formatCount(statistics.standing), formatCount(statistics.muted));
}

type RemediationProps = {
  per: Per;
  labels: Readonly<Record<Per, (group: string) => string>>;
  setPer: (per: string | null) => void;
};

function Remediation({ per, labels, setPer }: RemediationProps) {
  const query = useStatistics(per);
  const { remediation } = words;
  return (
    <Panel
      title={remediation.title}
      aside={remediation.aside}
      actions={
        <Select
          label={remediation.by}
          value={per === 'rule' ? null : per}
          all={remediation.splits.rule}
          options={(['owner', 'account'] as const).map((value) => ({
            ...{ value, label: remediation.splits[value] },
          }))}
          onChange={setPer}
        />
      }
    >
      <QueryBody query={query} what={remediation.what} height={bandsHeight}>
        {/* Labels are those of the data: it may be older than what is chosen. */}
        {(statistics) => <RemediationTable statistics={statistics} labelOf={labels[statistics.by]} />}
      </QueryBody>
    </Panel>
  );
}
