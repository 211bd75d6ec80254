import { credentialOf, type FileHit, type ScanReport } from '#lib/domain/file-scans.ts';
import type { ExposedFile, Exposure } from '#lib/domain/inventory.ts';

/** What is known of a credential beside what the scan saw. */
export type CredentialOwnership = { keyAccountId: string | null; owner: string };

/** An exposure in a file. */
export type FileExposure = Exposure & { file: ExposedFile };

/** Exposures in files that anybody may read, or not. */
export function withReaders(exposures: readonly FileExposure[], isPublic: boolean): FileExposure[] {
  return exposures.map((exposure) => ({ ...exposure, file: { ...exposure.file, isPublic } }));
}

/**
 * What a scan found as exposures: one for each credential, at the surest of its places that files still hold; how many more there
 * are is told.
 */
export function exposuresOfScan(
  { source, name, hits }: Pick<ScanReport, 'source' | 'name' | 'hits'>,
  ownershipOf: (hit: FileHit) => CredentialOwnership,
): FileExposure[] {
  const byCredential = Map.groupBy(hits, credentialOf);
  return [...byCredential].flatMap(([credential, places]) => {
    const [first] = places.toSorted(surestFirst);
    if (first === undefined) return [];
    const { kind, confidence, accessKeyId, secretDigest, line, column, length, path, inside } = first;
    const { commit, isRemoved, fileLine } = first;
    return [
      {
        ...{ source, resourceId: name, credential, kind, confidence, accessKeyId, secretDigest },
        ...{ line, column, length, ...ownershipOf(first) },
        place: inside === null ? path : `${path} > ${inside}`,
        file: { path, line: fileLine, commit, isRemoved, isPublic: false, otherPlaces: places.length - 1 },
      },
    ];
  });
}

function surestFirst(a: FileHit, b: FileHit): number {
  return (
    Number(a.isRemoved) - Number(b.isRemoved) ||
    Number(a.confidence === 'lead') - Number(b.confidence === 'lead') ||
    (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)
  );
}

/**
 * Whether a scan that did not find an exposure proves that it is gone: all of the source was looked at, its file was read in whole
 * or is no more, and if only the history held it, that was looked through. Where more files were left out than are listed, it may
 * be any of them.
 */
export function provesGone(
  report: Pick<ScanReport, 'isComplete' | 'withHistory' | 'counts' | 'unscanned' | 'skipped'>,
  { file }: Pick<Exposure, 'file'>,
): boolean {
  if (!report.isComplete || file === undefined || file === null) return false;
  if (file.isRemoved && !report.withHistory) return false;
  const { counts, unscanned, skipped } = report;
  const areAllListed =
    counts.partly + counts.unreadable <= unscanned.length && counts.binary <= skipped.length;
  if (!areAllListed) return false;
  return !unscanned.some(({ path }) => path === file.path) && !skipped.includes(file.path);
}
