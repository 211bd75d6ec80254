import { chosenValues, toggleValue } from '#lib/domain/property-filter/edit.ts';
import type { Filter, FilterValue } from '#lib/domain/property-filter/filter.ts';

/** Counts by one field, as the API tells them. */
export type FacetCounts = {
  field: string;
  distinct: number;
  values: readonly { value: string | null; label: string | null; count: number }[];
};

export type FacetValue = { value: string | null; label: string | null; count: number; isChosen: boolean };

/** The values of a facet; those that are chosen come too where nothing has them. */
export function facetValues({ field, values }: FacetCounts, filter: Filter | null): readonly FacetValue[] {
  const chosen = chosenValues(filter, { field, key: null }).map(plainValue);
  const counted = values.map((each) => ({ ...each, isChosen: chosen.includes(each.value) }));
  const others = chosen.filter((value) => !values.some((each) => each.value === value));
  return [...counted, ...others.map((value) => ({ value, label: null, count: 0, isChosen: true }))];
}

/** The filter after a value of a field was pressed; null is `none`. */
export function pressFacet(filter: Filter | null, field: string, value: string | null): Filter | null {
  return toggleValue(
    filter,
    { field, key: null },
    value === null ? { kind: 'none' } : { kind: 'text', text: value },
  );
}

function plainValue(value: FilterValue): string | null {
  return value.kind === 'text' ? value.text : null;
}
