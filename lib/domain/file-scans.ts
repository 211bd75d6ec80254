import type { CredentialFacts } from '#lib/domain/credentials/found-credential.ts';

/** What files were scanned as: a repository's or folder's code, or a host's files. */
type ScanSource = 'code' | 'host';

/** The commit that brought a line in. Times are ISO 8601. */
export type HitCommit = { id: string; authoredAt: string };

/** A credential in a file. Of its secret only a keyed hash is here. */
export type FileHit = Omit<CredentialFacts, 'accountId' | 'place'> & {
  /** Read from the key id; null when it does not tell. */
  keyAccountId: string | null;
  secretDigest: string | null;
  /** From the top of what was scanned, with slashes; credentials in it are struck out. */
  path: string;
  /** Where in a file that holds others, as `base64 at line 3`; null: in the file itself. `line` counts from there. */
  inside: string | null;
  /** The line of the file itself; null where it cannot be told. */
  fileLine: number | null;
  /** Null: not committed yet, or not known. */
  commit: HitCommit | null;
  /** Whether only the history holds it: a later commit removed it. */
  isRemoved: boolean;
};

/** A file that was not read, or not in whole, and why. It is never to be counted as clean. */
export type UnscannedFile = { path: string; reason: string };

/** How much was looked at. */
export type ScanCounts = {
  /** Files that were scanned, in whole or in part. */
  files: number;
  bytes: number;
  /** Files that hold no text: not scanned. */
  binary: number;
  /** Files of which only a part was scanned. */
  partly: number;
  /** Files and folders that could not be read. */
  unreadable: number;
  /** Former versions of files that were scanned. */
  formerVersions: number;
};

/** What a scan was of: its source, name, and what of it was looked at. */
export type ScanSubject = {
  source: ScanSource;
  /** The repository's or the host's. */
  name: string;
  /** The commit that is checked out; null: no repository, or one without commits. */
  head: string | null;
  /** Whether former commits were looked at too. */
  withHistory: boolean;
};

/** What a scan found, and what it could not read. */
export type ScanReport = ScanSubject & {
  hits: FileHit[];
  counts: ScanCounts;
  /** At most 1,000, with those that were read in part. */
  unscanned: UnscannedFile[];
  /** Files that were skipped because they hold no text; at most 10,000. */
  skipped: string[];
  /** Whether all that the source holds was looked at: only then does absence prove something. */
  isComplete: boolean;
  /** What a person should know of how it was scanned. */
  notes: string[];
};

/** What tells one credential from another: its key id, else the keyed hash of its secret, else its place. */
export function credentialOf(hit: Pick<FileHit, 'accessKeyId' | 'secretDigest' | 'path'>): string {
  return hit.accessKeyId ?? hit.secretDigest ?? hit.path;
}

const LONGEST_NAME = 200;

/**
 * A repository's name by the address of its remote, without user, password, port and `.git`: `github.com/acme/web`; of a path, its
 * last folder; null when nothing is left.
 */
export function repositoryName(remote: string): string | null {
  const plain = remote.trim().replace(/[?#].*$/s, '');
  const url = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/]*@)?([^/:]*)(?::\d+)?\/(.*)$/is.exec(plain);
  const scp = url ? null : /^(?:[^/]*@)?([^/:]{2,}):(?!\\)(.*)$/s.exec(plain);
  const [host = '', path = plain] = (url ?? scp)?.slice(1) ?? [];
  const steps = path
    .split(/[/\\]/)
    .filter((step) => step !== '' && step !== '.' && step !== '..' && step !== '.git');
  const last = steps.pop()?.replace(/\.git$/i, '');
  const kept = host === '' ? [] : [host.toLowerCase(), ...steps];
  const name = [...kept, ...(last ? [last] : [])].join('/').replace(/[^\w./~+-]/g, '-');
  return name === '' ? null : name.slice(0, LONGEST_NAME);
}
