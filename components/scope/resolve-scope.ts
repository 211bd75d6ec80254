import type { AccountsPage, OwnersPage } from '#lib/api/schemas.ts';
import { type Range, ranges, type Scope } from '#lib/queries/span.ts';

export const defaultRange: Range = '30d';
export const scopeParams = ['range', 'account', 'region', 'owner'] as const;

export type ScopeParam = (typeof scopeParams)[number];
/** What the address bar holds: anything. */
export type RawParams = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What there is to choose from; undefined while that is not known: then nothing is called unknown. */
export type Known = { accounts: AccountsPage | undefined; owners: OwnersPage | undefined };
type Dropped = { name: string; value: string };
export type ResolvedScope = { scope: Scope; dropped: readonly Dropped[] };

/** The scope that the parameters ask for, and those that ask for something that does not exist. */
export function resolveScope(raw: RawParams, known: Known): ResolvedScope {
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
    account: read('account', (value) => isKnownAccount(value, known)),
    region: read('region', (value) => isKnownRegion(value, known)),
    owner: read('owner', (value) => isKnownOwner(value, known)),
  };
  for (const [name, value] of Object.entries(raw)) {
    if (isScopeParam(name) || value === undefined) continue;
    dropped.push({ name, value: [value].flat().join(', ') });
  }
  return { scope, dropped };
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
