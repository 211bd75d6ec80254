import { recordsOf } from './git.ts';
import { mostBytes } from './read-file.ts';
import type { Repository } from './repository.ts';

/** A former version of a file: its object, one of its paths, and its bytes, or why they are not there. */
export type FormerVersion =
  | { blob: string; path: string; bytes: Uint8Array }
  | { path: string; reason: string };

type Repo = Pick<Repository, 'git' | 'below'>;

/**
 * Every version of every file that any commit of any branch or tag holds, once, without those that are checked out. Three
 * commands of git work hand in hand, so however long the history is, little of it is in memory.
 */
export async function* formerVersions(repo: Repo): AsyncGenerator<FormerVersion, void, void> {
  const asked: { blob: string; path: string }[] = [];
  const left: FormerVersion[] = [];
  const input = (async function* () {
    for await (const { blob, path, size } of listVersions(repo)) {
      if (size === null) left.push({ path, reason: 'This former version is not in this clone.' });
      else if (size > mostBytes)
        left.push({ path, reason: `This former version is larger than ${mostBytes} bytes.` });
      else {
        asked.push({ blob, path });
        yield `${blob}\n`;
      }
    }
  })();
  for await (const bytes of objectsOf(repo.git.stream(['cat-file', '--batch', '--buffer'], input))) {
    const version = asked.shift();
    if (version === undefined) continue;
    yield bytes === null
      ? { path: version.path, reason: 'This former version could not be read.' }
      : { ...version, bytes };
    while (left.length > 0) yield left.shift() as FormerVersion;
  }
  yield* left;
}

async function* listVersions({ git, below }: Repo) {
  const present = new Set<string>();
  for await (const entry of recordsOf(git.stream(['ls-files', '-s', '-z']), '\0')) {
    const [, blob] = entry.split(' ');
    if (blob) present.add(blob);
  }
  const where = below === '' ? [] : ['--', `:(top,literal)${below}`];
  const objects = git.stream(['rev-list', '--all', '--objects', '--missing=allow-any', ...where]);
  const named = (async function* () {
    for await (const line of recordsOf(objects, '\n')) if (line.includes(' ')) yield `${line}\n`;
  })();
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize) %(rest)';
  for await (const line of recordsOf(git.stream(['cat-file', format], named), '\n')) {
    const [, blob, type, size, path] = /^(\S+) (\S+) (\d+) (.*)$/.exec(line) ?? [];
    if (blob === undefined || path === undefined) yield { blob: '', path: '(history)', size: null };
    else if (type === 'blob' && !present.has(blob)) yield { blob, path, size: Number(size) };
  }
}

/** The objects in the answer of `git cat-file --batch`: `<id> <type> <size>`, a line's end, the bytes, a line's end. */
async function* objectsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array | null, void, void> {
  let held: Buffer[] = [];
  let length = 0;
  let needed = 0;
  let size: number | null = null;
  for await (const chunk of chunks) {
    held.push(chunk);
    length += chunk.length;
    if (length < needed) continue;
    let rest = Buffer.concat(held);
    for (;;) {
      if (size === null) {
        const end = rest.indexOf(10);
        if (end < 0) break;
        const [, , bytes] = rest.toString('latin1', 0, end).split(' ');
        rest = rest.subarray(end + 1);
        if (bytes === undefined) {
          yield null;
          continue;
        }
        size = Number(bytes);
      }
      if (rest.length < size + 1) break;
      yield rest.subarray(0, size);
      rest = rest.subarray(size + 1);
      size = null;
    }
    held = [rest];
    length = rest.length;
    needed = size === null ? 0 : size + 1;
  }
}
