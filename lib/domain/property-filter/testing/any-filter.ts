import fc from 'fast-check';
import { allowedOperators, type FilterField, mayBeNone } from '../field.ts';
import { type Filter, type FilterValue, joined } from '../filter.ts';

const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('and', 'none', 'OR', 'state', 'tag:x', '"', '\\', 'a b', ',', '=x', 'x:', ''),
  )
  .filter((value) => !value.includes('\u0000'));

function anyValue(field: FilterField): fc.Arbitrary<FilterValue> {
  switch (field.kind) {
    case 'text':
    case 'tags':
      return anyText.map((value): FilterValue => ({ kind: 'text', text: value }));
    case 'enum':
    case 'level':
      return fc
        .constantFrom(...(field.values ?? []))
        .map((value): FilterValue => ({ kind: 'text', text: value }));
    case 'flag':
      return fc.boolean().map((flag) => ({ kind: 'flag', flag }));
    case 'number':
      return fc.integer().map((number) => ({ kind: 'number', number }));
    case 'age':
      return fc.integer({ min: 0, max: 31_536_000_000 }).map((seconds) => ({ kind: 'age', seconds }));
    case 'time':
      return fc
        .tuple(
          fc.date({ min: new Date('1970-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
          fc.boolean(),
        )
        .map(([at, isDay]) => {
          const from = isDay ? new Date(`${at.toISOString().slice(0, 10)}T00:00:00Z`) : at;
          const to = new Date(from.getTime() + (isDay ? 86_400_000 : 1));
          return { kind: 'time', from: from.toISOString(), to: to.toISOString() };
        });
  }
}

function anyComparison(fields: readonly FilterField[]): fc.Arbitrary<Filter> {
  return fc.constantFrom(...fields).chain((field) =>
    fc.constantFrom(...allowedOperators(field)).chain((operator) => {
      const isSimple = operator === '=' || operator === '!=';
      const value =
        isSimple && mayBeNone(field)
          ? fc.oneof(anyValue(field), fc.constant<FilterValue>({ kind: 'none' }))
          : anyValue(field);
      const maxLength = ['=', '!=', ':', '!:'].includes(operator) ? 3 : 1;
      return fc.record({
        kind: fc.constant('comparison' as const),
        field: fc.constant(field.name),
        key: field.kind === 'tags' ? anyText.filter((key) => key !== '') : fc.constant(null),
        operator: fc.constant(operator),
        values: fc.array(value, { minLength: 1, maxLength }),
      });
    }),
  );
}

/** Any filter of these fields, in the form in which one is parsed. */
export function anyFilter(fields: readonly FilterField[]): fc.Arbitrary<Filter> {
  return fc.letrec<{ anyFilter: Filter }>((tie) => ({
    anyFilter: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      anyComparison(fields),
      anyText.map((value): Filter => ({ kind: 'text', text: value })),
      fc
        .tuple(
          fc.constantFrom('and' as const, 'or' as const),
          fc.array(tie('anyFilter'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, parts]) => joined(kind, parts) as Filter),
      tie('anyFilter').map((part): Filter => ({ kind: 'not', part })),
    ),
  })).anyFilter;
}
