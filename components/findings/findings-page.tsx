'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { lazyPart } from '#components/connection/lazy-part.ts';
import { Disclosure } from '#components/disclosure/disclosure.tsx';
import { FilterBar } from '#components/filter/filter-bar.tsx';
import { filterParam, useFilter } from '#components/filter/use-filter.ts';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import { ScopedLink } from '#components/scope/scoped-link.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { ColumnChooser } from '#components/table/column-chooser.tsx';
import { tableParams } from '#components/table/table-params.ts';
import { useTableView } from '#components/table/use-table-view.ts';
import type { FindingFacets } from '#lib/api/schemas.ts';
import { findingFields } from '#lib/domain/finding-fields.ts';
import { toggleValue } from '#lib/domain/property-filter/edit.ts';
import type { FilterValue } from '#lib/domain/property-filter/filter.ts';
import { printFilter } from '#lib/domain/property-filter/print.ts';
import { findingFacetsOptions, findingValuesOptions, queueParams } from '#lib/queries/queue.ts';
import { findingWords } from '#words/findings.ts';
import { queueWords as words } from '#words/queue.ts';
import { triageWords } from '#words/triage-acts.ts';
import { ExportMenu } from './export-menu.tsx';
import { FacetSide } from './facet-side.tsx';
import { queueColumns } from './finding-columns.tsx';
import { GroupPicker } from './group-picker.tsx';
import classes from './queue.module.css';
import { queueDefaults } from './queue-defaults.ts';
import { QueueTable } from './queue-table.tsx';
import { createSelectionStore } from './selection.ts';
import { queueParamNames, useQueueView } from './use-queue-view.ts';

// Wanted only once one groups, or opens a finding.
const Groups = lazyPart(() => import('./groups.tsx'));
const ViewsMenu = lazyPart(() => import('./views-menu.tsx'));
const FindingPanel = lazyPart(() => import('./finding-panel.tsx'));

const pageParams = [filterParam, ...tableParams, ...queueParamNames];

/** The queue of findings: narrowed down by a filter, in a table of any length or in groups, with one of them open beside it. */
export function FindingsPage() {
  const { scope, accountName } = useScope();
  const [store] = useState(createSelectionStore);
  const { written, applied, setText, setFilter } = useFilter(findingFields);
  const { group, opened, dropped, setGroup, open } = useQueueView();
  const columns = useMemo(
    () => queueColumns({ accountName, store, opened, open }),
    [accountName, store, opened, open],
  );
  const view = useTableView(columns, queueDefaults);
  const facets = useQuery({
    ...findingFacetsOptions(scope, applied.text),
    placeholderData: keepPreviousData,
  });
  const askValues = useCallback(
    (field: string, prefix: string) => findingValuesOptions(scope, field, prefix),
    [scope],
  );
  const showFilter = useCallback(
    (filter: string) => {
      setGroup('none');
      setText(filter);
    },
    [setGroup, setText],
  );
  const showValue = (field: string, value: FilterValue) =>
    showFilter(printFilter(toggleValue(applied.filter, { field, key: null }, value), findingFields));
  return (
    <Page
      title={findingWords.title}
      aside={facets.data ? <Total counts={facets.data} /> : null}
      params={pageParams}
      dropped={[...dropped, ...view.dropped]}
      actions={
        <div className={classes.actions}>
          <ScopedLink className={classes.away} href="/findings/trends">
            {findingWords.overTime}
          </ScopedLink>
          <ScopedLink className={classes.away} href="/findings/mutes">
            {words.mutes}
          </ScopedLink>
          <ExportMenu
            params={queueParams(scope, applied.text, view.sort)}
            count={words.all(formatCount(facets.data?.total ?? 0))}
          />
          <Disclosure align="end" label={triageWords.views.title}>
            {(close) => (
              <Suspense>
                <ViewsMenu onDone={close} />
              </Suspense>
            )}
          </Disclosure>
          <GroupPicker group={group} onGroup={setGroup} />
          <ColumnChooser
            columns={columns}
            shown={view.shown}
            defaults={queueDefaults.columns}
            onChange={view.setColumns}
          />
        </div>
      }
    >
      <FilterBar
        fields={findingFields}
        text={written}
        onApply={setText}
        askValues={askValues}
        placeholder={words.placeholder}
      />
      <div className={classes.columns} data-open={opened !== null}>
        <FacetSide query={facets} filter={applied.filter} onChange={setFilter} />
        {group === 'none' ? (
          <QueueTable
            filter={applied.text}
            view={view}
            total={facets.data?.total}
            onClear={() => setText('')}
            store={store}
            opened={opened}
            open={open}
            panel={FindingPanel}
          />
        ) : (
          <Suspense>
            <Groups by={group} filter={applied.text} onValue={showValue} onFilter={showFilter} />
          </Suspense>
        )}
      </div>
    </Page>
  );
}

function Total({ counts: { total, all } }: { counts: FindingFacets }) {
  return (
    <span role="status" data-total={total}>
      {total === all ? words.all(formatCount(all)) : words.some(formatCount(total), formatCount(all))}
    </span>
  );
}
