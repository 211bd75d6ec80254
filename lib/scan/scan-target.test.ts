import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgeAccessKeyId, forgeSecret } from '#lib/domain/credentials/testing/forge-credentials.ts';
import { scanSarif } from '#lib/domain/exports/scan-sarif.ts';
import type { FileHit, ScanReport } from '#lib/domain/file-scans.ts';
import { mostBytes } from './read-file.ts';
import { scanTarget } from './scan-target.ts';
import { type TemporaryFolder, temporaryFolder } from './testing/temporary-repository.ts';

const key = new Uint8Array(32).fill(7);
const ids = Array.from({ length: 12 }, (_, seed) => forgeAccessKeyId(seed));
const idOf = (seed: number) => ids[seed] ?? '';
const pair = (seed: number, end = '\n') =>
  `aws_access_key_id = ${idOf(seed)}${end}aws_secret_access_key = ${forgeSecret(seed)}${end}`;

let folder: TemporaryFolder;
let outside: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder();
  outside = temporaryFolder();
});
afterEach(() => {
  folder.remove();
  outside.remove();
});

const scan = (wish: { path?: string; withHistory?: boolean; host?: string; isWhole?: boolean } = {}) =>
  scanTarget(
    { path: folder.path, host: null, name: null, withHistory: false, isWhole: false, ...wish },
    { key },
  );
const found = ({ hits }: ScanReport) =>
  hits.map(({ path, accessKeyId }) => `${path} ${ids.indexOf(accessKeyId ?? '')}`).sort();
const hitIn = ({ hits }: ScanReport, path: string): FileHit => {
  const hit = hits.find((each) => each.path === path);
  if (!hit) throw new Error(`Nothing was found in ${path}.`);
  return hit;
};
const longName = `${'n'.repeat(200)}/${'m'.repeat(55)}.txt`;

/** A repository with two commits: the second one moves a line, and takes a key away. */
function createRepository(): { first: string; second: string } {
  folder.git('init', '--quiet');
  folder.git('remote', 'add', 'origin', 'https://someone:token@github.com/acme/web.git');
  folder.write('.gitignore', 'ignored.env\n');
  folder.write('deploy.env', `# production\n${pair(0)}`);
  folder.write('removed.env', pair(1));
  folder.write('only-in-history.txt', `token ${idOf(2)}`);
  folder.write('windows.ini', `[default]\r\n${pair(3, '\r\n')}`);
  folder.write(longName, `${idOf(4)}`);
  folder.write('app.conf.gz', gzipSync(pair(5)));
  folder.write(
    'image.png',
    Buffer.concat([Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), Buffer.from(pair(6))]),
  );
  folder.write('encoded.yaml', `data:\n  env: ${Buffer.from(pair(7)).toString('base64')}\n`);
  folder.write('main.c', '#include <stdio.h>\nint main(void) { return 0; }\n');
  const first = folder.commit('03-01');
  folder.write('deploy.env', `# production\n# of acme\n${pair(0)}`);
  folder.write('removed.env', '# the role does it now\n');
  folder.git('rm', '--quiet', 'only-in-history.txt');
  folder.write('late.env', pair(8));
  const second = folder.commit('04-01');
  folder.write('ignored.env', pair(9));
  folder.write('untracked.env', pair(10));
  return { first, second };
}

test('of a repository: what is tracked or not ignored, with line and commit; binary files are skipped, links not followed', async () => {
  const { first, second } = createRepository();
  outside.write('secret.env', pair(11));
  symlinkSync(outside.path, join(folder.path, 'elsewhere'));
  symlinkSync(join(outside.path, 'secret.env'), join(folder.path, 'link.env'));
  symlinkSync('.', join(folder.path, 'loop'));
  const report = await scan();
  expect(found(report)).toEqual(
    [
      ...['deploy.env 0', 'windows.ini 3', `${longName} 4`, 'app.conf.gz 5', 'encoded.yaml 7', 'late.env 8'],
      'untracked.env 10',
    ].sort(),
  );
  expect(report).toMatchObject({
    ...{ source: 'code', name: 'github.com/acme/web', head: second, isComplete: true, withHistory: false },
    ...{ unscanned: [], notes: [] },
    counts: { files: 10, binary: 1, partly: 0, unreadable: 0 },
  });
  const ofMarch = { id: first, authoredAt: '2026-03-01T12:00:00.000Z' };
  expect(hitIn(report, 'deploy.env')).toMatchObject({ line: 3, fileLine: 3, column: 21, commit: ofMarch });
  expect(hitIn(report, 'windows.ini')).toMatchObject({ line: 2, kind: 'access-key-pair', commit: ofMarch });
  expect(hitIn(report, 'encoded.yaml')).toMatchObject({ inside: 'base64 at line 2', line: 1, fileLine: 2 });
  expect(hitIn(report, 'late.env').commit).toEqual({ id: second, authoredAt: '2026-04-01T12:00:00.000Z' });
  expect(hitIn(report, 'untracked.env').commit).toBeNull();
  for (const seed of ids.keys()) expect(JSON.stringify(report)).not.toContain(forgeSecret(seed));
});

