import type { QueryClient } from '@tanstack/react-query';
import type { RawParams } from '#components/scope/resolve-scope.ts';
import { rulesQuery } from '#lib/api/schemas.ts';
import { rulesOptions, rulesParams } from '#lib/queries/rules.ts';
import { listRules } from '#lib/services/list-rules.ts';
import { prefetchScope } from './prefetch-scope.ts';
import { callService } from './service-call.ts';

/** Puts the rules into the page. */
export async function prefetchRules(client: QueryClient, raw: RawParams): Promise<void> {
  const scope = await prefetchScope(client, raw);
  await client.prefetchQuery({
    ...rulesOptions(scope),
    queryFn: () => callService(rulesQuery, listRules, rulesParams(scope)),
    retry: false,
  });
}
