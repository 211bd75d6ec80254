import { setImmediate } from 'node:timers/promises';

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
