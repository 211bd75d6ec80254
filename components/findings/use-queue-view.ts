'use client';
import { parseAsString, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { findingGroupings } from '#lib/domain/finding-fields.ts';

/** How the queue is grouped; by fixes: what one has to mend. */
export const groupings = ['none', 'fixes', ...findingGroupings] as const;

export type Grouping = (typeof groupings)[number];

/** The parameters of the address that say how the queue is looked at. */
export const queueParamNames = ['group', 'finding'] as const;

const parsers = { group: parseAsString, finding: parseAsString };

/** How the queue is looked at, kept in the address: by which groups, and which finding is open beside it. */
export function useQueueView() {
  const [asked, setAsked] = useQueryStates(parsers, { history: 'replace', shallow: true });
  const group = groupings.find((one) => one === asked.group);
  const setGroup = useCallback(
    (next: Grouping) =>
      void setAsked({ group: next === 'none' ? null : next, finding: null }, { history: 'push' }),
    [setAsked],
  );
  const open = useCallback((id: string | null) => void setAsked({ finding: id }), [setAsked]);
  return {
    group: group ?? ('none' as const),
    opened: group === undefined || group === 'none' ? asked.finding : null,
    dropped: asked.group && group === undefined ? [{ name: 'group', value: asked.group }] : [],
    setGroup,
    open,
  };
}
