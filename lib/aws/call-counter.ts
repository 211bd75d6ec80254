import type { CallCounts } from '#lib/domain/collections.ts';

/** Counts the HTTP requests sent to AWS, by action; a retried call counts each time. */
export type CallCounter = {
  /** Every request so far: `{ "ec2:DescribeInstances": 3 }`. */
  read: () => CallCounts;
  /** Those of them that AWS refused because they came too fast. */
  readThrottled: () => CallCounts;
  count: (action: string) => void;
  countThrottled: (action: string) => void;
};

/** A counter that starts at nothing. */
export function createCallCounter(): CallCounter {
  const calls: CallCounts = {};
  const throttled: CallCounts = {};
  return {
    read: () => ({ ...calls }),
    readThrottled: () => ({ ...throttled }),
    count: (action) => {
      calls[action] = (calls[action] ?? 0) + 1;
    },
    countThrottled: (action) => {
      throttled[action] = (throttled[action] ?? 0) + 1;
    },
  };
}
