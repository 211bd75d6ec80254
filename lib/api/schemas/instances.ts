import { z } from 'zod';
import { finding } from './findings.ts';
import { commonFilters, list, page, pageOf, repeated, search } from './parameters.ts';
import { endTime, timestamp } from './times.ts';

export const instanceStates = [
  'pending',
  'running',
  'shutting-down',
  'terminated',
  'stopping',
  'stopped',
  'unknown',
] as const;
export const coverages = ['covered', 'no-profile', 'empty-profile', 'unknown', 'not-eligible'] as const;
const instanceSorts = ['instanceId', 'name', 'createdAt', 'launchTime', 'owner', 'state'] as const;

const instance = z
  .object({
    accountId: z.string(),
    region: z.string(),
    instanceId: z.string(),
    name: z.string().nullable(),
    state: z.enum(instanceStates),
    coverage: z.enum(coverages),
    instanceType: z.string().nullable(),
    imageId: z.string().nullable(),
    platform: z.string().nullable(),
    launchTime: timestamp.nullable().meta({ description: 'Moves at every stop and start.' }),
    createdAt: timestamp.nullable(),
    profileArn: z.string().nullable(),
    roleArn: z.string().nullable(),
    associatedAt: timestamp.nullable(),
    httpTokens: z.string().nullable(),
    launchTemplateId: z.string().nullable(),
    launchTemplateVersion: z.string().nullable(),
    autoScalingGroup: z.string().nullable(),
    owner: z.string(),
    since: timestamp.meta({ description: 'The snapshot from which it has been as shown.' }),
  })
  .meta({ id: 'Instance' });

const instanceVersion = z
  .object({
    from: timestamp,
    to: timestamp.nullable(),
    state: z.enum(instanceStates),
    profileArn: z.string().nullable(),
    instanceType: z.string().nullable(),
    owner: z.string(),
  })
  .meta({ id: 'InstanceVersion' });

const episode = z
  .object({
    openedAt: timestamp,
    cause: z.string(),
    openAtStart: z.boolean().meta({ description: 'Already open when monitoring began.' }),
    endedAt: timestamp.nullable(),
    ending: z.string().nullable(),
    hours: z.number().meta({ description: 'How long it lasted, or has lasted.' }),
  })
  .meta({ id: 'Episode' });

const userDataScan = z
  .object({
    launchTime: timestamp,
    scannedAt: timestamp,
    outcome: z.string(),
    reasons: z.array(z.string()),
    bytes: z.int(),
  })
  .meta({ id: 'UserDataScan' });

export const instanceDetail = instance
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    tags: z.record(z.string(), z.string()),
    versions: z.array(instanceVersion).meta({ description: 'Newest first, at most 200.' }),
    episodes: z.array(episode).meta({ description: 'Newest first, at most 200.' }),
    userDataScan: userDataScan.nullable(),
    findings: z.array(finding).meta({ description: 'Open first, at most 200.' }),
  })
  .meta({ id: 'InstanceDetail' });

export const instancesPage = pageOf(instance).meta({ id: 'InstancesPage' });

const at = endTime('The inventory as it was at this instant; default: as last seen.').optional();

export const instancesQuery = z.object({
  at,
  coverage: list(z.enum(coverages), 'Only instances so covered.').optional(),
  state: list(z.enum(instanceStates), 'Only instances in these states.').optional(),
  role: repeated('Only instances with these roles, by ARN.').optional(),
  q: search.optional(),
  ...commonFilters,
  ...page(instanceSorts),
});

export const instanceQuery = z.object({ at });

export type Instance = z.infer<typeof instance>;
export type InstanceVersion = z.infer<typeof instanceVersion>;
export type Episode = z.infer<typeof episode>;
export type UserDataScan = z.infer<typeof userDataScan>;
export type InstanceDetail = z.infer<typeof instanceDetail>;
export type InstancesPage = z.infer<typeof instancesPage>;
export type InstancesInput = z.output<typeof instancesQuery>;
