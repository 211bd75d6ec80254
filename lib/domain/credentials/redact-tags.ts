import { redactCredentials } from './redact-credentials.ts';
import { redactDocument } from './redact-document.ts';

/** No credential is shorter; most tags are passed over by this. */
const LONG_ENOUGH = /[A-Za-z0-9/+%\\]{20}/;

/**
 * A tag as it may be kept: key ids masked, secrets struck out, those too that only the tag's key gives away. AWS's own tags (`aws:`),
 * which nobody can write, stay as they are: they name other resources.
 */
export function keptTag(key: string, value: string): [key: string, value: string] {
  const mayHold = !key.startsWith('aws:') && (LONG_ENOUGH.test(key) || LONG_ENOUGH.test(value));
  if (!mayHold) return [key, value];
  const keptKey = redactCredentials(key);
  return [keptKey, redactCredentials(`${keptKey}=${value}`).slice(keptKey.length + 1)];
}

/** A tag's value as it may be shown: nothing of it where its key or the value itself says that it is a credential. */
export function shownTagValue(key: string, value: string): string {
  const written = `${key}=${value}`;
  const isOpen = redactDocument(written) === written && redactDocument(value) === value;
  return isOpen ? value : '[redacted]';
}

/** Tags as they may be shown. */
export function shownTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([key, value]) => [redactDocument(key), shownTagValue(key, value)]),
  );
}
