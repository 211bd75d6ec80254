import { z } from 'zod';
import { collection } from './collections.ts';
import { kpis } from './kpis.ts';
import { owner } from './owners.ts';
import { flag, page, pageOf } from './parameters.ts';
import { scopeState } from './scopes.ts';
import { endTime, timestamp } from './times.ts';

const account = z
  .object({
    accountId: z.string(),
    name: z.string(),
    monitoredAt: timestamp.meta({ description: 'Since when it has been monitored.' }),
    regions: z.array(z.string()).meta({ description: 'Regions whose instances are collected.' }),
    scopes: z.int(),
    staleScopes: z.int(),
    completeAt: timestamp.nullable().meta({ description: 'Its newest complete snapshot.' }),
    holdings: owner
      .omit({ owner: true })
      .optional()
      .meta({ description: 'What it holds, where that was asked for.' }),
  })
  .meta({ id: 'Account' });

const { asOf, roleCoverage, mttr, accessKeys, exposedCredentials } = kpis.shape;

export const accountDetail = account
  .extend({
    ...{ asOf, roleCoverage, mttr, accessKeys, exposedCredentials },
    states: z.array(scopeState).meta({ description: 'Its scopes, now.' }),
    lastCollections: z.array(collection).meta({ description: 'The newest 20.' }),
  })
  .meta({ id: 'AccountDetail' });

export const accountsPage = pageOf(account).meta({ id: 'AccountsPage' });

export const accountsQuery = z.object({
  holdings: flag('Whether to count what each account holds.').optional(),
  at: endTime('The instant that the holdings speak for; now without one.').optional(),
  ...page(['accountId', 'name']),
});

export const accountQuery = z.object({
  at: endTime('The instant that the figures speak for; now without one.').optional(),
});

export type Account = z.infer<typeof account>;
export type AccountDetail = z.infer<typeof accountDetail>;
export type AccountsPage = z.infer<typeof accountsPage>;
export type AccountsInput = z.output<typeof accountsQuery>;
export type AccountsParams = z.input<typeof accountsQuery>;
