import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from './project-root.ts';
import { listSources } from './source-digest.ts';

/** Value imports, value re-exports and dynamic imports; what is only a type is no part of a bundle. */
const imports =
  /^\s*(?:import|export)\s+(?!type\b)(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** The files of the project that these import, one after another; `null` stands in for one that is missing. */
function followImports(entries: readonly string[]): Map<string, string> {
  const importers = new Map(entries.map((entry) => [entry, 'Next itself']));
  for (const [path] of importers) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    for (const [, one, other] of readFileSync(join(projectRoot, path), 'utf8').matchAll(imports)) {
      const target = resolveImport(one ?? other ?? '', path);
      if (target === null || importers.has(target)) continue;
      if (!existsSync(join(projectRoot, target)))
        throw new Error(`${path} imports ${target}, which is missing.`);
      importers.set(target, path);
    }
  }
  return importers;
}

function resolveImport(specifier: string, importer: string): string | null {
  if (/^#(app|components|lib)\//.test(specifier)) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return relative(projectRoot, join(projectRoot, dirname(importer), specifier)).replaceAll('\\', '/');
}

test('everything that the bundle imports counts', async () => {
  const entries = globSync('app/**/*.{ts,tsx}', { cwd: projectRoot }).filter(
    (path) => !path.includes('.test.'),
  );
  const bundle = followImports([...entries, 'proxy.ts', 'next.config.js']);
  expect(bundle.size).toBeGreaterThan(150);
  const counted = new Set(await listSources(projectRoot));
  const outside = [...bundle]
    // The generated client follows from prisma/schema.prisma and package-lock.json.
    .filter(([path]) => !counted.has(path) && !path.startsWith('lib/db/generated/'))
    .map(([path, importer]) => `${path}, imported by ${importer}`);
  expect(outside).toEqual([]);
});

test.each([
  'app/globals.css',
  'app/icon.svg',
  'components/charts/chart.module.css',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.js',
  'prisma/schema.prisma',
  'proxy.ts',
  'tsconfig.json',
])('%s counts, and is there', async (path) => {
  expect(await listSources(projectRoot)).toContain(path);
  expect(existsSync(join(projectRoot, path))).toBe(true);
});
