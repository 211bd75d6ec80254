import { credentialOf } from '#lib/domain/file-scans.ts';
import { commitOfFormer } from './find-commit.ts';
import { formerVersions } from './former-versions.ts';
import { GitFailure } from './git.ts';
import type { Repository } from './repository.ts';
import { scanBytes } from './scan-bytes.ts';
import type { ScanLedger } from './scan-ledger.ts';
import { shownPath } from './shown-path.ts';

/**
 * Looks through what commits held before, and adds what is in no file any more: whoever has a clone has it still. Each
 * credential once for each path.
 */
export async function scanHistory(
  repository: Repository,
  ledger: ScanLedger,
  { key, signal, onProgress }: { key: Uint8Array; signal?: AbortSignal; onProgress: () => void },
): Promise<void> {
  const present = new Set(ledger.hits.map(credentialOf));
  const seen = new Set<string>();
  try {
    for await (const version of formerVersions(repository)) {
      signal?.throwIfAborted();
      ledger.counts.formerVersions += 1;
      onProgress();
      if ('reason' in version) {
        ledger.partly(version.path, version.reason);
        continue;
      }
      const path = shownPath(version.path);
      const { hits, reasons } = scanBytes(version.bytes, path, key);
      if (reasons.length > 0) ledger.partly(version.path, `A former version: ${reasons.join(' ')}`);
      for (const hit of hits) {
        const credential = credentialOf(hit);
        const name = `${credential} ${path}`;
        if (present.has(credential) || seen.has(name)) continue;
        seen.add(name);
        const commit = await commitOfFormer(repository, version.path, version.blob, hit);
        ledger.hits.push({ ...hit, commit, isRemoved: true });
      }
    }
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    ledger.unreadable('(history)', `git could not read the history: ${error.message}`);
  }
  if (repository.isShallow)
    ledger.unreadable('(history)', 'This clone is shallow: what its older commits held is not here.');
}
