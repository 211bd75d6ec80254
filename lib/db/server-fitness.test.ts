import { expect, test } from 'vitest';
import { explainUnfitServer } from './server-fitness.ts';

const fit = { version: '15.0', versionNumber: 150_000, schema: 'public' };

test.each([
  ['the oldest that will do', fit],
  ['a newer one', { ...fit, version: '18.4', versionNumber: 180_004 }],
])('%s is fit', (_name, server) => {
  expect(explainUnfitServer(server)).toBeNull();
});

test('an older server is named with its version and the one that is needed', () => {
  const old = { ...fit, version: '14.11 (Debian 14.11-1)', versionNumber: 140_011 };
  expect(explainUnfitServer(old)).toMatchObject({
    message: 'PostgreSQL 14.11 (Debian 14.11-1) is too old: Rolecall needs 15 or newer.',
    next: expect.stringContaining('DATABASE_URL'),
  });
});

test.each(['someone', null])('tables that would land in the schema %s are refused', (schema) => {
  expect(explainUnfitServer({ ...fit, schema })?.message).toContain('keeps them in public');
});
