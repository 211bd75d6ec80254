import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { ScopesPage, TimePassed } from '#lib/api/schemas.ts';
import { ApiError } from './api-error.ts';
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
        await untilCollected(await letDayPass());
      }
    },
    onSettled: () => client.invalidateQueries(),
  });
}

/** @returns the time that it is then. What is still being collected of the day before is waited for. */
async function letDayPass(): Promise<string> {
  const giveUpAtMs = performance.now() + patienceMs;
  for (;;) {
    try {
      const { now } = await request<TimePassed>(urlOf('demo/time'), { method: 'POST', body: { days: 1 } });
      return now;
    } catch (error) {
      const isBusy = error instanceof ApiError && error.status === 409;
      if (!isBusy || performance.now() > giveUpAtMs) throw error;
      await lookAgain();
    }
  }
}

/**
 * Waits until every scope was collected since an instant.
 *
 * @throws Error if nothing is collected for a minute: no worker runs
 */
async function untilCollected(since: string): Promise<void> {
  let collectingAtMs = performance.now();
  while (performance.now() - collectingAtMs < patienceMs) {
    await lookAgain();
    const { data } = await request<ScopesPage>(urlOf('scopes', { limit: 500 }));
    if (data.every(({ running, last }) => running === null && last !== null && last.startedAt >= since))
      return;
    if (data.some(({ running }) => running !== null)) collectingAtMs = performance.now();
  }
  throw new Error('The day has passed, but nothing was collected on it. Is a worker running?');
}

function lookAgain(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}
