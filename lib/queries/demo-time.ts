import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { ScopesPage, TimePassed } from '#lib/api/schemas.ts';
import { request, urlOf } from './request.ts';

export const demoTimeKey = ['demo-time'] as const;
const lookEveryMs = 250;
const patienceMs = 60_000;

/**
 * Lets days pass in the demo, one after the other: the next one comes when everything was collected on the one before, so
 * that each has its figures.
 *
 * @param onDay is told which day it is
 */
export function letDaysPassOptions(client: QueryClient, onDay: (day: number) => void) {
  return mutationOptions({
    mutationKey: demoTimeKey,
    mutationFn: async (days: number) => {
      for (let day = 1; day <= days; day += 1) {
        onDay(day);
        const { now } = await request<TimePassed>(urlOf('demo/time'), { method: 'POST', body: { days: 1 } });
        await untilCollected(now);
      }
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** Waits until every scope was collected since an instant, but not for ever: no worker may run. */
async function untilCollected(since: string): Promise<void> {
  const giveUpAtMs = performance.now() + patienceMs;
  while (performance.now() < giveUpAtMs) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    const { data } = await request<ScopesPage>(urlOf('scopes', { limit: 500 }));
    if (data.every(({ running, last }) => running === null && last !== null && last.startedAt >= since))
      return;
  }
}
