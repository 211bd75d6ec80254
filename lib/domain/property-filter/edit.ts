import { type Comparison, type Filter, type FilterValue, joined } from './filter.ts';

/** Which field: of a map, which key. */
export type FieldRef = { field: string; key: string | null };

/** The values that a filter as a whole asks a field to equal: what the chips of the field show as chosen. */
export function chosenValues(filter: Filter | null, ref: FieldRef): readonly FilterValue[] {
  return topParts(filter).flatMap((part) => (isChoiceOf(part, ref) ? part.values : []));
}

/** The filter with one value of a field chosen, beside those that are already; chosen before, it is taken out. */
export function toggleValue(filter: Filter | null, ref: FieldRef, value: FilterValue): Filter | null {
  const chosen = chosenValues(filter, ref);
  const isChosen = chosen.some((each) => sameValue(each, value));
  const values = isChosen ? chosen.filter((each) => !sameValue(each, value)) : [...chosen, value];
  const choice: Comparison = { kind: 'comparison', ...ref, operator: '=', values };
  const parts = topParts(filter);
  const at = parts.findIndex((part) => isChoiceOf(part, ref));
  const others = parts.filter((part) => !isChoiceOf(part, ref));
  const before = at < 0 ? others.length : at;
  return joined('and', [
    ...others.slice(0, before),
    ...(values.length > 0 ? [choice] : []),
    ...others.slice(before),
  ]);
}

/** The filter without what it asks a field to equal: what the counts of the field's other values are taken by. */
export function withoutChoice(filter: Filter | null, ref: FieldRef): Filter | null {
  return joined(
    'and',
    topParts(filter).filter((part) => !isChoiceOf(part, ref)),
  );
}

function topParts(filter: Filter | null): readonly Filter[] {
  if (filter === null) return [];
  return filter.kind === 'and' ? filter.parts : [filter];
}

function isChoiceOf(part: Filter, { field, key }: FieldRef): part is Comparison {
  return part.kind === 'comparison' && part.field === field && part.key === key && part.operator === '=';
}

function sameValue(one: FilterValue, other: FilterValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
