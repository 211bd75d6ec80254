import type { Operator } from './field.ts';

/** A value that a field is compared with. */
export type FilterValue =
  /** The field has no value. */
  | { kind: 'none' }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'flag'; flag: boolean }
  /** From an instant up to and without another, as ISO 8601: a day, or one millisecond. */
  | { kind: 'time'; from: string; to: string }
  | { kind: 'age'; seconds: number };

/** `owner = payments, growth`: any of the values; with `!=` and `!:` none of them. */
export type Comparison = {
  kind: 'comparison';
  field: string;
  /** The key of a field that is a map; null for others. */
  key: string | null;
  operator: Operator;
  values: readonly FilterValue[];
};

/** What a filter says. `and` and `or` have two parts or more, none of their own kind. */
export type Filter =
  | { kind: 'and' | 'or'; parts: readonly Filter[] }
  | { kind: 'not'; part: Filter }
  | Comparison
  /** Free text, looked for in ids and names. */
  | { kind: 'text'; text: string };

/** How long a filter may be, in UTF-16 units; how deep its parentheses may nest; how many comparisons and values it may hold. */
export const longestFilter = 2_000;
export const deepestFilter = 20;
export const mostConditions = 100;

/** Several filters as one; null for none. */
export function joined(kind: 'and' | 'or', filters: readonly Filter[]): Filter | null {
  const parts = filters.flatMap((filter) => (filter.kind === kind ? filter.parts : [filter]));
  const [first, ...others] = parts;
  if (first === undefined) return null;
  return others.length === 0 ? first : { kind, parts };
}

/** Every comparison in a filter. */
export function comparisonsOf(filter: Filter): readonly Comparison[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(filter.part);
    case 'comparison':
      return [filter];
    case 'text':
      return [];
  }
}
