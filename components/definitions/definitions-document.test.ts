import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { definitionsDocument } from './definitions-document.ts';

it('docs/definitions.md says what the page says', async () => {
  const written = await readFile(new URL('../../docs/definitions.md', import.meta.url), 'utf8');
  expect(written, 'npm run docs:definitions writes it anew').toBe(definitionsDocument());
});
