import type { AccountsPage, OwnersPage } from '#lib/api/schemas.ts';
import { type Range, ranges, type Scope } from '#lib/queries/span.ts';

export const defaultRange: Range = '30d';
/** The parameters of the address that every page has, and that stay while one moves between pages. */
export const scopeParams = ['range', 'from', 'to', 'at', 'account', 'region', 'owner'] as const;

export type ScopeParam = (typeof scopeParams)[number];
/** What the address bar holds: anything. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What there is to choose from; undefined while that is not known: then nothing is called unknown. */
export type Known = { accounts: AccountsPage | undefined; owners: OwnersPage | undefined; now: Date };
export type Dropped = { name: string; value: string };
export type ResolvedScope = { scope: Scope; dropped: readonly Dropped[] };

const dayMs = 86_400_000;
const longestDays = 3 * 366;

/**
 * The scope that the parameters ask for, and those that ask for something that does not exist.
 *
 * @param pageParams the names that the page itself reads
 */
export function resolveScope(
  raw: RawParams,
  known: Known,
  pageParams: readonly string[] = [],
): ResolvedScope {
  const dropped: Dropped[] = [];
  const read = (name: ScopeParam, isKnown: (value: string) => boolean): string | null => {
    const values = [raw[name] ?? []].flat().filter((value) => value !== '');
    const kept = values.find(isKnown) ?? null;
    for (const value of values) if (value !== kept) dropped.push({ name, value });
    return kept;
  };
  const range = read('range', isRange);
  const scope: Scope = {
    range: range !== null && isRange(range) ? range : defaultRange,
    ...readSpan(read, dropped, known.now),
    at: read('at', (value) => isPastTime(value, known.now)),
    account: read('account', (value) => isKnownAccount(value, known)),
    region: read('region', (value) => isKnownRegion(value, known)),
    owner: read('owner', (value) => isKnownOwner(value, known)),
  };
  for (const [name, value] of Object.entries(raw)) {
    if (isScopeParam(name) || pageParams.includes(name) || value === undefined) continue;
    dropped.push({ name, value: [value].flat().join(', ') });
  }
  return { scope, dropped };
}

/** The scope as parameters of an address: what is as it would be without them is left out. */
export function scopeQuery(scope: Scope): Record<string, string> {
  const { range, ...others } = scope;
  const given = Object.entries(others).filter((entry): entry is [string, string] => entry[1] !== null);
  return { ...(range === defaultRange ? {} : { range }), ...Object.fromEntries(given) };
}

type Read = (name: ScopeParam, isKnown: (value: string) => boolean) => string | null;

// A beginning needs an end, in this order.
function readSpan(read: Read, dropped: Dropped[], now: Date): { from: string | null; to: string | null } {
  const to = read('to', (value) => isPastDay(value, now));
  const from = read('from', (value) => {
    if (to === null || !isPastDay(value, now)) return false;
    const days = (Date.parse(to) - Date.parse(value)) / dayMs;
    return days >= 0 && days <= longestDays;
  });
  if (from !== null) return { from, to };
  if (to !== null) dropped.push({ name: 'to', value: to });
  return { from: null, to: null };
}

function isPastDay(value: string, now: Date): boolean {
  if (!/^2\d{3}-\d\d-\d\d$/.test(value)) return false;
  const time = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(value) && time <= now;
}

function isPastTime(value: string, now: Date): boolean {
  if (isPastDay(value, now)) return true;
  if (!/^2\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(value)) return false;
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time <= now;
}

function isScopeParam(name: string): boolean {
  return scopeParams.some((known) => known === name);
}

function isRange(value: string): value is Range {
  return ranges.some((range) => range === value);
}

function isKnownAccount(value: string, { accounts }: Known): boolean {
  if (!/^\d{12}$/.test(value)) return false;
  if (!accounts || accounts.nextCursor !== null) return true;
  return accounts.data.some(({ accountId }) => accountId === value);
}

function isKnownRegion(value: string, { accounts }: Known): boolean {
  if (!/^[a-z0-9-]{1,40}$/.test(value)) return false;
  if (!accounts || accounts.nextCursor !== null) return true;
  return accounts.data.some(({ regions }) => regions.includes(value));
}

function isKnownOwner(value: string, { owners }: Known): boolean {
  if (value.length > 512 || value.includes('\u0000')) return false;
  if (!owners || owners.nextCursor !== null) return true;
  return owners.data.some(({ owner }) => owner === value);
}
