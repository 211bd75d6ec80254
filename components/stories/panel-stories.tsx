import type { ComponentProps, ReactNode } from 'react';
import { EmptyState, Notice } from '#components/panel/panel-states.tsx';
import { QueryBody } from '#components/panel/query-body.tsx';

type Query = ComponentProps<typeof QueryBody<string>>['query'];

const seenAt = Date.parse('2026-11-23T20:27:00Z');
const silence = new Error('The Rolecall server does not answer. Is `rolecall start` still running?');
const loaded: Query = {
  ...{ data: '664 of 705 instances', error: null, isPlaceholderData: false, dataUpdatedAt: seenAt },
  ...{ refetch: () => new Promise(() => {}), isError: false, isFetching: false },
};

function body(query: Partial<Query>): ReactNode {
  return (
    <QueryBody query={{ ...loaded, ...query } as Query} what="the figures" height={96}>
      {(text) => <p>{text}</p>}
    </QueryBody>
  );
}

/** What a panel says while it has nothing, not all, or something old. */
export const panelStories: Readonly<Record<string, ReactNode>> = {
  'Panel: loaded': body({}),
  'Panel: loading': body({ data: undefined, isFetching: true }),
  'Panel: failed': body({ data: undefined, isError: true, error: silence }),
  'Panel: failed, trying again': body({ data: undefined, isError: true, error: silence, isFetching: true }),
  'Panel: stale, the refresh failed': body({ isError: true, error: silence }),
  'Panel: the filter changed, the last answer stays': body({ isPlaceholderData: true, isFetching: true }),
  'Panel: partial': (
    <>
      <Notice>eu-west-1 was seen in part: DescribeLaunchTemplates was denied.</Notice>
      <p>664 of 705 instances</p>
    </>
  ),
  'Panel: empty': (
    <EmptyState title="No data in this range yet" height={96}>
      Figures appear with the first complete collection. Choose a longer range or fewer filters.
    </EmptyState>
  ),
};
