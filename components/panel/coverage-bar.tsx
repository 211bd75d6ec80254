import { formatRatio, noValue } from '#components/format/numbers.ts';
import type { RoleCoverage } from '#lib/api/schemas.ts';
import { coverageWords as words } from '#words/coverage.ts';
import classes from './coverage-bar.module.css';

/** A role coverage as a bar with its figure; what is unknown is hatched, and never guessed. */
export function CoverageBar({ coverage }: { coverage: RoleCoverage }) {
  const { covered, eligible, unknown, ratio } = coverage;
  const all = Math.max(1, eligible + unknown);
  const share = (count: number) => ({ width: `${(100 * count) / all}%` });
  return (
    <span className={classes.line} title={words.of(covered, eligible, unknown)}>
      <span className={classes.bar} aria-hidden="true">
        <span className={classes.covered} style={share(covered)} />
        <span className={classes.uncovered} style={share(eligible - covered)} />
        <span className={classes.unknown} style={share(unknown)} />
      </span>
      <span className={classes.figure}>{ratio === null ? noValue : formatRatio(ratio)}</span>
    </span>
  );
}
