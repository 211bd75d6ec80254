'use client';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { Page } from '#components/frame/page.tsx';
import type { useFilters } from '#components/list-filter/use-filters.ts';
import { ListFoot, shownPages } from '#components/panel/list-foot.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { Said } from '#components/panel/said.tsx';
import { useScope } from '#components/scope/use-scope.ts';
import { Select } from '#components/select/select.tsx';
import { decisionSpec } from './decision-params.ts';
import type { DecisionWords } from './decision-words.ts';

const params = Object.keys(decisionSpec);
const height = 8 * 32;

type List<Item> = { data: readonly Item[]; total: number };

type Props<Item> = {
  words: DecisionWords;
  above: ReactNode;
  actions?: ReactNode;
  filter: ReturnType<typeof useFilters<typeof decisionSpec>>;
  query: UseInfiniteQueryResult<InfiniteData<List<Item>>>;
  /** What came of the last act; null if nothing is to be said. */
  said: string | null;
  onDismiss: () => void;
  table: (items: readonly Item[]) => ReactNode;
  /** The dialog that is open. */
  children: ReactNode;
};

/** The decisions of a kind that stand, or those that have ended. */
export function DecisionsPage<Item>({
  words,
  above,
  actions,
  filter: { filters, dropped, setFilter },
  query,
  said,
  onDismiss,
  table,
  children,
}: Props<Item>) {
  const { scope } = useScope();
  const state = filters.state ?? 'standing';
  return (
    <Page
      above={above}
      title={words.title}
      params={params}
      dropped={dropped}
      actions={
        <>
          <Select
            label={words.state}
            all={words.states.standing}
            value={filters.state ?? null}
            options={[{ value: 'ended' as const, label: words.states.ended }]}
            onChange={(value) => setFilter('state', value)}
          />
          {actions}
        </>
      }
    >
      {scope.at === null ? null : <Notice>{words.asNow}</Notice>}
      {said === null ? null : (
        <Said onDismiss={onDismiss}>
          <span>{said}</span>
        </Said>
      )}
      <Panel title={words.states[state]} aside={query.data && shownOf(query.data, words)}>
        <QueryBody query={shownPages(query)} what={words.what} height={height}>
          {(list) => {
            const items = list.pages.flatMap(({ data }) => data);
            if (items.length === 0) {
              return (
                <EmptyState title={state === 'ended' ? words.noneEnded : words.none} height={height}>
                  {state === 'ended' ? words.noneEndedHint : words.noneHint}
                </EmptyState>
              );
            }
            return (
              <>
                {table(items)}
                {query.hasNextPage ? <ListFoot pages={query} shown={shownOf(list, words)} /> : null}
              </>
            );
          }}
        </QueryBody>
      </Panel>
      {children}
    </Page>
  );
}

function shownOf<Item>({ pages }: InfiniteData<List<Item>>, words: DecisionWords): string {
  const shown = pages.reduce((sum, { data }) => sum + data.length, 0);
  return words.count(formatCount(shown), formatCount(pages[0]?.total ?? shown));
}
