import { storableText } from './storable-text.ts';

/** A part of an AWS answer as JSON for people: a list is an array, and every text as `text` gives it. */
export function plainJson(value: unknown, text: (value: string) => string): unknown {
  if (typeof value === 'string') return text(storableText(value));
  if (Array.isArray(value)) return value.map((each) => plainJson(each, text));
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only?.[0] === 'item') return [plainJson(only[1], text)].flat();
  return Object.fromEntries(entries.map(([name, each]) => [name, plainJson(each, text)]));
}
