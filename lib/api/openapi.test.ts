import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { endpoints } from './endpoints.ts';
import { openApiPath, openApiText } from './write-openapi.ts';

const root = fileURLToPath(new URL('../../app', import.meta.url));

function fileOf(path: string): string {
  const folder = path.replaceAll(/\{(\w+)\}/g, '[$1]');
  const own = `${root}${folder}/route.ts`;
  return existsSync(own) ? own : `${root}${folder.replace('[', '[...')}/route.ts`;
}

test('docs/openapi.json is what the schemas say', async () => {
  const written = await readFile(openApiPath, 'utf8').catch(() => '');
  expect(written, 'run: node lib/api/write-openapi.ts').toBe(openApiText());
});

test('every address of the document has a route that answers it', async () => {
  for (const { path, method } of endpoints) {
    expect(await readFile(fileOf(path), 'utf8')).toMatch(
      new RegExp(`export const ${method.toUpperCase()}\\b`),
    );
  }
});

test('every route is in the document', async () => {
  const all = await readdir(`${root}/api`, { recursive: true });
  const routes = all.filter((file) => file.endsWith('route.ts')).map((file) => `${root}/api/${file}`);
  const undocumented = routes.filter((file) => !endpoints.some(({ path }) => fileOf(path) === file));
  expect(undocumented.map((file) => file.slice(root.length)).toSorted()).toEqual([
    '/api/[...path]/route.ts',
    '/api/v1/openapi.json/route.ts',
  ]);
});

test('the document is OpenAPI 3.1 whose references all resolve', () => {
  const document = JSON.parse(openApiText());
  expect(document.openapi).toMatch(/^3\.1\./);
  const references = [...openApiText().matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.filter((name) => !(String(name) in document.components.schemas))).toEqual([]);
});
