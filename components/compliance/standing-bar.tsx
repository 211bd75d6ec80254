import { formatCount, formatRatio, noValue } from '#components/format/numbers.ts';
import { complianceWords as words } from '#words/compliance.ts';
import classes from './compliance.module.css';

export type Counts = { fail: number; notAssessed: number; pass: number };

/** How resources stand as a bar, with the share that passes of all that could be judged. */
export function StandingBar({ counts }: { counts: Counts }) {
  const { fail, notAssessed, pass } = counts;
  const judged = fail + pass;
  return (
    <span
      className={classes.standing}
      title={words.figures(formatCount(fail), formatCount(notAssessed), formatCount(pass))}
    >
      <span className={classes.bar} aria-hidden="true">
        <i data-verdict="fail" style={{ flexGrow: fail }} />
        <i data-verdict="not-assessed" style={{ flexGrow: notAssessed }} />
        <i data-verdict="pass" style={{ flexGrow: pass }} />
      </span>
      <span className={classes.figure}>{judged === 0 ? noValue : formatRatio(pass / judged)}</span>
    </span>
  );
}
