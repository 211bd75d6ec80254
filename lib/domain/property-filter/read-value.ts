import { type FilterField, mayBeNone } from './field.ts';
import type { FilterValue } from './filter.ts';

/** A value as written. */
export type WrittenValue = { text: string; isQuoted: boolean };

const secondsOf = { m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 } as const;
const longestAgeSeconds = 1_000 * secondsOf.y;
const dayMs = 86_400_000;

/** What a value has to look like for a field, in words; for an `enum` or a `level` its values. */
export function allowedValues(field: FilterField): readonly string[] {
  const none = mayBeNone(field) ? ['none'] : [];
  switch (field.kind) {
    case 'text':
    case 'tags':
      return ['a text, in quotes if it holds blanks', ...none];
    case 'enum':
    case 'level':
      return [...(field.values ?? []), ...none];
    case 'flag':
      return ['yes', 'no'];
    case 'number':
      return ['a number', ...none];
    case 'time':
      return ['a day (2026-10-01)', 'a time with its zone (2026-10-01T12:00:00Z)', ...none];
    case 'age':
      return ['an age (30m, 12h, 7d, 2w, 1y)'];
  }
}

/** Reads a value for a field; null if it is none of its values. */
export function readValue(field: FilterField, { text, isQuoted }: WrittenValue): FilterValue | null {
  if (!isQuoted && text.toLowerCase() === 'none') return mayBeNone(field) ? { kind: 'none' } : null;
  switch (field.kind) {
    case 'text':
    case 'tags':
      return text.includes('\u0000') ? null : { kind: 'text', text };
    case 'enum':
    case 'level': {
      const value = field.values?.find((each) => each.toLowerCase() === text.toLowerCase());
      return value === undefined ? null : { kind: 'text', text: value };
    }
    case 'flag':
      return readFlag(text);
    case 'number':
      return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? { kind: 'number', number: Number(text) + 0 } : null;
    case 'time':
      return readTime(text);
    case 'age':
      return readAge(text);
  }
}

function readFlag(text: string): FilterValue | null {
  const isTrue = /^(yes|true)$/i.test(text);
  return isTrue || /^(no|false)$/i.test(text) ? { kind: 'flag', flag: isTrue } : null;
}

function readTime(text: string): FilterValue | null {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (!isDay && !isInstant) return null;
  const from = new Date(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(from.getTime())) return null;
  if (from.getUTCFullYear() < 1970 || from.getUTCFullYear() > 2199) return null;
  if (isDay && !from.toISOString().startsWith(text)) return null;
  const to = new Date(from.getTime() + (isDay ? dayMs : 1));
  return { kind: 'time', from: from.toISOString(), to: to.toISOString() };
}

function readAge(text: string): FilterValue | null {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,2})?)([mhdwy])$/i.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return null;
  const seconds = Math.round(Number(amount) * secondsOf[unit.toLowerCase() as keyof typeof secondsOf]);
  return seconds > longestAgeSeconds ? null : { kind: 'age', seconds };
}
