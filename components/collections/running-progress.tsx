import { formatCount } from '#components/format/numbers.ts';
import type { Progress } from '#lib/api/schemas.ts';
import classes from './collections.module.css';

/** How far a running collection is; without a known end, only what it has done. */
export function RunningProgress({ progress, name }: { progress: Progress | null; name: string }) {
  const { done, total } = progress ?? { done: 0, total: null };
  return (
    <span className={classes.progress}>
      <progress
        aria-label={`Progress of ${name}`}
        {...(total === null ? {} : { value: done, max: Math.max(1, total) })}
      />
      {total === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`}
    </span>
  );
}
