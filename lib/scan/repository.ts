import { realpath } from 'node:fs/promises';
import { dirname, relative, sep } from 'node:path';
import { repositoryName } from '#lib/domain/file-scans.ts';
import { createGit, type Git, GitFailure } from './git.ts';

/** A repository with a working tree, and what of it is to be scanned. */
export type Repository = {
  git: Git;
  /** The top of its working tree. */
  root: string;
  /** What is scanned, from the top: empty for all of it. */
  below: string;
  /** By its remote `origin`; null without one. */
  name: string | null;
  /** The commit that is checked out; null before the first one. */
  head: string | null;
  /** Whether its history begins later than it did: a shallow clone. */
  isShallow: boolean;
};

/** A repository, or why a path is scanned without one; null: it lies in none. */
export type RepositorySearch = { repository: Repository | null; note: string | null };

/**
 * The repository that a file or folder lies in.
 *
 * @param isFolder whether `path` is a folder
 */
export async function findRepository(
  path: string,
  isFolder: boolean,
  signal?: AbortSignal,
): Promise<RepositorySearch> {
  const real = await realpath(path);
  const at = createGit(isFolder ? real : dirname(real), signal);
  let root: string;
  try {
    root = await realpath((await at.text(['rev-parse', '--show-toplevel'])).replace(/\n$/, ''));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return { repository: null, note: noteOf(error) };
  }
  const git = createGit(root, signal);
  const below = relative(root, real).split(sep).join('/');
  if (below !== '' && (await isIgnored(git, below)))
    return { repository: null, note: 'Git ignores this path: scanned as plain files, without commits.' };
  const [remote, head, shallow] = await Promise.all([
    textOr(git, ['config', '--get', 'remote.origin.url']),
    textOr(git, ['rev-parse', '--verify', '--quiet', 'HEAD']),
    textOr(git, ['rev-parse', '--is-shallow-repository']),
  ]);
  return {
    repository: {
      ...{ git, root, below },
      ...{ name: remote === null ? null : repositoryName(remote), head },
      isShallow: shallow === 'true',
    },
    note: null,
  };
}

/** Whether git neither tracks a path nor anything in it, and was told to ignore it. */
async function isIgnored(git: Git, path: string): Promise<boolean> {
  const named = await textOr(git, ['check-ignore', '--', path]);
  return named !== null && (await textOr(git, ['ls-files', '--', `:(top,literal)${path}`])) === null;
}

function noteOf({ isMissing, message }: GitFailure): string | null {
  if (isMissing) return 'There is no git here: scanned as plain files, without commits.';
  if (/not a git repository/i.test(message)) return null;
  if (/must be run in a work tree/i.test(message))
    return 'This is a bare repository: scan a clone of it. Scanned as plain files.';
  if (/dubious ownership/i.test(message))
    return 'The repository belongs to somebody else, so git does not read it (see safe.directory in `git help config`): scanned as plain files, without commits.';
  return `git could not read the repository: scanned as plain files, without commits. It said: ${message}`;
}

async function textOr(git: Git, args: readonly string[]): Promise<string | null> {
  try {
    return (await git.text(args)).trim() || null;
  } catch (error) {
    if (error instanceof GitFailure) return null;
    throw error;
  }
}
