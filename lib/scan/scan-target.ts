import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { type HitCommit, repositoryName, type ScanReport } from '#lib/domain/file-scans.ts';
import { commitOfLine } from './find-commit.ts';
import { hostPlaces } from './host-places.ts';
import {
  filesAt,
  isGone,
  type Listed,
  type ListedFile,
  reasonOf,
  repositoryFiles,
  walkFiles,
} from './list-files.ts';
import { mostBytes, readBeginning } from './read-file.ts';
import { findRepository } from './repository.ts';
import { scanBytes } from './scan-bytes.ts';
import { scanHistory } from './scan-history.ts';
import { createLedger, type ScanLedger } from './scan-ledger.ts';
import { shownPath } from './shown-path.ts';

/** What to scan, and as what. */
export type ScanTarget = {
  /** A folder or file; null, of a host: the usual places below `/`. */
  path: string | null;
  /** The host whose files these are; null: they are code. */
  host: string | null;
  /** The repository's name; null: as its remote says, else its folder's. */
  name: string | null;
  withHistory: boolean;
  /** Of a host's path: whether it holds all of the host's files. */
  isWhole: boolean;
};

export type ScanRun = {
  /** Hashes the secrets that are found. */
  key: Uint8Array;
  signal?: AbortSignal;
  /** Told of how far it is, often. */
  onProgress?: (progress: { files: number; formerVersions: number; found: number }) => void;
};

/**
 * Scans a repository, folder, file or host for static AWS credentials, file by file: memory does not grow with what there is.
 *
 * @throws the system's error if the path is not there or may not be read
 */
export async function scanTarget(target: ScanTarget, run: ScanRun): Promise<ScanReport> {
  return target.host === null ? scanCode(target, run) : scanHost(target.host, target, run);
}

async function scanHost(host: string, { path, isWhole }: ScanTarget, run: ScanRun): Promise<ScanReport> {
  const ledger = createLedger();
  if (path === null) {
    const { places, unreadable } = await hostPlaces('/');
    for (const each of unreadable) ledger.unreadable(each.path, each.reason);
    await scanListed(filesAt('/', places), ledger, run);
  } else {
    await scanListed(await filesOf(path), ledger, run);
  }
  const subject = { source: 'host', name: host, head: null, withHistory: false } as const;
  return ledger.report(subject, path === null || isWhole);
}

async function scanCode({ path, name, withHistory }: ScanTarget, run: ScanRun): Promise<ScanReport> {
  const ledger = createLedger();
  const target = await realpath(path ?? '.');
  const isFolder = (await stat(target)).isDirectory();
  const { repository, note } = await findRepository(target, isFolder, run.signal);
  if (note !== null) ledger.note(note);
  const folder = isFolder ? target : dirname(target);
  const ownName = name ?? repository?.name ?? repositoryName(repository?.root ?? folder) ?? 'files';
  const subject = { source: 'code', name: ownName, head: repository?.head ?? null } as const;
  if (repository === null) {
    if (withHistory) ledger.note('There is no history to look through.');
    await scanListed(await filesOf(target), ledger, run);
    return ledger.report({ ...subject, withHistory: false }, isFolder);
  }
  const commitOf = (file: string, line: number) => commitOfLine(repository, file, line);
  await scanListed(repositoryFiles(repository), ledger, run, commitOf);
  if (withHistory) {
    const onProgress = () => run.onProgress?.(progressOf(ledger));
    await scanHistory(repository, ledger, { ...run, onProgress });
  }
  return ledger.report({ ...subject, withHistory }, repository.below === '');
}

async function filesOf(path: string): Promise<AsyncIterable<Listed>> {
  const target = await realpath(path);
  if ((await stat(target)).isDirectory()) return walkFiles(target);
  return (async function* () {
    yield { file: { open: target, path: basename(target) } };
  })();
}

type CommitOf = (path: string, line: number) => Promise<HitCommit | null>;

async function scanListed(
  listed: AsyncIterable<Listed>,
  ledger: ScanLedger,
  run: ScanRun,
  commitOf: CommitOf = async () => null,
): Promise<void> {
  for await (const each of listed) {
    run.signal?.throwIfAborted();
    if ('file' in each) await scanFile(each.file, ledger, run.key, commitOf);
    else ledger.unreadable(each.unreadable, each.reason);
    run.onProgress?.(progressOf(ledger));
  }
}

async function scanFile(
  { open, path }: ListedFile,
  ledger: ScanLedger,
  key: Uint8Array,
  commitOf: CommitOf,
): Promise<void> {
  const read = await readBeginning(open).catch((error) => {
    if (!isGone(error)) ledger.unreadable(path, reasonOf(error));
    return null;
  });
  if (read === null) return;
  const { isBinary, hits, reasons } = scanBytes(read.bytes, shownPath(path), key);
  if (isBinary) {
    ledger.binary(path);
    return;
  }
  const isCut = read.size > read.bytes.length;
  const cut = isCut ? [`Only its first ${mostBytes} of ${read.size} bytes were scanned.`] : [];
  ledger.scanned(path, read.bytes.length, [...cut, ...reasons]);
  for (const hit of hits) {
    const commit = hit.fileLine === null ? null : await commitOf(path, hit.fileLine);
    ledger.hits.push({ ...hit, commit });
  }
}

function progressOf({ counts, hits }: ScanLedger) {
  return { files: counts.files + counts.binary, formerVersions: counts.formerVersions, found: hits.length };
}
