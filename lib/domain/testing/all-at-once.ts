import type { Steps } from '../statistics.ts';

/** Takes all steps of a long computation at once. */
export function allAtOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
