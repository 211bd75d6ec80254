import { formatWords } from '#words/format.ts';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** What stands where there is no figure: never a zero. */
export const noValue = '—';

/** `1,248` */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `980`, `12.4K`: for the axis of a chart, where room is short. */
export function formatShortCount(count: number): string {
  return Math.abs(count) < 10_000 ? whole.format(count) : compact.format(count);
}

/** `92.4 %`. Only a full ratio is shown as 100 %, and only an empty one as 0 %. */
export function formatRatio(ratio: number): string {
  return formatWords.percent(formatPercent(ratio));
}

/** `98 %`: a target is as round as it was set. */
export function formatTarget(ratio: number): string {
  return formatWords.percent(String(Number((ratio * 100).toFixed(2))));
}

/** `92 %`: for the axis of a chart. */
export function formatRoundRatio(ratio: number): string {
  return formatWords.percent(String(Math.round(ratio * 100)));
}

/** `92.4`, for where the unit stands apart. */
export function formatPercent(ratio: number): string {
  if (ratio === 1) return '100';
  if (ratio === 0) return '0';
  return percent.format(Math.min(99.9, Math.max(0.1, ratio * 100)));
}

/** `1 instance`, `1,248 instances`; `plural` where an s is not enough. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
