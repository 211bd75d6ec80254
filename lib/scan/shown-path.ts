import { redactCredentials } from '#lib/domain/credentials/redact-credentials.ts';

/** A path as it is shown and kept: credentials struck out, and what would write to a terminal by itself. */
export function shownPath(path: string): string {
  return redactCredentials(path)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
    .toWellFormed();
}
