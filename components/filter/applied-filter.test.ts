import { expect, test } from 'vitest';
import { fields } from '#lib/domain/property-filter/testing/fields.ts';
import { applyFilter, noFilter } from './applied-filter.ts';

test('what cannot be read leaves the rows as they were', () => {
  const running = applyFilter('state = running', fields, noFilter);
  expect(running).toMatchObject({ text: 'state = running', filter: { kind: 'comparison' } });
  expect(applyFilter('state = running and', fields, running)).toBe(running);
  expect(applyFilter('state =', fields, noFilter)).toBe(noFilter);
  expect(applyFilter('', fields, running)).toEqual(noFilter);
});
