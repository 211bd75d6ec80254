import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { nameProcess } from './noted-process.ts';
import { provideWebBuild } from './provide-web-build.ts';
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

const provide = () =>
  provideWebBuild(
    { logPath: join(root, 'logs/build.log'), onProgress: () => {}, signal: new AbortController().signal },
    root,
  );

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

/** A builder that takes a while and counts its builds. */
const countingBuilder = `const fs = require('fs');fs.mkdirSync('.next',{recursive:true});
  fs.appendFileSync('builds','x');setTimeout(() => fs.writeFileSync('.next/BUILD_ID','x'),300)`;

const builds = () => readFileSync(join(root, 'builds'), 'utf8').length;

test('of two starts at once, one builds and the other waits with a word and uses the result', async () => {
  writeBuilder(countingBuilder);
  const words: string[] = [];
  const options = { logPath: join(root, 'logs/build.log'), signal: new AbortController().signal };
  const start = () =>
    provideWebBuild({ ...options, onProgress: (_done, _total, detail) => words.push(detail) }, root);
  await Promise.all([start(), start()]);
  expect(builds()).toBe(1);
  expect(new Set(words)).toEqual(
    new Set([`process ${process.pid} of this checkout builds it: waiting for that`]),
  );
  await start();
  expect(builds()).toBe(1);
});

test('after a build that failed, whoever waited tries it again and says why it fails', async () => {
  writeBuilder(`setTimeout(() => { console.error('Module not found: x'); process.exit(1) }, 200)`);
  const both = await Promise.allSettled([provide(), provide()]);
  for (const each of both)
    expect(each).toMatchObject({ reason: { message: expect.stringContaining('Module not found: x') } });
});

test('what the build of a killed start left running is ended at once', async () => {
  writeBuilder(countingBuilder);
  const orphan = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
  const gone = new Promise((resolve) => orphan.on('exit', resolve));
  const build = nameProcess(orphan.pid ?? 0);
  write(
    '.next/cache/rolecall-build.json',
    JSON.stringify({ holder: { pid: 2 ** 22, processStart: 'x' }, build }),
  );
  await provide();
  await gone;
  expect(builds()).toBe(1);
});

test('a turn that was cut off is taken over', async () => {
  writeBuilder(countingBuilder);
  write('.next/cache/rolecall-build.json', '{"holder":');
  await provide();
  expect(builds()).toBe(1);
});

test('a build that somebody else has started by hand is named', async () => {
  writeBuilder(`console.error('⨯ Another next build process is already running.');process.exit(1)`);
  await expect(provide()).rejects.toMatchObject({
    message: 'Another `next build` of this checkout is running.',
    next: expect.stringContaining('Wait for it'),
  });
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
