import { HOUR } from '../estate/durations.ts';
import type { Account } from '../estate/model.ts';
import { AwsError } from './aws-error.ts';
import { writeCredentialReport } from './credential-report.ts';

/** How the desk works: calls that a report in the making takes, and columns that it has beside the usual ones. */
type ReportHabits = { readonly callsUntilReady: number; readonly extraColumns: readonly string[] };

type Report = { readonly generatedAt: number; readonly content: string; callsLeft: number };

const EXPIRES_MS = 4 * HOUR;

/** Where credential reports are ordered and fetched; an account gets a new one at most every four hours. */
export class ReportDesk {
  readonly #reports = new Map<string, Report>();
  readonly #habits: () => ReportHabits;

  constructor(habits: () => ReportHabits) {
    this.#habits = habits;
  }

  /** GenerateCredentialReport: the state that it answers with. */
  order(account: Account, now: number): 'STARTED' | 'INPROGRESS' | 'COMPLETE' {
    const report = this.#reports.get(account.id);
    if (report && now - report.generatedAt < EXPIRES_MS)
      return this.#isReady(report) ? 'COMPLETE' : 'INPROGRESS';
    const { callsUntilReady, extraColumns } = this.#habits();
    const content = writeCredentialReport(account, now, extraColumns);
    this.#reports.set(account.id, { generatedAt: now, content, callsLeft: callsUntilReady });
    return 'STARTED';
  }

  /** GetCredentialReport; throws the errors ReportNotPresent, ReportInProgress and ReportExpired. */
  fetch(account: Account, now: number): { content: string; generatedAt: number } {
    const report = this.#reports.get(account.id);
    if (!report)
      throw new AwsError(
        'ReportNotPresent',
        'There is no credential report. Use GenerateCredentialReport.',
        410,
      );
    if (!this.#isReady(report))
      throw new AwsError('ReportInProgress', 'Credential report is still being generated.', 404);
    if (now - report.generatedAt >= EXPIRES_MS)
      throw new AwsError('ReportExpired', 'The credential report has expired. Generate a new one.', 410);
    return report;
  }

  #isReady(report: Report): boolean {
    if (report.callsLeft === 0) return true;
    report.callsLeft--;
    return false;
  }
}
