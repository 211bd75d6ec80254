import type { FileHit, HitCommit } from '#lib/domain/file-scans.ts';
import { GitFailure, recordsOf } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * The commit that brought in the line of a hit in the working tree; null if it is not committed, or not known. The first
 * commit of a shallow clone holds what was there before: it says nothing.
 */
export async function commitOfLine(
  { git, isShallow }: Pick<Repository, 'git' | 'isShallow'>,
  path: string,
  line: number,
): Promise<HitCommit | null> {
  const blame = ['blame', '--porcelain', '--no-textconv', '-L', `${line},${line}`, '--', path];
  const said = await unlessFailed(git.text(blame));
  if (said === null) return null;
  const id = /^[0-9a-f]{40,64}/.exec(said)?.[0];
  const seconds = /^author-time (\d+)$/m.exec(said)?.[1];
  if (id === undefined || seconds === undefined || /^0+$/.test(id)) return null;
  if (isShallow && /^boundary$/m.test(said)) return null;
  return { id, authoredAt: new Date(Number(seconds) * 1000).toISOString() };
}

/** The first commit of the history that brought in a hit: its key id, else the very version of the file that holds it. */
export async function commitOfFormer(
  { git }: Pick<Repository, 'git'>,
  path: string,
  blob: string,
  { accessKeyId }: Pick<FileHit, 'accessKeyId'>,
): Promise<HitCommit | null> {
  const log = ['log', '--all', '--reverse', '--no-ext-diff', '--no-textconv', '--format=%H %at'];
  const byId = accessKeyId === null ? null : await firstCommit([`-S${accessKeyId}`, '--', path]);
  return byId ?? firstCommit([`--find-object=${blob}`]);

  async function firstCommit(search: readonly string[]): Promise<HitCommit | null> {
    const found = await unlessFailed(firstRecord(recordsOf(git.stream([...log, ...search]), '\n')));
    const [id, seconds] = found?.split(' ') ?? [];
    if (!id || !seconds) return null;
    return { id, authoredAt: new Date(Number(seconds) * 1000).toISOString() };
  }
}

async function firstRecord(records: AsyncIterable<string>): Promise<string | null> {
  for await (const record of records) return record;
  return null;
}

async function unlessFailed<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
