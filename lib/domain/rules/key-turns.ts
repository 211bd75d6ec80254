import { veryOldDays } from '#lib/domain/rules/key-old.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** After how many whole days what rules say of a key, or how bad it is, may turn, though nothing happens to the key. */
export type KeyTurns = {
  /** Since it was made. */
  creation: readonly number[];
  /** Since it was last used. */
  use: readonly number[];
  /** Since it has its status. */
  status: readonly number[];
};

/** When verdicts on keys turn by time alone. "More than n days" begins when n + 1 are full; a day more is as good. */
export function keyTurns({
  thresholds: { keyOldDays, keyUnusedDays, newKeyGraceDays, secondKeyDays, keyInactiveDays },
  severity: { keyInUseDays },
}: Pick<Settings, 'thresholds' | 'severity'>): KeyTurns {
  return {
    creation: [keyOldDays + 1, veryOldDays + 1, newKeyGraceDays + 1, secondKeyDays + 1, keyInactiveDays],
    use: [keyUnusedDays + 1, keyInUseDays],
    status: [secondKeyDays + 1, keyInactiveDays],
  };
}
