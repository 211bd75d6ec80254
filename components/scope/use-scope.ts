'use client';
import { createContext, use } from 'react';
import type { Account, Owner } from '#lib/api/schemas.ts';
import type { Scope } from '#lib/queries/span.ts';
import type { RawParams, ScopeParam } from './resolve-scope.ts';

/** What of the scope is to change; null takes it out of the address. */
export type ScopeChange = Partial<Record<ScopeParam, string | null>>;

export type ScopeState = {
  scope: Scope;
  /** The parameters of the address as they are, what belongs to the page among them. */
  raw: RawParams;
  accounts: readonly Account[];
  owners: readonly Owner[];
  setScope: (change: ScopeChange) => void;
  /** The account's name; its id where it has none. */
  accountName: (accountId: string) => string;
  /** An address within the app that keeps the scope; `params` are added to it. */
  hrefOf: (path: string, params?: Readonly<Record<string, string | null>>) => string;
};

export const ScopeContext = createContext<ScopeState | null>(null);

/** The scope in the address bar, what there is to choose from, and how to change it. */
export function useScope(): ScopeState {
  const state = use(ScopeContext);
  if (state === null) throw new Error('useScope needs a ScopeProvider around it.');
  return state;
}
