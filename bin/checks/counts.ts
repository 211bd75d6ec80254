import { z } from 'zod';

/** How many test cases of a suite passed and failed. A test that did not run counts as failed: it proves nothing. */
export type Counts = { passed: number; failed: number; skipped: number };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTotalTests: z.number(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Which runner's report a suite writes; a static check writes none and counts as one. */
export type Runner = 'static' | 'vitest' | 'playwright';

/**
 * The counts of one suite, from its exit and its JSON report.
 *
 * A suite that failed without a failed test (a file that does not load, a browser that is not there) counts
 * one failure, and so does one that ran no test at all.
 *
 * @param report the report's text; null if none was written
 */
export function countResults(runner: Runner, succeeded: boolean, report: string | null): Counts {
  if (runner === 'static') return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
  const counts = report === null ? null : readReport(runner, report);
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  const { passed, skipped } = counts;
  const failed = counts.failed + skipped;
  const isBroken = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: isBroken ? 1 : failed, skipped };
}

function readReport(runner: 'vitest' | 'playwright', report: string): Counts | null {
  try {
    if (runner === 'playwright') {
      const { stats } = playwrightReport.parse(JSON.parse(report));
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
    }
    const { numPassedTests, numFailedTests, numTotalTests } = vitestReport.parse(JSON.parse(report));
    const skipped = numTotalTests - numPassedTests - numFailedTests;
    return { passed: numPassedTests, failed: numFailedTests, skipped };
  } catch {
    return null;
  }
}
