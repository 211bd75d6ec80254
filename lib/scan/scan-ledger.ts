import type { FileHit, ScanCounts, ScanReport, ScanSubject, UnscannedFile } from '#lib/domain/file-scans.ts';
import { shownPath } from './shown-path.ts';

/** Keeps account of what a scan has seen, found and missed. */
export type ScanLedger = {
  counts: ScanCounts;
  hits: FileHit[];
  /** A file that was scanned; `reasons` say what of it was not. */
  scanned: (path: string, bytes: number, reasons: readonly string[]) => void;
  /** A file that holds no text. */
  binary: (path: string) => void;
  /** A file of which something was not scanned. */
  partly: (path: string, reason: string) => void;
  /** A file or folder that could not be read at all. */
  unreadable: (path: string, reason: string) => void;
  note: (text: string) => void;
  report: (subject: ScanSubject, isWhole: boolean) => ScanReport;
};

const mostUnscanned = 1_000;
const mostSkipped = 10_000;

/** An account in which nothing has been seen yet. */
export function createLedger(): ScanLedger {
  const counts: ScanCounts = { files: 0, bytes: 0, binary: 0, partly: 0, unreadable: 0, formerVersions: 0 };
  const hits: FileHit[] = [];
  const unscanned: UnscannedFile[] = [];
  const skipped: string[] = [];
  const notes: string[] = [];
  const leaveOut = (path: string, reason: string) => {
    if (unscanned.length < mostUnscanned) unscanned.push({ path: shownPath(path), reason });
  };
  const partly = (path: string, reason: string) => {
    counts.partly += 1;
    leaveOut(path, reason);
  };
  return {
    counts,
    hits,
    scanned: (path, bytes, reasons) => {
      counts.files += 1;
      counts.bytes += bytes;
      if (reasons.length > 0) partly(path, reasons.join(' '));
    },
    binary: (path) => {
      counts.binary += 1;
      if (skipped.length < mostSkipped) skipped.push(shownPath(path));
    },
    partly,
    unreadable: (path, reason) => {
      counts.unreadable += 1;
      leaveOut(path, reason);
    },
    note: (text) => notes.push(text),
    report: (subject, isWhole) => ({
      ...subject,
      ...{ hits, counts, unscanned, skipped, notes },
      isComplete: isWhole && counts.unreadable === 0,
    }),
  };
}
