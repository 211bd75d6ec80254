import { expect, test } from 'vitest';
import { countResults } from './counts.ts';

const vitest = (numPassedTests: number, numFailedTests: number, numTotalTests: number) =>
  JSON.stringify({ numPassedTests, numFailedTests, numTotalTests });
const playwright = (expected: number, unexpected: number, flaky: number, skipped: number) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

test.each([
  ['a static check that succeeds', 'static', true, null, 1, 0],
  ['a static check that fails', 'static', false, null, 0, 1],
  ['all tests pass', 'vitest', true, vitest(7, 0, 7), 7, 0],
  ['some fail', 'vitest', false, vitest(5, 2, 7), 5, 2],
  ['skipped tests are failures', 'vitest', true, vitest(5, 0, 7), 5, 2],
  ['no test at all', 'vitest', true, vitest(0, 0, 0), 0, 1],
  ['a test file that does not load', 'vitest', false, vitest(5, 0, 5), 5, 1],
  ['no report', 'vitest', true, null, 0, 1],
  ['a report that is cut off', 'vitest', true, '{"numPassed', 0, 1],
  ['browser tests pass, one at the second try', 'playwright', true, playwright(3, 0, 1, 0), 4, 0],
  ['a browser is missing', 'playwright', false, playwright(0, 3, 0, 0), 0, 3],
  ['browser tests are skipped', 'playwright', true, playwright(3, 0, 0, 2), 3, 2],
] as const)('%s', (_name, runner, succeeded, report, passed, failed) => {
  expect(countResults(runner, succeeded, report)).toMatchObject({ passed, failed });
});
