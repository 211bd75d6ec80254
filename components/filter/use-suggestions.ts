'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import { formatCount } from '#components/format/numbers.ts';
import { completeFilter } from '#lib/domain/property-filter/complete.ts';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import { filterWords as words } from '#words/filter.ts';
import type { AskValues } from './ask-values.ts';
import { optionsOf, wantedValues } from './suggest.ts';

const describeCount = (count: number) => words.count(formatCount(count));

/** What may stand at the caret; the values in use are asked for. */
export function useSuggestions(
  draft: string,
  caret: number,
  fields: readonly FilterField[],
  askValues: AskValues,
  isWanted: boolean,
) {
  const completion = useMemo(() => completeFilter(draft, caret, fields), [draft, caret, fields]);
  const field = wantedValues(completion);
  const prefix = useDeferredValue(completion.prefix);
  const { data } = useQuery({
    ...askValues(field ?? '', prefix),
    enabled: isWanted && field !== null,
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
  const options = useMemo(
    () => optionsOf(completion, field === null ? [] : (data ?? []), describeCount),
    [completion, field, data],
  );
  return { completion, options };
}
