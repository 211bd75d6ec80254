import { z } from 'zod';
import { redactCredentials } from '#lib/domain/credentials/redact-credentials.ts';

const nulMessage = 'must not hold a NUL character';

/** Text that a person writes: not empty, and no longer than this. */
export function writtenText(longest: number) {
  return z
    .string('expected text')
    .trim()
    .min(1, 'must not be empty')
    .max(longest, `at most ${longest} characters`)
    .refine(holdsNoNul, nulMessage);
}

/** The same, kept without the credentials that may have been pasted into it. */
export function keptText(longest: number) {
  return writtenText(longest).transform(redactCredentials);
}

/** Text that may be empty. */
export function anyText(longest: number) {
  return z
    .string('expected text')
    .max(longest, `at most ${longest} characters`)
    .refine(holdsNoNul, nulMessage);
}

/** PostgreSQL holds none. */
function holdsNoNul(value: string): boolean {
  return !value.includes('\u0000');
}
