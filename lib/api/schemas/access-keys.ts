import { z } from 'zod';
import { exposureNeeds } from '#lib/domain/exposure-needs.ts';
import { exposureSources } from '#lib/domain/inventory.ts';
import { keyAges, keyUses } from '#lib/domain/key-bands.ts';
import { keyChangeKinds } from '#lib/domain/key-history.ts';
import { keyStepReasons, keySteps } from '#lib/domain/key-retirement.ts';
import { finding, remediation } from './findings.ts';
import { historyEntry } from './history.ts';
import { commonFilters, countedPageOf, flag, list, page, repeated, search } from './parameters.ts';
import { permissionAnalysis, permissionPolicy, permissionStanding } from './permissions.ts';
import { endTime, timestamp } from './times.ts';

const keyStatuses = ['active', 'inactive'] as const;
const accessKeySorts = [
  'accessKeyId',
  'createdAt',
  'lastUsedAt',
  'userName',
  'owner',
  'exposedPlaces',
  'step',
] as const;

export const keyStep = z
  .enum(keySteps)
  .meta({ id: 'KeyStep', description: 'Where it stands on its way to zero.' });

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
    exposedPlaces: z.int().meta({ description: 'Places outside IAM where it lies.' }),
    step: keyStep,
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
    accountId: z.string(),
    region: z.string(),
    source: z.enum(exposureSources),
    resourceId: z.string(),
    confidence: z.string(),
    place: z.string(),
    line: z.int(),
    from: timestamp,
    to: timestamp.nullable(),
    owner: z.string(),
    holderName: z.string().nullable(),
    need: z.enum(exposureNeeds).meta({ description: 'Whether what holds the key still needs it.' }),
  })
  .meta({ id: 'KeyExposure', description: 'A place outside IAM where the key was found.' });

const keyUser = z
  .object({
    userName: z.string(),
    userArn: z.string(),
    createdAt: timestamp.nullable(),
    groups: z.array(z.string()),
    attachedPolicyArns: z.array(z.string()),
    inlinePolicies: z.array(z.string()).meta({ description: 'By name.' }),
    policies: z.array(permissionPolicy).meta({
      description: 'What it may do: its own policies, those of its groups, and the boundary of all.',
    }),
    permissions: permissionAnalysis
      .nullable()
      .meta({ description: 'What these policies amount to; null: it was not looked at yet.' }),
    standing: permissionStanding
      .nullable()
      .meta({ description: 'What they amount to at worst; null: it was not looked at yet.' }),
    permissionsBoundary: z.string().nullable(),
    owner: z.string(),
    keys: z.int().meta({ description: 'How many access keys the user has.' }),
  })
  .meta({ id: 'KeyUser' });

const keyRetirement = z
  .object({
    step: keyStep,
    reason: z
      .enum(keyStepReasons)
      .nullable()
      .meta({ description: 'Why, where the step alone does not say.' }),
    readyAt: timestamp.nullable().meta({
      description:
        'From when on it is ready for the next step if nothing happens; null where time alone brings nothing.',
    }),
    places: z.int().meta({ description: 'Places that hold or held it.' }),
    needing: z.int().meta({ description: 'Of them: hold it and have no role yet.' }),
    unknown: z.int().meta({ description: 'Of them: whether they have a role is not known.' }),
    lost: z.int().meta({ description: 'Of them: hosts that are terminated.' }),
    open: z
      .int()
      .meta({ description: 'Of them: hosts with a public address and a role that hold it still.' }),
    published: z.int().meta({ description: 'Of them: files that anybody may read, or might.' }),
    doneAt: timestamp.nullable().meta({
      description: 'When the last of them got a role, lost the key or was gone; null: not all have.',
    }),
    statusSince: timestamp.meta({ description: 'Since when it is active, or inactive, as far as was seen.' }),
    isStatusFirst: z
      .boolean()
      .meta({ description: 'Whether it was so when it was first seen, so perhaps for longer.' }),
    unscanned: z.int().meta({
      description: 'Instances whose user data could not be read yet: it may lie there too.',
    }),
    remediation: remediation
      .nullable()
      .meta({ description: 'What to do next, filled in; null where there is nothing but to wait.' }),
  })
  .meta({ id: 'KeyRetirement', description: 'Where it stands on its way to zero, and why.' });

export const accessKeyDetail = accessKey
  .omit({ step: true })
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    user: keyUser.nullable().meta({ description: 'Null for root users, and where the user was not seen.' }),
    versions: z
      .array(accessKeyVersion)
      .meta({ description: 'Newest first, at most 200. Being used again makes no version.' }),
    retirement: keyRetirement.nullable().meta({ description: 'Null for a key that is gone.' }),
    exposures: z
      .array(keyExposure)
      .meta({ description: 'Those that are there first, then the newest; at most 200.' }),
    history: z
      .array(historyEntry(keyChangeKinds).meta({ id: 'KeyHistoryEntry' }))
      .meta({ description: 'What became of it, newest first.' }),
    findings: z.array(finding).meta({ description: 'Open first, at most 200.' }),
  })
  .meta({ id: 'AccessKeyDetail' });

export const accessKeysPage = countedPageOf(accessKey).meta({ id: 'AccessKeysPage' });

const at = endTime('The keys as they were at this instant; default: as last seen.').optional();
const { region, ...filters } = commonFilters;

export const accessKeysQuery = z.object({
  at,
  status: list(z.enum(keyStatuses), 'Only keys of this status.').optional(),
  root: flag('Only keys of root users, or only others.').optional(),
  user: repeated('Only keys of these users, by name.').optional(),
  age: list(z.enum(keyAges), 'Only keys so many whole days old.').optional(),
  lastUse: list(z.enum(keyUses), 'Only keys that were last used so many whole days ago.').optional(),
  unused: flag(
    'Only active keys that were not used for longer than the setting `keyUnusedDays`, or only others.',
  ).optional(),
  step: list(z.enum(keySteps), 'Only keys at these steps of their way to zero.').optional(),
  exposed: flag('Only keys that lie somewhere outside IAM, or only others.').optional(),
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
export type AccessKeysParams = z.input<typeof accessKeysQuery>;
