'use client';
import { useQuery } from '@tanstack/react-query';
import { Page } from '#components/frame/page.tsx';
import { useFilters } from '#components/list-filter/use-filters.ts';
import { Panel } from '#components/panel/panel.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import { Select } from '#components/select/select.tsx';
import type { Compliance } from '#lib/api/schemas.ts';
import { uriOf } from '#lib/domain/uri-of.ts';
import { complianceOptions } from '#lib/queries/compliance.ts';
import { complianceWords as words } from '#words/compliance.ts';
import { findingWords } from '#words/findings.ts';
import classes from './compliance.module.css';
import type { ComplianceSpec } from './compliance-params.ts';
import { complianceSummary } from './compliance-summary.ts';
import { StandingTable } from './standing-table.tsx';

const height = 14 * 32;

/** How the estate stands against each control of a framework. */
export function CompliancePage({ spec }: { spec: ComplianceSpec }) {
  const { scope } = useScope();
  const { filters, dropped, setFilter } = useFilters(spec);
  const query = useQuery(complianceOptions(scope, filters));
  const { data } = query;
  return (
    <Page
      title={words.title}
      params={Object.keys(spec)}
      dropped={dropped}
      actions={data ? <Choices compliance={data} setFilter={setFilter} /> : undefined}
    >
      <Panel
        title={data ? `${data.framework.name} ${data.version.name}` : words.controls}
        aside={data && complianceSummary(data.controls)}
      >
        <QueryBody query={query} what={words.what} height={height}>
          {(compliance) => (
            <WhereCollected scope={scope}>
              <Controls compliance={compliance} />
            </WhereCollected>
          )}
        </QueryBody>
        <p className={classes.note}>{words.note}</p>
      </Panel>
    </Page>
  );
}

type ChoicesProps = {
  compliance: Compliance;
  setFilter: (name: 'framework' | 'version', value: string | null) => void;
};

function Choices({ compliance: { frameworks, framework, version }, setFilter }: ChoicesProps) {
  const [first, ...others] = frameworks;
  const versions = frameworks.find(({ id }) => id === framework.id)?.versions ?? [];
  const [newest, ...older] = versions;
  const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <>
      <Select
        label={words.framework}
        all={first?.name ?? ''}
        value={framework.id === first?.id ? null : framework.id}
        options={others.map(optionOf)}
        onChange={(value) => {
          setFilter('version', null);
          setFilter('framework', value);
        }}
      />
      {older.length === 0 ? null : (
        <Select
          label={words.version}
          all={newest?.name ?? ''}
          value={version.id === newest?.id ? null : version.id}
          options={older.map(optionOf)}
          onChange={(value) => setFilter('version', value)}
        />
      )}
    </>
  );
}

function Controls({ compliance: { framework, version, controls } }: { compliance: Compliance }) {
  return (
    <StandingTable
      column={words.columns.control}
      asideColumn={words.columns.rules}
      lines={controls.map(({ control, isOwnReading, rules, ...counts }) => ({
        key: control,
        label: (
          <>
            <ScopedLink href={`/compliance/${uriOf(`${framework.id}/${version.id}/${control}`)}`}>
              {control}
            </ScopedLink>
            {isOwnReading ? (
              <span className={classes.own} title={words.ownReadingHint}>
                {words.ownReading}
              </span>
            ) : null}
          </>
        ),
        aside: rules.map(({ id }) => findingWords.rules[id]).join(' · '),
        counts,
      }))}
    />
  );
}
