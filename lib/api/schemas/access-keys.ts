import { z } from 'zod';
import { finding } from './findings.ts';
import { commonFilters, flag, list, page, pageOf, repeated, search } from './parameters.ts';
import { endTime, timestamp } from './times.ts';

const keyStatuses = ['active', 'inactive'] as const;
const accessKeySorts = ['accessKeyId', 'createdAt', 'lastUsedAt', 'userName', 'owner'] as const;

const accessKey = z
  .object({
    id: z.string().meta({
      description: 'Names the key in this API: `ACCOUNT:KEYID`, masked as `accessKeyId` is.',
      example: '123456789012:AKIA************WXYZ',
    }),
    accountId: z.string(),
    accessKeyId: z.string().meta({
      description:
        'In full only to people who may triage. Root keys, whose ids AWS does not tell: `root/1`, `root/2`.',
    }),
    userName: z.string(),
    isRoot: z.boolean(),
    status: z.enum(keyStatuses),
    createdAt: timestamp.nullable(),
    ageDays: z.int().nullable(),
    lastUsedAt: timestamp.nullable(),
    lastUsedService: z.string().nullable(),
    lastUsedRegion: z.string().nullable(),
    use: z.enum(['used', 'never', 'unknown']).meta({ description: '`unknown`: AWS has no information.' }),
    owner: z.string(),
    since: timestamp.meta({ description: 'The snapshot from which it has been as shown.' }),
  })
  .meta({ id: 'AccessKey' });

const accessKeyVersion = z
  .object({
    from: timestamp,
    to: timestamp.nullable(),
    status: z.enum(keyStatuses),
    lastUsedAt: timestamp.nullable(),
    lastUsedService: z.string().nullable(),
  })
  .meta({ id: 'AccessKeyVersion' });

const keyExposure = z
  .object({
    region: z.string(),
    source: z.string(),
    resourceId: z.string(),
    confidence: z.string(),
    place: z.string(),
    line: z.int(),
    from: timestamp,
    to: timestamp.nullable(),
  })
  .meta({ id: 'KeyExposure', description: 'A place outside IAM where the key was found.' });

export const accessKeyDetail = accessKey
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    versions: z.array(accessKeyVersion).meta({ description: 'Newest first, at most 200.' }),
    exposures: z.array(keyExposure).meta({ description: 'Newest first, at most 200.' }),
    findings: z.array(finding).meta({ description: 'Open first, at most 200.' }),
  })
  .meta({ id: 'AccessKeyDetail' });

export const accessKeysPage = pageOf(accessKey).meta({ id: 'AccessKeysPage' });

const at = endTime('The keys as they were at this instant; default: as last seen.').optional();
const { region, ...filters } = commonFilters;

export const accessKeysQuery = z.object({
  at,
  status: list(z.enum(keyStatuses), 'Only keys of this status.').optional(),
  root: flag('Only keys of root users, or only others.').optional(),
  user: repeated('Only keys of these users, by name.').optional(),
  q: search.optional(),
  ...filters,
  region: region.meta({
    description: 'Accepted and without effect: keys belong to the account, not to a region.',
  }),
  ...page(accessKeySorts),
});

export const accessKeyQuery = z.object({ at });

export type AccessKey = z.infer<typeof accessKey>;
export type AccessKeyDetail = z.infer<typeof accessKeyDetail>;
export type AccessKeysPage = z.infer<typeof accessKeysPage>;
export type AccessKeysInput = z.output<typeof accessKeysQuery>;
