import { expect, test } from 'vitest';
import { parseFilter } from '#lib/domain/property-filter/parse.ts';
import { printFilter } from '#lib/domain/property-filter/print.ts';
import { fields } from '#lib/domain/property-filter/testing/fields.ts';
import { facetValues, pressFacet } from './facet-model.ts';

function read(source: string) {
  const parsed = parseFilter(source, fields);
  return parsed.ok ? parsed.filter : null;
}

const imds = {
  ...{ field: 'imds', distinct: 2 },
  values: [
    { value: 'required', label: null, count: 3 },
    { value: null, label: null, count: 1 },
  ],
};

test('what is chosen is marked, and stays where nothing has it', () => {
  const shown = facetValues(imds, read('imds = none, optional and web'));
  expect(shown.map(({ value, count, isChosen }) => [value, count, isChosen])).toEqual([
    ['required', 3, false],
    [null, 1, true],
    ['optional', 0, true],
  ]);
});

test.each([
  ['', null, 'imds = none'],
  ['web', 'required', 'web and imds = required'],
  ['imds = none', null, ''],
])('%j, %s pressed', (source, value, expected) => {
  expect(printFilter(pressFacet(read(source), 'imds', value), fields)).toBe(expected);
});
