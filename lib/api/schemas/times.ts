import { z } from 'zod';
import 'zod-openapi';

const dateForm = /^\d{4}-\d{2}-\d{2}$/;
const expected = 'expected a date (2026-11-01) or a time with its zone (2026-11-01T12:00:00Z)';

function parseTime(text: string, timeOfDay: string): Date | null {
  const isDate = dateForm.test(text);
  if (!isDate && !z.iso.datetime({ offset: true }).safeParse(text).success) return null;
  const time = new Date(isDate ? `${text}T${timeOfDay}Z` : text);
  if (Number.isNaN(time.getTime())) return null;
  if (isDate && !time.toISOString().startsWith(text)) return null;
  const year = time.getUTCFullYear();
  return year >= 2000 && year < 2200 ? time : null;
}

function time(timeOfDay: string, meaning: string) {
  return z
    .string()
    .transform((text, context) => {
      const parsed = parseTime(text, timeOfDay);
      if (parsed !== null) return parsed;
      context.issues.push({ code: 'custom', message: expected, input: text });
      return z.NEVER;
    })
    .meta({ description: meaning, example: '2026-11-01T00:00:00Z' });
}

/** A parameter that begins a period: a bare date is its first instant (UTC). */
export function startTime(meaning: string) {
  return time('00:00:00.000', `${meaning} ISO 8601; a bare date is its first instant, UTC.`);
}

/** A parameter that ends a period or names an instant: a bare date is its last instant (UTC). */
export function endTime(meaning: string) {
  return time('23:59:59.999', `${meaning} ISO 8601; a bare date is its last instant, UTC.`);
}

/** A time in an answer: ISO 8601, UTC. */
export const timestamp = z.iso.datetime();
