import type { AccessKey, Account, User } from '../estate/model.ts';
import { lastUseOf } from '../estate/state.ts';

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

/** Writes an account's credential report as of `now`; `extraColumns` are such as AWS may add one day. */
export function writeCredentialReport(
  account: Account,
  now: number,
  extraColumns: readonly string[] = [],
): string {
  const rows = [
    rootRow(account, now),
    ...account.users.filter((user) => user.createdAt <= now).map((user) => userRow(account, user, now)),
  ];
  const extra = extraColumns.map(() => 'N/A');
  const lines = [[...COLUMNS, ...extraColumns], ...rows.map((row) => [...row, ...extra])];
  return lines.map((line) => line.map(quoteCsv).join(',')).join('\n');
}

function rootRow(account: Account, now: number): string[] {
  const createdAt = reportTime(Date.UTC(2019, 3, 2, 9, 30, 12));
  return [
    '<root_account>',
    `arn:aws:iam::${account.id}:root`,
    createdAt,
    'not_supported',
    'no_information',
    'not_supported',
    'not_supported',
    'true',
    ...keyColumns(account.rootKeys, now),
    ...certificateColumns(),
  ];
}

function userRow(account: Account, user: User, now: number): string[] {
  const changed = reportTime(user.createdAt);
  const lastUsed = user.console?.lastUsedAt ? reportTime(user.console.lastUsedAt) : 'no_information';
  return [
    user.name,
    `arn:aws:iam::${account.id}:user/${user.name}`,
    reportTime(user.createdAt),
    String(user.console !== null),
    ...(user.console ? [lastUsed, changed, 'N/A'] : ['N/A', 'N/A', 'N/A']),
    String(user.console?.mfa ?? false),
    ...keyColumns(user.keys, now),
    ...certificateColumns(),
  ];
}

function keyColumns(keys: readonly AccessKey[], now: number): string[] {
  const existing = keys.filter(({ status }) => status !== 'deleted');
  return [existing[0], existing[1]].flatMap((key) => {
    if (!key) return ['false', 'N/A', 'N/A', 'N/A', 'N/A'];
    const lastUse = lastUseOf(key, now);
    const use = lastUse === null ? ['N/A', 'N/A', 'N/A'] : [reportTime(lastUse), key.region, key.service];
    return [String(key.status === 'active'), reportTime(key.createdAt), ...use];
  });
}

function certificateColumns(): string[] {
  return ['false', 'N/A', 'false', 'N/A'];
}

function reportTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

function quoteCsv(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
