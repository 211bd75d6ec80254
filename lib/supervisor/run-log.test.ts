import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRunLog } from './run-log.ts';

let folder: string;
let lines: string[];
const progress = {
  line: (text: string) => lines.push(stripVTControlCharacters(text).replace(/^\S+ /, '')),
  task: () => ({ update: () => {}, end: () => {}, fail: () => {} }),
  close: () => {},
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-log-'));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const records = (path: string) =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('everything goes into the file as JSON, and what matters to the terminal in short', () => {
  const log = openRunLog(folder, progress);
  log.output('worker', '{"level":30,"time":1,"source":"worker","msg":"collected","scope":"a/b/ec2"}', false);
  log.output('worker', '{"level":20,"msg":"in detail"}', false);
  log.output('web', 'ready on 3000', false);
  log.output('web', 'Warning: something', true);
  log.output('web', '{ not json', false);
  log.say('error', 'it broke', { code: 3 });
  expect(lines).toEqual(['worker    collected', 'web       Warning: something', 'rolecall  it broke']);
  expect(records(log.path).map(({ level, msg }) => [level, msg])).toEqual([
    [30, 'collected'],
    [20, 'in detail'],
    [20, 'ready on 3000'],
    [40, 'Warning: something'],
    [20, '{ not json'],
    [50, 'it broke'],
  ]);
  expect(records(log.path)[0]).toMatchObject({ scope: 'a/b/ec2' });
});

test('a file that has grown large is put aside', () => {
  const { path } = openRunLog(folder, progress);
  writeFileSync(path, 'x'.repeat(21 * 1024 * 1024));
  openRunLog(folder, progress).say('info', 'new');
  expect(records(path)).toMatchObject([{ msg: 'new' }]);
  expect(readFileSync(`${path}.1`)).toHaveLength(21 * 1024 * 1024);
});
