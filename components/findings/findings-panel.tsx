'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { formatCount } from '#components/format/numbers.ts';
import { ListFoot, shownPages } from '#components/panel/list-foot.tsx';
import { Panel } from '#components/panel/panel.tsx';
import { EmptyState } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';
import { WhereCollected } from '#components/scope/where-collected.tsx';
import { openFindingsOptions } from '#lib/queries/findings.ts';
import type { Scope } from '#lib/queries/span.ts';
import { findingWords as words } from '#words/findings.ts';
import { FindingsTable } from './findings-table.tsx';

const height = 10 * 32;

type Props = { scope: Scope; accountName: (accountId: string) => string };

/** Open findings, the worst first, more on demand. */
export function FindingsPanel({ scope, accountName }: Props) {
  const query = useInfiniteQuery({ ...openFindingsOptions(scope), placeholderData: keepPreviousData });
  return (
    <Panel title={words.open.title} aside={words.open.aside}>
      <QueryBody query={shownPages(query)} what={words.what} height={height}>
        {({ pages }) => {
          const findings = pages.flatMap(({ data }) => data);
          if (findings.length === 0) return <NoFindings scope={scope} />;
          return (
            <>
              <FindingsTable findings={findings} accountName={accountName} />
              <ListFoot
                pages={query}
                shown={words.open.shown(
                  words.of(formatCount(findings.length), findings.length === 1),
                  !query.hasNextPage,
                )}
              />
            </>
          );
        }}
      </QueryBody>
    </Panel>
  );
}

function NoFindings({ scope }: Pick<Props, 'scope'>) {
  return (
    <WhereCollected scope={scope}>
      <EmptyState title={words.open.none}>{words.open.noneDetail}</EmptyState>
    </WhereCollected>
  );
}
