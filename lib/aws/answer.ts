import { keptTag } from '#lib/domain/credentials/redact-tags.ts';
import type { Tags } from '#lib/domain/inventory.ts';
import { storableText } from './storable-text.ts';

/**
 * An AWS answer, or a part of one, as it was on the wire: elements by name, texts as texts, a list as
 * an element whose `item` (EC2) or `member` (IAM, STS) is one entry or an array of them. Nothing about
 * it is certain, so that one odd value never costs a page: the readers here give null or an empty list.
 * `Name` names the elements that were kept, so that nothing is read which was passed over.
 */
export type Answer<Name extends string = string> = Readonly<Partial<Record<Name, unknown>>>;

const nothing: Answer = Object.freeze({});

/** `value` as an answer; one without any element if it is something else. */
export function asAnswer<Name extends string = string>(value: unknown): Answer<Name> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Answer<Name>)
    : nothing;
}

/** An element's own elements. */
export function partOf<Name extends string>(answer: Answer<Name>, name: NoInfer<Name>): Answer<Name> {
  return asAnswer(answer[name]);
}

/** An element's text, storable; null if it is missing, empty or no text. */
export function textOf<Name extends string>(answer: Answer<Name>, name: NoInfer<Name>): string | null {
  const value: unknown = answer[name];
  return typeof value === 'string' && value !== '' ? storableText(value) : null;
}

/** The entries of a list; an entry that is empty counts, without elements. */
export function listOf<Name extends string>(answer: Answer<Name>, name: NoInfer<Name>): Answer<Name>[] {
  return entriesOf(answer, name).map((entry) => asAnswer<Name>(entry));
}

/** The texts of a list of texts. */
export function textsOf(answer: Answer, name: string): string[] {
  return entriesOf(answer, name)
    .filter((entry) => typeof entry === 'string' && entry !== '')
    .map((entry) => storableText(String(entry)));
}

function entriesOf<Name extends string>(answer: Answer<Name>, name: NoInfer<Name>): unknown[] {
  const list = asAnswer(answer[name]);
  const entries = list.item ?? list.member;
  if (entries === undefined) return [];
  return Array.isArray(entries) ? entries : [entries];
}

/** A whole number; null if it is none. */
export function wholeNumberOf(answer: Answer, name: string): number | null {
  const text = textOf(answer, name);
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

/** Tags by key, without credentials; of a key that comes twice, which AWS does not allow, the last. */
export function tagsOf<Name extends string>(
  answer: Answer<Name>,
  name: NoInfer<Name>,
  keyName: NoInfer<Name>,
  valueName: NoInfer<Name>,
): Tags {
  const tags: [string, string][] = [];
  for (const tag of listOf(answer, name)) {
    const key = textOf(tag, keyName);
    if (key !== null) tags.push(keptTag(key, textOf(tag, valueName) ?? ''));
  }
  return Object.fromEntries(tags);
}
