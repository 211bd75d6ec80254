import { maskAccessKeyId } from '#lib/domain/credentials/access-key-id.ts';
import { credentialName } from '#lib/domain/credentials/credential-name.ts';
import type { FileHit, ScanReport } from '#lib/domain/file-scans.ts';
import type { RecordedScan } from '#lib/services/record-scan.ts';
import { marks } from './marks.ts';

const mostShown = 20;

/** A scan as JSON: key ids masked, and nothing of secrets but their length. */
export function scanDocument({ hits, skipped: _skipped, ...report }: ScanReport): object {
  return {
    ...report,
    hits: hits.map(({ accessKeyId, secretDigest: _, ...hit }) => ({
      ...hit,
      accessKeyId: accessKeyId === null ? null : maskAccessKeyId(accessKeyId),
    })),
  };
}

/** Prints a scan: a line for each credential, then what was looked at and what was not. */
export function printScan(report: ScanReport, print: (line: string) => void): void {
  const { hits, unscanned, notes, source, name, head } = report;
  for (const hit of hits) print(lineOf(hit));
  for (const { path, reason } of unscanned.slice(0, mostShown))
    print(`${marks.skipped} ${path}: not scanned, or not in whole. ${reason}`);
  if (unscanned.length > mostShown)
    print(`${marks.skipped} … and ${unscanned.length - mostShown} more (--json lists them)`);
  for (const note of notes) print(`${marks.skipped} ${note}`);
  const of = source === 'host' ? `host ${name}` : name;
  const at = head === null ? '' : ` at commit ${head.slice(0, 10)}`;
  const found = counted(hits.length, 'credential');
  print(`${hits.length > 0 ? marks.failed : marks.done} ${found} in ${of}${at}: ${describeCounts(report)}.`);
}

function lineOf(hit: FileHit): string {
  const { path, inside, line, column, confidence, commit, isRemoved } = hit;
  const place = inside === null ? `${path}:${line}:${column}` : `${path} > ${inside}, line ${line}`;
  const since =
    commit === null ? '' : `, since commit ${commit.id.slice(0, 10)} of ${commit.authoredAt.slice(0, 10)}`;
  const removed = isRemoved ? ', removed since, but in the history' : '';
  return `${marks.failed} ${place}  ${credentialName(hit)} (${confidence})${since}${removed}`;
}

function describeCounts({ counts, withHistory }: ScanReport): string {
  const { files, binary, partly, unreadable, formerVersions } = counts;
  return [
    `${counted(files, 'file')} scanned`,
    ...(withHistory ? [`${counted(formerVersions, 'former version')} too`] : []),
    ...(partly > 0 ? [`${partly} not in whole`] : []),
    ...(binary > 0 ? [`${counted(binary, 'binary file')} skipped`] : []),
    ...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
  ].join(', ');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}

/** What recording a scan changed. */
export function describeRecorded(
  { standing, begun, ended, accounts }: RecordedScan,
  { source, withHistory }: Pick<ScanReport, 'source' | 'withHistory'>,
): string {
  const isHistoryOpen = ended > 0 && source === 'code' && !withHistory;
  const under = `account${accounts.length === 1 ? '' : 's'} ${accounts.join(', ')}`;
  return `Recorded under ${under}: ${counted(standing, 'exposure')} ${standing === 1 ? 'stands' : 'stand'}; ${begun} began or changed, ${ended} ended or changed.${isHistoryOpen ? ' Whether the history holds them still, a scan with --history tells.' : ''}`;
}
