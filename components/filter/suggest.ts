import type { Completion, Suggestion } from '#lib/domain/property-filter/complete.ts';
import type { FilterField } from '#lib/domain/property-filter/field.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { printField, printValue } from '#lib/domain/property-filter/print.ts';

/** Values in use, as the API tells them. */
export type UsedValues = readonly { value: string; count: number }[];

/** Something that can be chosen: what is shown, what is said beside it, and what is written for it. */
export type Option = { label: string; hint: string; insert: string };

/** Whose values are to be asked for, as the API calls it: `owner`, `tag:env`, `tag`; null: nobody's. */
export function wantedValues(completion: Completion): string | null {
  switch (completion.kind) {
    case 'key':
      return completion.field;
    case 'value':
      if (!completion.isOpen) return null;
      return completion.key === null ? completion.field : `${completion.field}:${completion.key}`;
    case 'term':
    case 'operator':
    case 'join':
      return null;
  }
}

/** What can be chosen at the caret: what the fields tell, then the values in use. */
export function optionsOf(
  completion: Completion,
  used: UsedValues,
  countOf: (count: number) => string,
): readonly Option[] {
  const insertOf = (value: string) =>
    completion.kind === 'key' ? printField(completion.field, value) : printValue(value);
  return [
    ...used.map(({ value, count }) => ({ label: value, hint: countOf(count), insert: insertOf(value) })),
    ...completion.suggestions.map(toOption),
  ];
}

function toOption({ text, hint }: Suggestion): Option {
  return { label: text, hint, insert: text };
}

/** The filter with an option written where the caret was, and where the caret is then. */
export function insertOption(
  source: string,
  { from, to }: Pick<Completion, 'from' | 'to'>,
  { insert }: Option,
): { text: string; caret: number } {
  const rest = source.slice(to);
  const isWhole = !insert.endsWith(':');
  const gap = isWhole && !/^[\s),]/.test(rest) ? ' ' : '';
  const caret = from + insert.length + (isWhole ? 1 : 0);
  return {
    text: source.slice(0, from) + insert + gap + rest,
    caret: Math.min(caret, from + insert.length + 1),
  };
}

/**
 * Whether a filter that is being written already says something: it can be read, and what is written at the caret is not
 * merely the beginning of what could be chosen there.
 */
export function isSettled(
  source: string,
  fields: readonly FilterField[],
  completion: Completion,
  options: readonly Option[],
): boolean {
  if (!parseFilter(source, fields).ok) return false;
  if (completion.prefix === '' || options.length === 0) return true;
  return options.some(({ label }) => label.toLowerCase() === completion.prefix.toLowerCase());
}
