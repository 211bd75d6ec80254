import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isDemo, letPass } from './demo-time.ts';
import { now } from './now.ts';

const dayMs = 86_400_000;
const machine = new Date('2026-11-26T12:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-clock-'));
  vi.useFakeTimers({ now: machine });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('outside of a demo it is the machine’s time, and nothing moves it', () => {
  vi.stubEnv('ROLECALL_DEMO', '');
  writeFileSync(join(folder, 'ahead-ms'), '5000');
  expect([isDemo(), now()]).toEqual([false, machine]);
  expect(() => letPass(dayMs)).toThrow(RangeError);
});

test('in a demo it is as much later as was let pass, and runs on', () => {
  vi.stubEnv('ROLECALL_DEMO', folder);
  expect([isDemo(), now()]).toEqual([true, machine]);
  letPass(dayMs);
  letPass(7 * dayMs);
  vi.advanceTimersByTime(1_000);
  expect(now()).toEqual(new Date('2026-12-04T12:00:01Z'));
});

test('a demo’s time never goes back, and a damaged file is told', () => {
  vi.stubEnv('ROLECALL_DEMO', folder);
  for (const durationMs of [0, -1, Number.NaN]) expect(() => letPass(durationMs)).toThrow(RangeError);
  expect(now()).toEqual(machine);
  for (const text of ['soon', '-1', '1.5']) {
    writeFileSync(join(folder, 'ahead-ms'), text);
    expect(now, text).toThrow(/is damaged: delete it/);
  }
});
