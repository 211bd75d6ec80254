'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Button } from '#components/button/button.tsx';
import { Facets } from '#components/filter/facets.tsx';
import { FilterBar } from '#components/filter/filter-bar.tsx';
import { filterParam, useFilter } from '#components/filter/use-filter.ts';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { InstanceFacets } from '#lib/api/schemas.ts';
import { type InstanceFacet, instanceFields } from '#lib/domain/instance-fields.ts';
import { instanceFacetsOptions, instanceValuesOptions } from '#lib/queries/instances.ts';
import { badgeWords } from '#words/badges.ts';
import { filterWords } from '#words/filter.ts';
import { instanceWords as words } from '#words/instances.ts';
import { instanceColumns, instanceTableDefaults } from './instance-columns.tsx';
import { InstanceList } from './instance-list.tsx';
import classes from './instances.module.css';

const height = 560;
const pageParams = [filterParam, ...tableParams];

/** All instances: narrowed down by a filter and by their facets, in a table of any length. */
export function InstancesPage() {
  const { scope } = useScope();
  const { written, applied, setText, setFilter } = useFilter(instanceFields);
  const view = useTableView(instanceColumns, instanceTableDefaults);
  const facets = useQuery({
    ...instanceFacetsOptions(scope, applied.text),
    placeholderData: keepPreviousData,
  });
  const askValues = useCallback(
    (field: string, prefix: string) => instanceValuesOptions(scope, field, prefix),
    [scope],
  );
  return (
    <Page
      title={words.title}
      aside={facets.data ? <Total counts={facets.data} /> : null}
      params={pageParams}
      dropped={view.dropped}
      actions={
        <>
          <ScopedLink className={classes.away} href="/instances/exemptions">
            {words.exemptions}
          </ScopedLink>
          <ColumnChooser
            columns={instanceColumns}
            shown={view.shown}
            defaults={instanceTableDefaults.columns}
            onChange={view.setColumns}
          />
        </>
      }
    >
      <FilterBar fields={instanceFields} text={written} onApply={setText} askValues={askValues} />
      <div className={classes.columns}>
        <FacetSide>
          <QueryBody query={facets} what={words.what} height={height}>
            {(counts) => <Facets facets={titled(counts)} filter={applied.filter} onChange={setFilter} />}
          </QueryBody>
        </FacetSide>
        <InstanceList
          filter={applied.text}
          view={view}
          total={facets.data?.total}
          onClear={() => setText('')}
        />
      </div>
    </Page>
  );
}

function titled({ facets }: InstanceFacets) {
  return facets.map((facet) => ({
    ...facet,
    title: words.facets[facet.field as InstanceFacet],
    nameOf: facet.field === 'coverage' ? nameOfCoverage : undefined,
  }));
}

function nameOfCoverage(value: string): string {
  const names: Readonly<Record<string, string>> = badgeWords.coverage;
  return names[value] ?? value;
}

function Total({ counts: { total, all } }: { counts: InstanceFacets }) {
  return (
    <span role="status" data-total={total}>
      {total === all ? words.all(formatCount(all)) : words.some(formatCount(total), formatCount(all))}
    </span>
  );
}

// Beside the table where there is room, behind a button where there is not.
function FacetSide({ children }: { children: React.ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <aside className={classes.side} data-open={isOpen} aria-label={filterWords.facets}>
      <Button className={classes.sideButton} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {filterWords.facets}
      </Button>
      <div className={classes.sideBody}>{children}</div>
    </aside>
  );
}
