import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { rulesDocument } from './rules-document.ts';

it('docs/rules.md says what the rules say', async () => {
  const written = await readFile(new URL('../../docs/rules.md', import.meta.url), 'utf8');
  expect(written, 'npm run docs:rules writes it anew').toBe(rulesDocument());
});
