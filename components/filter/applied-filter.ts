import type { FilterField } from '#lib/domain/property-filter/field.ts';
import type { Filter } from '#lib/domain/property-filter/filter.ts';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';

/** A filter that rows are shown by: as it is written, and read. */
export type AppliedFilter = { text: string; filter: Filter | null };

/** The written filter read; the one before where it cannot be. */
export function applyFilter(
  written: string,
  fields: readonly FilterField[],
  before: AppliedFilter,
): AppliedFilter {
  if (written === before.text) return before;
  const parsed = parseFilter(written, fields);
  return parsed.ok ? { text: written, filter: parsed.filter } : before;
}

export const noFilter: AppliedFilter = { text: '', filter: null };
