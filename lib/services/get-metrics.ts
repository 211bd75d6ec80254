import { readQueue } from '#lib/db/read-queue.ts';
import { readScopeStates, scopeSortKeys } from '#lib/db/read-scope-states.ts';
import type { Context } from './context.ts';
import { getKpis } from './get-kpis.ts';
import { resourceFilter } from './read-filter.ts';

/** One metric with its samples; a sample whose value is not known is left out. */
export type Gauge = {
  name: string;
  help: string;
  samples: { labels?: Record<string, string>; value: number | null }[];
};

const mostScopes = 5000;

/** What monitoring wants to know: the KPIs, how fresh each scope is, and the queue. */
export async function getMetrics({ ctx }: { ctx: Context }): Promise<Gauge[]> {
  const keyset = { keys: scopeSortKeys.scope, isDescending: false, after: null, limit: mostScopes };
  const [kpis, scopes, queue] = await Promise.all([
    getKpis({ ctx, input: {} }),
    readScopeStates(ctx.db, resourceFilter(ctx, {}), {}, keyset),
    readQueue(ctx.db),
  ]);
  const { roleCoverage, mttr, accessKeys, exposedCredentials } = kpis;
  return [
    one('rolecall_instances_eligible', 'Instances that need a role.', roleCoverage.eligible),
    one('rolecall_instances_covered', 'Of these, instances with a role.', roleCoverage.covered),
    one('rolecall_instances_unknown', 'Instances of stale scopes, in neither.', roleCoverage.unknown),
    one('rolecall_mttr_mean_hours', 'Mean time to a role over 30 days.', mttr?.meanHours),
    one('rolecall_mttr_median_hours', 'Median time to a role over 30 days.', mttr?.medianHours),
    one('rolecall_episodes_open', 'Instances without a role, now.', mttr?.open),
    one('rolecall_access_keys_active', 'Active long-term access keys.', accessKeys?.active),
    one('rolecall_access_keys_root', 'Access keys of root users.', accessKeys?.root),
    one(
      'rolecall_exposed_credentials_open',
      'Open findings of exposed credentials.',
      exposedCredentials?.open,
    ),
    one(
      'rolecall_user_data_unscanned',
      'Instances whose user data has not been read since their last start.',
      exposedCredentials?.unscanned,
    ),
    one('rolecall_scopes_stale', 'Scopes whose last complete collection is too old.', kpis.staleScopes),
    {
      name: 'rolecall_scope_complete_timestamp_seconds',
      help: 'Time of the newest complete snapshot of a scope.',
      samples: scopes.map(({ accountId, region, collector, completeAt }) => ({
        labels: { account: accountId, region, collector },
        value: completeAt && completeAt.getTime() / 1000,
      })),
    },
    {
      name: 'rolecall_jobs',
      help: 'Jobs of the collection queue; dead: every try failed, and nothing was collected since.',
      samples: Object.entries(queue ?? {}).map(([state, value]) => ({ labels: { state }, value })),
    },
  ];
}

function one(name: string, help: string, value: number | null | undefined): Gauge {
  return { name, help, samples: [{ value: value ?? null }] };
}
