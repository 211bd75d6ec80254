import { lstat, opendir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { recordsOf } from './git.ts';
import type { Repository } from './repository.ts';

/** A file to scan: where it is, and its path from the top of what is scanned, with slashes. */
export type ListedFile = { open: string; path: string };

/** What a listing comes upon: a file, or what cannot be read. */
export type Listed = { file: ListedFile } | { unreadable: string; reason: string };

/**
 * The files below a folder, in no order. Links are not followed: what they lead to inside is listed itself, and what is
 * outside is not asked for. Of a repository's own folder nothing is listed.
 */
export async function* walkFiles(top: string, prefix = ''): AsyncGenerator<Listed, void, void> {
  const folders = [''];
  for (let below = folders.pop(); below !== undefined; below = folders.pop()) {
    try {
      for await (const entry of await opendir(join(top, below))) {
        const path = below === '' ? entry.name : `${below}/${entry.name}`;
        if (entry.isDirectory()) {
          if (entry.name !== '.git') folders.push(path);
        } else if (entry.isFile()) {
          yield { file: { open: join(top, path), path: prefix + path } };
        }
      }
    } catch (error) {
      yield { unreadable: prefix + (below || '.'), reason: reasonOf(error) };
    }
  }
}

/** The files at some places below a folder: files, and all in folders. What is not there is no matter; links are not followed. */
export async function* filesAt(top: string, places: readonly string[]): AsyncGenerator<Listed, void, void> {
  for (const place of places) {
    const open = join(top, place);
    try {
      const found = await lstat(open);
      if (found.isFile()) yield { file: { open, path: place } };
      else if (found.isDirectory()) yield* walkFiles(open, `${place}/`);
    } catch (error) {
      if (!isGone(error)) yield { unreadable: place, reason: reasonOf(error) };
    }
  }
}

/** What git tracks below the path that is scanned, and what it does neither track nor ignore. Links and submodules are left out. */
export async function* repositoryFiles({ git, root, below }: Repository): AsyncGenerator<Listed, void, void> {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const where = ['--', `:(top,literal)${below}`];
  let folder = root;
  for await (const path of recordsOf(git.stream([...listing, ...(below === '' ? [] : where)]), '\0')) {
    const open = join(root, path);
    try {
      // A folder may have been replaced by a link that leads elsewhere since git was told of it.
      if (dirname(open) !== folder && (await realpath(dirname(open))) !== dirname(open)) continue;
      folder = dirname(open);
      const found = await lstat(open);
      if (found.isFile()) yield { file: { open, path } };
    } catch (error) {
      yield { unreadable: path, reason: isGone(error) ? 'It is not in the working tree.' : reasonOf(error) };
    }
  }
}

/** Why the system does not let a file be read, without what it holds. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read (permission denied).';
  return `It could not be read (${code}).`;
}

/** Whether what was asked for is not there. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
