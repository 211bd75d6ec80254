import { formatWords } from '#words/format.ts';
import { formatCount } from './numbers.ts';

const { durations, pair } = formatWords;

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

/** `12.3 h`: in a given unit, for figures that stand beside each other. */
export function formatInUnit(hours: number, unit: DurationUnit): string {
  return durations[unit](inUnit(hours, unit));
}

/** `40 min`, `12.3 h`, `3.2 d` */
export function formatHours(hours: number): string {
  return formatInUnit(hours, unitOfHours(hours));
}

/** `42 d`, `2.7 y`: an age in whole days. */
export function formatDays(days: number): string {
  return days < 366 ? durations.d(String(days)) : durations.y((days / 365.25).toFixed(1));
}

/** How long a collection took: `0.8 s`, `42 s`, `3 min 5 s`, `1 h 20 min`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 10) return durations.s(tenth.format(seconds));
  const total = Math.round(seconds);
  if (total < 60) return durations.s(String(total));
  const minutes = Math.floor(total / 60);
  if (minutes < 60) return inTwo(minutes, 'min', total % 60, 's');
  return inTwo(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
}

type Unit = keyof typeof durations;

function inTwo(large: number, largeUnit: Unit, small: number, smallUnit: Unit): string {
  const first = durations[largeUnit](String(large));
  return small === 0 ? first : pair(first, durations[smallUnit](String(small)));
}
