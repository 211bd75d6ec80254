import { z } from 'zod';
import { search } from './parameters.ts';

const searchKinds = [
  'instance',
  'access-key',
  'role',
  'launch-template',
  'repository',
  'host',
  'finding',
  'owner',
  'account',
] as const;

const searchHit = z
  .object({
    kind: z.enum(searchKinds),
    id: z.string().meta({ description: 'Names it in this API.' }),
    label: z.string(),
    accountId: z.string().nullable(),
    region: z.string().nullable(),
    owner: z.string().nullable(),
  })
  .meta({ id: 'SearchHit' });

export const searchResult = z
  .object({ data: z.array(searchHit).meta({ description: 'Up to five of each kind.' }) })
  .meta({ id: 'SearchResult' });

export const searchQuery = z.object({ q: search });

export type SearchHit = z.infer<typeof searchHit>;
export type SearchResult = z.infer<typeof searchResult>;
export type SearchInput = z.output<typeof searchQuery>;
