import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { shownJson, shownText } from './read-masking.ts';

const key = 'AKIAQQQQQQQQQQQQWXYZ';
const operator = { actor: { kind: 'operator', name: 'local operator' } } as Context;
// Roles come with sign-in: whoever is neither operator nor system may not triage.
const reader = { actor: { kind: 'reader' as string, name: 'a reader' } } as Context;

test('the operator sees key ids in full', () => {
  expect(shownText(operator, `key ${key}`)).toBe(`key ${key}`);
  expect(shownJson(operator, { accessKeyId: key })).toEqual({ accessKeyId: key });
});

test.each([
  [key, 'AKIA************WXYZ'],
  [`Key ${key}, found twice: ${key}.`, 'Key AKIA************WXYZ, found twice: AKIA************WXYZ.'],
  [`ASIA${key.slice(4)}`, 'ASIA************WXYZ'],
  [`AROA${key.slice(4)}`, `AROA${key.slice(4)}`],
  [`${key}A`, `${key}A`],
  ['root/1', 'root/1'],
])('a reader sees %s as %s', (text, shown) => {
  expect(shownText(reader, text)).toBe(shown);
});

test('a reader sees no key id in JSON, however deep', () => {
  const evidence = { accessKeyId: key, places: [{ text: `id=${key}` }], [key]: null };
  expect(JSON.stringify(shownJson(reader, evidence))).not.toContain(key);
});
