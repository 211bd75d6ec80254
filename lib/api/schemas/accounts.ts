import { z } from 'zod';
import { page, pageOf } from './parameters.ts';
import { timestamp } from './times.ts';

const account = z
  .object({
    accountId: z.string(),
    name: z.string(),
    monitoredAt: timestamp.meta({ description: 'Since when it has been monitored.' }),
    regions: z.array(z.string()).meta({ description: 'Regions whose instances are collected.' }),
    scopes: z.int(),
    staleScopes: z.int(),
    completeAt: timestamp.nullable().meta({ description: 'Its newest complete snapshot.' }),
  })
  .meta({ id: 'Account' });

export const accountsPage = pageOf(account).meta({ id: 'AccountsPage' });

export const accountsQuery = z.object(page(['accountId', 'name']));

export type AccountsPage = z.infer<typeof accountsPage>;
export type AccountsInput = z.output<typeof accountsQuery>;
export type AccountsParams = z.input<typeof accountsQuery>;
