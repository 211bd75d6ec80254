import { redactDocument } from './redact-document.ts';

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