test('--history finds what a later commit removed, with the commit that brought it in', async () => {
  const { first } = createRepository();
  const report = await scan({ withHistory: true });
  const removed = report.hits.filter(({ isRemoved }) => isRemoved);
  expect(removed.map(({ path }) => path).sort()).toEqual(['only-in-history.txt', 'removed.env']);
  for (const { commit } of removed) expect(commit?.id).toBe(first);
  expect(report).toMatchObject({ isComplete: true, withHistory: true, counts: { formerVersions: 3 } });
  const sarif = JSON.stringify(scanSarif(report, '1.0.0'));
  expect(sarif).toContain('"uri":"deploy.env"},"region":{"startLine":3,"startColumn":21}');
  for (const [seed, id] of ids.entries()) {
    expect(sarif).not.toContain(id);
    expect(sarif).not.toContain(forgeSecret(seed));
  }
});

test('a part of a repository is not the whole of it, and a shallow clone not its history', async () => {
  createRepository();
  folder.write('sub/a.env', pair(6));
  const part = await scan({ path: join(folder.path, 'sub') });
  expect(found(part)).toEqual(['sub/a.env 6']);
  expect(part.isComplete).toBe(false);
  const ignored = await scan({ path: join(folder.path, 'ignored.env') });
  expect(found(ignored)).toEqual(['ignored.env 9']);
  expect(ignored).toMatchObject({ head: null, notes: [expect.stringContaining('Git ignores')] });
  outside.git('clone', '--quiet', '--depth', '1', `file://${folder.path}`, '.');
  const shallow = await scan({ path: outside.path, withHistory: true });
  expect(hitIn(shallow, 'deploy.env').commit).toBeNull();
  expect(shallow).toMatchObject({ isComplete: false, unscanned: [{ path: '(history)' }] });
});

test('a plain folder is read as it is; what cannot be read or is too large is named', async () => {
  folder.write('a.env', pair(0).trimEnd());
  folder.write('large.txt', `${pair(1)}${'x\n'.repeat(mostBytes / 2)}${pair(2)}`);
  symlinkSync('..', join(folder.path, 'up'));
  // Deeper than any path may be long: nobody can read it by its path, not even root.
  const step = 'd'.repeat(250);
  const dig =
    'for (let i = 0; i < 17; i++) { fs.mkdirSync(process.argv[1]); process.chdir(process.argv[1]); }';
  execFileSync(process.execPath, ['-e', dig, step], { cwd: folder.path });
  const report = await scan();
  expect(found(report)).toEqual(['a.env 0', 'large.txt 1']);
  expect(report).toMatchObject({ head: null, isComplete: false, counts: { partly: 1, unreadable: 1 } });
  expect(report.unscanned.map(({ reason }) => reason).sort()).toEqual([
    expect.stringContaining('It could not be read (ENAMETOOLONG)'),
    expect.stringContaining(`Only its first ${mostBytes} of`),
  ]);
  execFileSync('rm', ['-rf', join(folder.path, step)]);
});

test('one file alone, and a host', async () => {
  folder.write('.aws/credentials', pair(0));
  const path = join(folder.path, '.aws/credentials');
  expect(found(await scan({ path }))).toEqual(['credentials 0']);
  expect(await scan({ host: 'web-1' })).toMatchObject({
    ...{ source: 'host', name: 'web-1', head: null, isComplete: false },
    hits: [{ path: '.aws/credentials' }],
  });
  expect(await scan({ host: 'web-1', isWhole: true })).toMatchObject({ isComplete: true });
});

test('names that write to a terminal, or hold a credential, are struck out', async () => {
  mkdirSync(join(folder.path, 'a'));
  folder.write(`a/\u001b[0m-${idOf(1)}.env`, pair(0));
  const [hit] = (await scan()).hits;
  expect(hit?.path).toMatch(/^a\/\?\[0m-AKIA\*{12}....\.env$/);
});

test('a scan that is stopped ends at once', async () => {
  folder.write('a.env', pair(0));
  const signal = AbortSignal.abort();
  const target = { path: folder.path, host: null, name: null, withHistory: false, isWhole: false };
  await expect(scanTarget(target, { key, signal })).rejects.toThrow(/abort/i);
});
