import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPlainProgress } from '#lib/cli/plain-progress.ts';
import { readProcessStart } from '#lib/db/embedded-process.ts';
import { holdDataFolder, readRunning } from './data-folder.ts';
import { waitForLeftovers } from './leftovers.ts';
import { isAlive } from './noted-process.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const note = () => join(folder, 'running.json');
const writeNote = (holder: { pid: number; processStart: string }, children: object[] = []) =>
  writeFileSync(
    note(),
    JSON.stringify({ ...holder, command: 'start', startedAt: '2026-01-01T00:00:00Z', children }),
  );

test('whoever holds the folder says who they are, and what they serve', () => {
  const held = holdDataFolder(join(folder, 'new/one'), 'start');
  held.note({ url: 'http://localhost:3000' });
  expect(readRunning(join(folder, 'new/one'))).toMatchObject({
    pid: process.pid,
    command: 'start',
    url: 'http://localhost:3000',
  });
  expect(statSync(join(folder, 'new/one/running.json')).mode & 0o077).toBe(0);
  held.release();
  expect(existsSync(join(folder, 'new/one/running.json'))).toBe(false);
});

test('a second start is told who holds the folder, since when and where', () => {
  const held = holdDataFolder(folder, 'demo');
  held.note({ url: 'http://localhost:3000' });
  expect(() => holdDataFolder(folder, 'start')).toThrow(
    new RegExp(
      `\`rolecall demo\` already runs on .*: process ${process.pid}, since .* at http://localhost:3000`,
    ),
  );
  expect(readRunning(folder)).toMatchObject({ command: 'demo' });
});

test.each([
  ['a process that is gone', { pid: 2 ** 22, processStart: 'x' }],
  ['another process that has its number now', { pid: process.ppid, processStart: 'an earlier one' }],
])('what %s left behind is taken over', (_name, holder) => {
  writeNote(holder);
  expect(readRunning(folder)).toBeNull();
  holdDataFolder(folder, 'start');
  expect(readRunning(folder)).toMatchObject({ pid: process.pid });
});

test('a note that was cut off is taken over', () => {
  writeFileSync(note(), '{"pid": 12');
  holdDataFolder(folder, 'start').release();
});

test('children of a killed run are waited for, and killed if they stay', async () => {
  const child = spawn('sleep', ['300'], { detached: true, stdio: 'ignore' });
  const noted = { pid: child.pid ?? 0, processStart: readProcessStart(child.pid ?? 0) ?? '' };
  writeNote({ pid: 2 ** 22, processStart: 'x' }, [noted, { pid: 2 ** 22 - 1, processStart: 'x' }]);
  const { leftovers } = holdDataFolder(folder, 'start');
  expect(leftovers).toEqual([noted]);
  const said: string[] = [];
  const progress = createPlainProgress((line) => said.push(line));
  await waitForLeftovers(leftovers, progress, 200);
  await new Promise((resolve) => child.on('exit', resolve));
  expect(isAlive(noted)).toBe(false);
  expect(said[0]).toBe(`Processes of the last run, which was killed, end (${noted.pid}) …`);
  await waitForLeftovers([noted], progress);
  expect(said).toHaveLength(2);
});

test('children are noted, those that are gone forgotten', () => {
  const held = holdDataFolder(folder, 'start');
  held.noteChild(2 ** 22);
  held.noteChild(process.ppid);
  held.noteChild(process.pid);
  expect(JSON.parse(readFileSync(note(), 'utf8')).children).toMatchObject([
    { pid: process.ppid },
    { pid: process.pid },
  ]);
});

test('a folder that cannot be made is told with the setting', () => {
  writeFileSync(join(folder, 'file'), '');
  chmodSync(join(folder, 'file'), 0o600);
  expect(() => holdDataFolder(join(folder, 'file/data'), 'start')).toThrow(
    /data folder .* cannot be written: ENOTDIR/,
  );
});
