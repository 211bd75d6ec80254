import { storableText } from '#lib/aws/storable-text.ts';
import { parseTime } from '#lib/aws/time.ts';
import type { Issue } from '#lib/domain/collections.ts';
import { parseCsv } from './csv.ts';

/** One of the two keys of a row. Without an id: the report names none. */
export type ReportedKey = {
  isActive: boolean;
  /** When the key was created; null where the report does not tell. */
  createdAt: Date | null;
  lastUsedAt: Date | null;
  lastUsedService: string | null;
  lastUsedRegion: string | null;
  isUseKnown: boolean;
};

/** What the report says of one user's keys: null for one that is not there. */
export type ReportedUser = {
  userName: string;
  keys: [ReportedKey | null, ReportedKey | null];
  digest: string;
};

export type ParsedReport = { users: Map<string, ReportedUser>; root: ReportedUser | null };

const rootName = '<root_account>';
const action = 'iam:GetCredentialReport';

/**
 * Reads a credential report by its header: columns may come in any order and unknown ones are ignored. Null, with an issue, if a
 * column is missing without which it tells nothing of keys; rows that cannot be read become issues.
 */
export function parseCredentialReport(csv: string): { report: ParsedReport | null; issues: Issue[] } {
  const [header, ...rows] = parseCsv(csv);
  const columns = new Map((header ?? []).map((name, index) => [name.trim(), index]));
  const missing = ['user', ...[1, 2].flatMap((number) => keyColumns(number))].filter(
    (name) => !columns.has(name),
  );
  const issues: Issue[] = [];
  if (missing.length > 0) issues.push(malformedReport(`it lacks the column ${missing.join(', ')}`));
  if (missing.some((name) => !/last_used/.test(name))) return { report: null, issues };
  const report: ParsedReport = { users: new Map(), root: null };
  for (const [index, row] of rows.entries()) {
    const read = (name: string): string => row[columns.get(name) ?? -1] ?? '';
    const user = readUser(read);
    if (row.length !== header?.length || user.userName === '')
      issues.push(malformedReport(`line ${index + 2} cannot be read`));
    else if (user.userName === rootName) report.root = user;
    else report.users.set(user.userName, user);
  }
  return { report, issues };
}

/** Whether the report shows a key of this user. */
export function hasKey(user: ReportedUser): boolean {
  return user.keys.some((key) => key !== null);
}

function keyColumns(number: number): string[] {
  const names = ['active', 'last_rotated', 'last_used_date', 'last_used_region', 'last_used_service'];
  return names.map((name) => `access_key_${number}_${name}`);
}

function readUser(read: (name: string) => string): ReportedUser {
  const states = [1, 2].map(
    (number) => `${read(`access_key_${number}_active`)}@${read(`access_key_${number}_last_rotated`)}`,
  );
  return {
    userName: storableText(read('user')),
    keys: [readKey(read, 1), readKey(read, 2)],
    digest: states.join(' '),
  };
}

function readKey(read: (name: string) => string, number: number): ReportedKey | null {
  const column = (name: string): string => read(`access_key_${number}_${name}`);
  const isActive = /^true$/i.test(column('active'));
  const createdAt = parseTime(column('last_rotated'));
  if (!isActive && createdAt === null) return null;
  const used = column('last_used_date');
  const lastUsedAt = parseTime(used);
  return {
    isActive,
    createdAt,
    lastUsedAt,
    lastUsedService: known(column('last_used_service')),
    lastUsedRegion: known(column('last_used_region')),
    // `N/A` is AWS's word for never used; anything else that is no time says that AWS does not know.
    isUseKnown: lastUsedAt !== null || used === 'N/A',
  };
}

function known(text: string): string | null {
  return ['', 'N/A', 'no_information', 'not_supported'].includes(text) ? null : storableText(text);
}

function malformedReport(what: string): Issue {
  const message = `AWS's credential report could not be read in full: ${what}. Keys are shown as far as it goes.`;
  return { code: 'malformed', message, action };
}
