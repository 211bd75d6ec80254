import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readInstallationKey } from '#lib/db/installation.ts';
import { readLastScanTimes } from '#lib/db/source-scans.ts';
import type { ScanReport } from '#lib/domain/file-scans.ts';
import { scanTarget } from '#lib/scan/scan-target.ts';
import type { Context } from '#lib/services/context.ts';
import { recordScan } from '#lib/services/record-scan.ts';
import type { SimulatedSource } from '#lib/simulated-aws/child-process.ts';

/** Scans the repositories and hosts of a simulated estate that have changed since they were last scanned, with the real scanner. */
export async function scanSources(ctx: Context, sources: readonly SimulatedSource[]): Promise<void> {
  const last = await readLastScanTimes(ctx.db);
  const changed = sources.filter(({ kind, name, changedAt }) => {
    const scannedAt = last.get(`${kind} ${name}`);
    return scannedAt === undefined || scannedAt < new Date(changedAt);
  });
  if (changed.length === 0) return;
  const key = await readInstallationKey(ctx.db);
  for (const source of changed) {
    const report = await scanSource(source, key);
    const { isPublic } = source;
    await recordScan({ ctx, input: { report, scannedAt: ctx.now, account: null, owner: null, isPublic } });
  }
}

/** Of a repository, the simulated one says which commit brought in what it holds. */
async function scanSource(source: SimulatedSource, key: Uint8Array): Promise<ScanReport> {
  const { kind, name, commit: id, changedAt: authoredAt, files } = source;
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-demo-'));
  try {
    for (const { path, content } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const place = kind === 'host' ? { host: name, name: null } : { host: null, name };
    const report = await scanTarget({ path: folder, ...place, withHistory: false, isWhole: true }, { key });
    if (kind === 'host') return report;
    const hits = report.hits.map((hit) => ({ ...hit, commit: { id, authoredAt } }));
    return { ...report, head: id, hits };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
