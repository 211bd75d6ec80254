import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { createPlainProgress } from './plain-progress.ts';
import { createTerminalProgress } from './terminal-progress.ts';

test('plain progress says beginning and end, and at most a line every five seconds between', () => {
  const lines: string[] = [];
  let now = 0;
  const progress = createPlainProgress(
    (line) => lines.push(line),
    () => now,
  );
  const task = progress.task('History');
  for (now = 0; now <= 12_000; now += 100) task.update(now / 1000, 20, `day ${Math.floor(now / 1000)}`);
  now = 20_000;
  task.end();
  task.update(1, 2);
  task.fail();
  expect(lines).toEqual([
    'History …',
    'History: 5 of 20, 15 s left · day 5',
    'History: 10 of 20, 10 s left · day 10',
    'History: done (20 s)',
  ]);
});

test('plain progress says what failed', () => {
  const lines: string[] = [];
  createPlainProgress(
    (line) => lines.push(line),
    () => 0,
  )
    .task('Database')
    .fail('no disk');
  expect(lines.at(-1)).toBe('Database: failed: no disk (0.0 s)');
});

test('on a terminal there is a bar, lines go above it, and a finished task becomes a line', async () => {
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 100 });
  const progress = createTerminalProgress(stream as unknown as NodeJS.WriteStream);
  const task = progress.task('History');
  task.update(45, 90, 'day 45');
  progress.line('something else happened');
  await new Promise((resolve) => setTimeout(resolve, 150));
  task.end();
  progress.line('after');
  const shown = stripVTControlCharacters(String(stream.read()));
  expect(shown).toContain('History ████████░░░░░░░░ 45 of 90');
  expect(shown).toContain('day 45');
  expect(shown).toMatch(/something else happened\n/);
  expect(shown).toMatch(/✓ History \(0\.\d s\)\n/);
  expect(shown.trimEnd().endsWith('after')).toBe(true);
});
