import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = ['app', 'components', 'lib/api', 'lib/cli', 'lib/queries', 'lib/services', 'lib/worker'];
const bareClock = /\bnew Date\(\)|\bDate\.now\b/;

/** The browser's side of the one clock, and what needs the machine's: how long a task takes, and whether AWS agrees. */
const allowed = [
  'lib/cli/doctor/clock-check.ts',
  'lib/cli/follow-pass.ts',
  'lib/cli/plain-progress.ts',
  'lib/cli/terminal-progress.ts',
  'lib/queries/request.ts',
  'lib/queries/server-time.ts',
];

async function listSources(part: string): Promise<string[]> {
  const paths = await readdir(join(root, part), { recursive: true });
  return paths
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|(^|\/)testing\//.test(path))
    .map((path) => `${part}/${path}`);
}

test('what time it is, only lib/clock/now.ts and lib/queries/server-time.ts say', async () => {
  const sources = (await Promise.all(parts.map(listSources))).flat();
  const texts = await Promise.all(sources.map((path) => readFile(join(root, path), 'utf8')));
  const bare = sources.filter((_, index) => bareClock.test(texts[index] ?? ''));
  expect(bare.toSorted(), 'call now(), or serverNow() in the browser').toEqual(allowed);
});
