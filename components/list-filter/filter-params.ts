import type { Dropped, RawParams } from '#components/scope/resolve-scope.ts';

/** What a list can be narrowed by: a name in the address, and the values that it may have; `text`: any. */
export type FilterSpec = Readonly<Record<string, readonly string[] | 'text'>>;

/** The values that were chosen, by name; what was not chosen is not there. */
export type FilterValues<S extends FilterSpec> = {
  [Name in keyof S]?: S[Name] extends readonly (infer Value extends string)[] ? Value : string;
};

const longestText = 512;

/** Reads a list's filters from the address; values that there are not are dropped. */
export function resolveFilters<S extends FilterSpec>(
  raw: RawParams,
  spec: S,
): { filters: FilterValues<S>; dropped: readonly Dropped[] } {
  const dropped: Dropped[] = [];
  const filters = Object.entries(spec).flatMap(([name, allowed]) => {
    const values = [raw[name] ?? []].flat().filter((value) => value !== '');
    const kept = values.find((value) => isAllowed(value, allowed));
    for (const value of values) if (value !== kept) dropped.push({ name, value });
    return kept === undefined ? [] : [[name, kept] as const];
  });
  return { filters: asValues<S>(Object.fromEntries(filters)), dropped };
}

function isAllowed(value: string, allowed: FilterSpec[string]): boolean {
  if (allowed === 'text') return value.length <= longestText && !value.includes('\u0000');
  return allowed.includes(value);
}

// Every value was found in the specification that the type is made from.
function asValues<S extends FilterSpec>(values: Record<string, string>): FilterValues<S> {
  return values as FilterValues<S>;
}
