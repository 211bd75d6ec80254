/** The mean, or null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The median; of an even number of values the midpoint of the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The 90th percentile by nearest rank. */
export function percentile90(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? null;
}

/** One observed duration; `ended` tells an event from a censoring. */
type Survival = { readonly duration: number; readonly ended: boolean };

/**
 * The Kaplan-Meier median: the smallest duration at which the estimated share of those still open is at most one
 * half, or null when it never gets there. At equal durations events come before censorings.
 */
export function survivalMedian(lives: readonly Survival[]): number | null {
  const sorted = lives.toSorted(
    (one, other) => one.duration - other.duration || Number(other.ended) - Number(one.ended),
  );
  let surviving = 1;
  for (const [index, life] of sorted.entries()) {
    const atRisk = sorted.length - index;
    if (life.ended) surviving *= (atRisk - 1) / atRisk;
    // Products of fractions miss one half by a last binary digit.
    if (life.ended && surviving <= 0.5 + 1e-12) return life.duration;
  }
  return null;
}
