import { expect, test } from 'vitest';
import { resolveFilters } from './filter-params.ts';

const spec = { q: 'text', state: ['open', 'resolved'] } as const;

test.each([
  [{}, {}, []],
  [{ q: 'AKIA', state: 'open', range: '7d' }, { q: 'AKIA', state: 'open' }, []],
  [{ q: '', state: '' }, {}, []],
  [{ state: 'closed' }, {}, ['state=closed']],
  [{ state: ['closed', 'open', 'resolved'] }, { state: 'open' }, ['state=closed', 'state=resolved']],
  [{ q: '\u0000' }, {}, ['q=\u0000']],
  [{ q: 'x'.repeat(513) }, {}, [`q=${'x'.repeat(513)}`]],
])('%j', (raw, filters, dropped) => {
  const resolved = resolveFilters(raw, spec);
  expect(resolved.filters).toEqual(filters);
  expect(resolved.dropped.map(({ name, value }) => `${name}=${value}`)).toEqual(dropped);
});
