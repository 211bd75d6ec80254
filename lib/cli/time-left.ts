const settleMs = 2_000;

/**
 * Milliseconds left at the average pace so far; null while that says nothing: nothing done, no total, or
 * under two seconds of evidence.
 */
export function estimateTimeLeft(elapsedMs: number, done: number, total: number | null): number | null {
  if (total === null || done <= 0 || elapsedMs < settleMs) return null;
  return (elapsedMs / done) * Math.max(0, total - done);
}

/** `0.4 s`, `12 s`, `3 min 5 s`, `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/**
 * `1,204 of 2,000` and what is left of the time; the count alone while the total is unknown.
 *
 * @param isEven whether each part takes about as long as any other; if not, no time is told
 */
export function describeProgress(
  elapsedMs: number,
  done: number,
  total: number | null,
  isEven = true,
): string {
  const count =
    total === null ? (done > 0 ? formatCount(done) : '') : `${formatCount(done)} of ${formatCount(total)}`;
  if (!isEven && count !== '') return count;
  const left = estimateTimeLeft(elapsedMs, done, total);
  const time = left === null ? formatDuration(elapsedMs) : `${formatDuration(left)} left`;
  return count === '' ? time : `${count}, ${time}`;
}

function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}
