/**
 * The property filter of every list: a small language, read into a tree that the database's conditions are made of.
 * `owner = payments and state = running and profile = none`.
 */
export { type Completion, completeFilter, type Suggestion } from './property-filter/complete.ts';
export { chosenValues, type FieldRef, toggleValue, withoutChoice } from './property-filter/edit.ts';
export { type FilterField, fieldNamed, type Operator } from './property-filter/field.ts';
export {
  type Comparison,
  comparisonsOf,
  type Filter,
  type FilterValue,
  longestFilter,
} from './property-filter/filter.ts';
export { type FilterError, type ParsedFilter, parseFilter } from './property-filter/parse.ts';
export { printField, printFilter, printValue } from './property-filter/print.ts';
