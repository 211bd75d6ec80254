import { setImmediate } from 'node:timers/promises';
import type { Steps } from '#lib/domain/statistics.ts';

const mostMs = 10;

let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Makes what a long computation calls between its steps: once 10 ms have passed, others who wait for an answer are let
 * in. Computations that go on at once take turns, a step each.
 */
export function createGiveWay(): () => Promise<void> {
  let wentOnAtMs = performance.now();
  return async () => {
    if (performance.now() - wentOnAtMs < mostMs) return;
    lastTurn = lastTurn.then(() => setImmediate());
    await lastTurn;
    wentOnAtMs = performance.now();
  };
}

/** Takes the steps of a long computation, and gives way between them. */
export async function inSteps<T>(steps: Steps<T>, giveWay: () => Promise<void>): Promise<T> {
  for (;;) {
    await giveWay();
    const { done, value } = steps.next();
    if (done) return value;
  }
}
