/**
 * Text as PostgreSQL can hold it: NUL and lone surrogates, which neither its text nor its jsonb takes,
 * become U+FFFD.
 */
export function storableText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes('\0') ? wellFormed.replaceAll('\0', '\uFFFD') : wellFormed;
}

/** The same for every text, and every key, inside a parsed JSON value. */
export function storableJson(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storableJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storableJson(inner)]),
  );
}

/**
 * A copy that stands alone. A text cut from an answer keeps the whole answer in memory, some megabytes, for as
 * long as it lives: what outlives its page must be detached from it.
 */
export function detachedText(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
