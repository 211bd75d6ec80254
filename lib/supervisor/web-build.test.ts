import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestSources } from './source-digest.ts';
import { buildWeb, isBuilt } from './web-build.ts';

let root: string;

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Stands in for Next: what counts here is how its build is called and what becomes of its output. */
function writeBuilder(script: string): void {
  write('node_modules/next/dist/bin/next', script);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rolecall-build-'));
  write('package.json', '{"type":"commonjs"}');
  write('app/page.tsx', 'one');
  write('lib/domain/kpis.ts', 'one');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const build = (signal = new AbortController().signal, steps: string[] = []) =>
  buildWeb(
    {
      logPath: join(root, 'logs/build.log'),
      onProgress: (done, _total, detail) => steps.push(`${done} ${detail}`),
      signal,
    },
    root,
  );

test('a build counts as present until a source of the web part changes', async () => {
  writeBuilder(`require('fs').mkdirSync('.next');require('fs').writeFileSync('.next/BUILD_ID','x');
    console.log('   Creating an optimized production build ...');console.log('\\u001b[32m ✓ Compiled successfully in 8s')`);
  expect(await isBuilt(root)).toBe(false);
  const steps: string[] = [];
  await build(undefined, steps);
  expect(steps).toEqual(['1 Creating an optimized production build', '2 Compiled successfully in 8s']);
  expect(await isBuilt(root)).toBe(true);
  write('lib/domain/kpis.test.ts', 'a test');
  write('lib/worker/run-worker.ts', 'not of the web');
  expect(await isBuilt(root)).toBe(true);
  write('lib/domain/kpis.ts', 'two');
  expect(await isBuilt(root)).toBe(false);
});

test('a build that fails shows its end, names the log, and does not count', async () => {
  writeBuilder(
    `console.log('Creating an optimized production build');console.error('Module not found: x');process.exit(1)`,
  );
  await expect(build()).rejects.toMatchObject({
    message: expect.stringContaining('Module not found: x'),
    next: expect.stringContaining(join(root, 'logs/build.log')),
  });
  expect(await isBuilt(root)).toBe(false);
});

test('a build is ended when it is no longer wanted', async () => {
  writeBuilder('setInterval(() => {}, 1000)');
  const ending = new AbortController();
  const building = build(ending.signal);
  setTimeout(() => ending.abort(), 200);
  await expect(building).rejects.toThrow(/abort/);
});

test('files that change places or names change the digest', async () => {
  const before = await digestSources(root);
  rmSync(join(root, 'app/page.tsx'));
  write('app/other.tsx', 'one');
  expect(await digestSources(root)).not.toBe(before);
});
