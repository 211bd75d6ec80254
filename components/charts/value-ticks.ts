const steps = [1, 2, 5, 10];

/** A range that begins and ends at a tick, and its ticks. */
export type ValueTicks = { low: number; high: number; ticks: readonly number[] };

/**
 * Rounds a range outwards to steps of 1, 2 or 5 times a power of ten.
 *
 * d3-scale does the same, with colours and dates in tow: 20 kB gzip on every first load.
 *
 * @param about how many steps are wanted; there are up to half as many again
 * @param smallest the least step: 1 for what is counted
 */
export function pickValueTicks(lowest: number, highest: number, about: number, smallest = 0): ValueTicks {
  const isFlat = highest - lowest <= 1e-6 * Math.max(1, Math.abs(highest));
  const top = isFlat ? lowest + 1 : highest;
  const rough = Math.max(smallest, (top - lowest) / about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (steps.find((one) => one * power >= rough * 0.999) ?? 10);
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(top / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
  return { low: exact(first * step), high: exact(last * step), ticks };
}

// 3 * 0.1 is 0.30000000000000004.
function exact(value: number): number {
  return Number(value.toPrecision(12));
}
