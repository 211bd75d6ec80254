import { expect, test } from 'vitest';
import { viewParams, viewQuery } from './view-query.ts';

test('a view says what it shows, and takes back what another one said', () => {
  const query = viewQuery([
    ['filter', 'owner = "a & b"'],
    ['sort', null],
    ['group', 'cause'],
  ]);
  expect(query).toBe('filter=owner+%3D+%22a+%26+b%22&group=cause');
  expect(viewParams(query)).toEqual({
    ...{ filter: 'owner = "a & b"', group: 'cause', sort: null, columns: null, finding: null },
  });
});
