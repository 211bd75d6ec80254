// Runs the npm scripts named on the command line as checks and ends on `N passed, N failed`.
// `node bin/run-checks.ts lint types unit`
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Runner } from './checks/counts.ts';
import { endSuites, runSuite, type Suite, type SuiteResult } from './checks/suite.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a browser's tests need first: a browser, and the pages that it is to open. */
const beforeBrowser: Suite[] = [
  { name: 'chromium', command: 'node e2e/provide-chromium.ts', runner: 'static' },
  { name: 'web build', command: 'node lib/supervisor/build-web.ts', runner: 'static' },
];

const scriptsSchema = z.object({ scripts: z.record(z.string(), z.string()) });

async function main(names: string[]): Promise<void> {
  const suites = await readSuites(names);
  const results: SuiteResult[] = [];
  const run = async (suite: Suite) => {
    const result = await runSuite(suite, root);
    results.push(result);
    report(result);
  };
  const of = (wanted: Runner) => suites.filter(({ runner }) => runner === wanted);
  const inTurn = async (lane: Suite[]) => {
    for (const suite of lane) await run(suite);
  };
  // A browser mostly waits, and so does a database: beside each other they fill the cores.
  await Promise.all([inTurn([...of('static'), ...of('vitest')]), inTurn(withBrowser(of('playwright')))]);
  summarise(results);
}

function withBrowser(suites: Suite[]): Suite[] {
  return suites.length > 0 ? [...beforeBrowser, ...suites] : [];
}

async function readSuites(names: string[]): Promise<Suite[]> {
  const { scripts } = scriptsSchema.parse(JSON.parse(await readFile(`${root}package.json`, 'utf8')));
  const unknown = names.filter((name) => scripts[name] === undefined);
  if (names.length === 0 || unknown.length > 0) {
    const problem =
      names.length === 0 ? 'Name the checks to run' : `Not an npm script: ${unknown.join(', ')}`;
    console.error(`${problem}. For example: node bin/run-checks.ts lint types unit`);
    process.exit(2);
  }
  return names.map((name) => ({ name, command: scripts[name] ?? '', runner: runnerOf(scripts[name] ?? '') }));
}

function runnerOf(command: string): Runner {
  if (command.startsWith('vitest')) return 'vitest';
  return command.startsWith('playwright') ? 'playwright' : 'static';
}

function report({ name, passed, failed, seconds, output, note }: SuiteResult): void {
  const mark = failed === 0 ? '✓' : '✗';
  console.log(
    `${mark} ${name.padEnd(12)} ${`${passed} passed, ${failed} failed`.padEnd(24)} ${seconds.toFixed(1)} s`,
  );
  if (failed === 0) return;
  const rule = '─'.repeat(20);
  console.log(
    `${rule} ${name} ${rule}\n${output.trimEnd()}\n${note ? `${name}: ${note}\n` : ''}${rule}${rule}`,
  );
}

function summarise(results: SuiteResult[]): void {
  const width = Math.max(...results.map(({ name }) => name.length), 'check'.length);
  console.log(`\n${'check'.padEnd(width)}   passed   failed  seconds`);
  for (const { name, passed, failed, seconds, note } of results) {
    const cells = [passed, failed, seconds.toFixed(1)].map((cell) => String(cell).padStart(8)).join(' ');
    console.log(`${name.padEnd(width)} ${cells}  ${note}`.trimEnd());
  }
  const total = (key: 'passed' | 'failed') => results.reduce((sum, result) => sum + result[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  process.exitCode = total('failed') > 0 ? 1 : 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    endSuites();
    process.exit(1);
  });
}
await main(process.argv.slice(2));
