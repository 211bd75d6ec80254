import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writeConfigurationGuide, writeJsonSchema } from './documents.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const hint = 'run `node lib/config/write-documents.ts`';

test('docs/configuration.md says what the schemas say', () => {
  expect(read('configuration.md'), hint).toBe(writeConfigurationGuide());
});

test('docs/rolecall.schema.json says what the schema says', () => {
  expect(read('rolecall.schema.json'), hint).toBe(writeJsonSchema());
});

test('every key has a meaning', () => {
  const rows = writeConfigurationGuide().match(/^\| `.*$/gm) ?? [];
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((row) => /\| *\|$/.test(row))).toEqual([]);
});
