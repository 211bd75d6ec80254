import type { Tags } from '#lib/domain/inventory.ts';
import { storableText } from './storable-text.ts';

/**
 * An AWS answer, or a part of one, as it was on the wire: elements by name, texts as texts, a list as
 * an element whose `item` (EC2) or `member` (IAM, STS) is one entry or an array of them. Nothing about
 * it is certain, so that one odd value never costs a page: the readers here give null or an empty list.
 */
export type Answer = Readonly<Record<string, unknown>>;

const nothing: Answer = Object.freeze({});

/** `value` as an answer; one without any element if it is something else. */
export function asAnswer(value: unknown): Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : nothing;
}

/** An element's own elements. */
export function partOf(answer: Answer, name: string): Answer {
  return asAnswer(answer[name]);
}

/** An element's text, storable; null if it is missing, empty or no text. */
export function textOf(answer: Answer, name: string): string | null {
  const value = answer[name];
  return typeof value === 'string' && value !== '' ? storableText(value) : null;
}

/** The entries of a list; an entry that is empty counts, without elements. */
export function listOf(answer: Answer, name: string): Answer[] {
  return entriesOf(answer, name).map(asAnswer);
}

/** The texts of a list of texts. */
export function textsOf(answer: Answer, name: string): string[] {
  return entriesOf(answer, name)
    .filter((entry) => typeof entry === 'string' && entry !== '')
    .map((entry) => storableText(String(entry)));
}

function entriesOf(answer: Answer, name: string): unknown[] {
  const list = partOf(answer, name);
  const entries = list.item ?? list.member;
  if (entries === undefined) return [];
  return Array.isArray(entries) ? entries : [entries];
}

/** A whole number; null if it is none. */
export function wholeNumberOf(answer: Answer, name: string): number | null {
  const text = textOf(answer, name);
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Tags by key; of a key that comes twice, which AWS does not allow, the last. */
export function tagsOf(answer: Answer, name: string, keyName: string, valueName: string): Tags {
  const tags: [string, string][] = [];
  for (const tag of listOf(answer, name)) {
    const key = textOf(tag, keyName);
    if (key !== null) tags.push([key, textOf(tag, valueName) ?? '']);
  }
  return Object.fromEntries(tags);
}
