import { z } from 'zod';
import {
  instanceCoverages,
  instanceFacets,
  instanceFields,
  instanceStates,
} from '#lib/domain/instance-fields.ts';
import { facetsAnswer, valuesQuery } from './facets.ts';
import { propertyFilter } from './filter.ts';
import { finding } from './findings.ts';
import { commonFilters, list, page, pageOf, repeated, search } from './parameters.ts';
import { endTime, timestamp } from './times.ts';

const instanceSorts = [
  'instanceId',
  'name',
  'coverage',
  'state',
  'owner',
  'accountId',
  'region',
  'instanceType',
  'profileArn',
  'roleArn',
  'launchTemplateId',
  'autoScalingGroup',
  'httpTokens',
  'publicIp',
  'imageId',
  'platform',
  'createdAt',
  'launchTime',
  'since',
] as const;

const at = endTime('The inventory as it was at this instant; default: as last seen.').optional();

const instance = z
  .object({
    accountId: z.string(),
    region: z.string(),
    instanceId: z.string(),
    name: z.string().nullable(),
    state: z.enum(instanceStates),
    coverage: z.enum(instanceCoverages),
    instanceType: z.string().nullable(),
    imageId: z.string().nullable(),
    platform: z.string().nullable(),
    launchTime: timestamp.nullable().meta({ description: 'Moves at every stop and start.' }),
    createdAt: timestamp.nullable(),
    profileArn: z.string().nullable(),
    roleArn: z.string().nullable(),
    associatedAt: timestamp.nullable(),
    httpTokens: z.string().nullable(),
    httpEndpoint: z.string().nullable().meta({
      description: '`disabled`: its metadata service is off, and hands out no credentials of its role.',
    }),
    publicIp: z.string().nullable(),
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

const exposure = z
  .object({
    source: z.string().meta({ description: '`user-data`, or `launch-template` of its template.' }),
    resourceId: z.string(),
    kind: z.string(),
    confidence: z.string(),
    accessKeyId: z.string().nullable().meta({ description: 'In full only to people who may triage.' }),
    keyAccountId: z.string().nullable(),
    place: z.string(),
    line: z.int(),
    from: timestamp,
    to: timestamp.nullable(),
  })
  .meta({ id: 'InstanceExposure', description: 'A static credential that was found, without the secret.' });

const launchTemplate = z
  .object({ id: z.string(), version: z.string().nullable(), name: z.string().nullable() })
  .meta({ id: 'InstanceLaunchTemplate' });

export const instanceDetail = instance
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    tags: z.record(z.string(), z.string()),
    versions: z.array(instanceVersion).meta({ description: 'Newest first, at most 200.' }),
    episodes: z.array(episode).meta({ description: 'Newest first, at most 200.' }),
    userDataScan: userDataScan.nullable(),
    role: z.object({ arn: z.string(), name: z.string() }).nullable(),
    profileName: z.string().nullable(),
    launchTemplate: launchTemplate.nullable(),
    exposures: z.array(exposure).meta({ description: 'Those that stand first, at most 200.' }),
    findings: z.array(finding).meta({ description: 'Open first, at most 200.' }),
  })
  .meta({ id: 'InstanceDetail' });

export const instancesPage = pageOf(instance).meta({ id: 'InstancesPage' });

export const instancesQuery = z.object({
  at,
  coverage: list(z.enum(instanceCoverages), 'Only instances so covered.').optional(),
  state: list(z.enum(instanceStates), 'Only instances in these states.').optional(),
  role: repeated('Only instances with these roles, by ARN.').optional(),
  q: search.optional(),
  filter: propertyFilter(instanceFields).optional(),
  ...commonFilters,
  ...page(instanceSorts),
});

const { limit: _limit, cursor: _cursor, sort: _sort, ...searchShape } = instancesQuery.shape;

export const instanceFacetsQuery = z.object({
  ...searchShape,
  field: list(z.enum(instanceFacets), 'Only these facets; default: all.').optional(),
});

export const instanceFacetsAnswer = facetsAnswer('Instances').meta({ id: 'InstanceFacets' });

export const instanceValuesQuery = valuesQuery(instanceFields, at);

export const instanceAwsAnswer = z
  .object({
    askedAt: timestamp,
    call: z.string().meta({ description: 'The AWS CLI command that asks the same.' }),
    answer: z.unknown().meta({
      description: 'The entry of DescribeInstances as AWS gave it, lists as arrays, credentials taken out.',
    }),
    userData: z
      .object({
        parts: z.array(z.object({ place: z.string(), text: z.string() })).meta({
          description: 'Every text in it, unpacked, without lines that hold a credential.',
        }),
        withheld: z
          .array(z.object({ place: z.string(), reason: z.string() }))
          .meta({ description: 'What could not be unpacked. Then no part is given.' }),
      })
      .nullable()
      .meta({ description: 'null: the instance has none.' }),
  })
  .meta({ id: 'InstanceAwsAnswer' });

export const instanceQuery = z.object({ at });

export type Instance = z.infer<typeof instance>;
export type InstanceVersion = z.infer<typeof instanceVersion>;
export type Episode = z.infer<typeof episode>;
export type UserDataScan = z.infer<typeof userDataScan>;
export type InstanceDetail = z.infer<typeof instanceDetail>;
export type InstancesPage = z.infer<typeof instancesPage>;
export type InstanceExposure = z.infer<typeof exposure>;
export type InstancesInput = z.output<typeof instancesQuery>;
/** What a request for instances may hold. */
export type InstancesParams = z.input<typeof instancesQuery>;
export type InstanceFacetsParams = z.input<typeof instanceFacetsQuery>;
export type InstanceValuesParams = z.input<typeof instanceValuesQuery>;
export type InstanceFacets = z.infer<typeof instanceFacetsAnswer>;
export type InstanceFacetsInput = z.output<typeof instanceFacetsQuery>;
export type InstanceValuesInput = z.output<typeof instanceValuesQuery>;
export type InstanceAwsAnswer = z.infer<typeof instanceAwsAnswer>;
