import type { CollectionRequest } from '#lib/api/schemas.ts';
import { readActiveScopes } from '#lib/db/scopes.ts';
import { collectors, type Scope } from '#lib/domain/scopes.ts';
import type { Context } from './context.ts';
import { notFound, ServiceError } from './errors.ts';

/**
 * The scopes that a request names, or all that the actor may see, in the order in which they are collected.
 *
 * @throws ServiceError if there is none
 */
export async function readNamedScopes(ctx: Context, request: CollectionRequest): Promise<Scope[]> {
  const scopes = (await readActiveScopes(ctx.db)).filter((scope) => isMeant(scope, ctx, request));
  if (scopes.length === 0) throw nothingNamed(request);
  return scopes
    .map(({ accountId, region, collector }) => ({ accountId, region, collector }))
    .sort((a, b) => collectors.indexOf(a.collector) - collectors.indexOf(b.collector));
}

function isMeant(
  scope: Scope,
  { visibleAccounts }: Context,
  { account, region, collector }: CollectionRequest,
) {
  return (
    (visibleAccounts === 'all' || visibleAccounts.includes(scope.accountId)) &&
    (account === undefined || scope.accountId === account) &&
    (region === undefined || scope.region === region) &&
    (collector === undefined || scope.collector === collector)
  );
}

/** What a request names, for messages about it; empty if it means everything. */
export function nameOf({ account, region, collector }: CollectionRequest): string {
  return [account, region, collector].filter((part) => part !== undefined).join('/');
}

function nothingNamed(request: CollectionRequest): ServiceError {
  const name = nameOf(request);
  if (name !== '') return notFound('scope', name);
  const message =
    'There is nothing to collect: no account has been found yet. `rolecall doctor` says what is missing.';
  return new ServiceError('not-found', message);
}
