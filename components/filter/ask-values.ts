import type { UsedValues } from './suggest.ts';

/** How to ask for the values in use of a field (`owner`, `tag:env`, `tag` for keys) that match what is written. */
export type AskValues = (
  field: string,
  prefix: string,
) => {
  queryKey: readonly unknown[];
  queryFn: (context: { signal: AbortSignal }) => Promise<UsedValues>;
};
