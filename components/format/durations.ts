import { formatCount } from './numbers.ts';

const tenth = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const hoursUntil = 72;

export type DurationUnit = 'min' | 'h' | 'd';

const hoursIn: Record<DurationUnit, number> = { min: 1 / 60, h: 1, d: 24 };

/** The unit that suits a duration: minutes below one hour, hours below three days, then days. */
export function unitOfHours(hours: number): DurationUnit {
  if (hours > 0 && hours < 1) return 'min';
  return hours < hoursUntil ? 'h' : 'd';
}

/** The figure without its unit: `12.3`. */
export function inUnit(hours: number, unit: DurationUnit): string {
  const value = hours / hoursIn[unit];
  return unit === 'min' || value >= 100 ? formatCount(value) : tenth.format(value);
}

/** `40 min`, `12.3 h`, `3.2 d` */
export function formatHours(hours: number): string {
  const unit = unitOfHours(hours);
  return `${inUnit(hours, unit)} ${unit}`;
}

/** `42 d`, `2.7 y`: an age in whole days. */
export function formatDays(days: number): string {
  return days < 366 ? `${days} d` : `${(days / 365.25).toFixed(1)} y`;
}

/** How long a collection took: `0.8 s`, `42 s`, `3 min 5 s`, `1 h 20 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${tenth.format(seconds)} s`;
  const total = Math.round(seconds);
  if (total < 60) return `${total} s`;
  if (total < 3600) return pair(Math.floor(total / 60), 'min', total % 60, 's');
  return pair(Math.floor(total / 3600), 'h', Math.floor((total % 3600) / 60), 'min');
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
