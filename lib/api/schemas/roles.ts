import { z } from 'zod';
import { roleChangeKinds } from '#lib/domain/role-history.ts';
import { workloadKinds } from '#lib/domain/workloads.ts';
import { finding } from './findings.ts';
import { historyEntry } from './history.ts';
import { commonFilters, countedPageOf, flag, list, page, repeated, search } from './parameters.ts';
import { permissionAnalysis, permissionPolicy, permissionStanding } from './permissions.ts';
import { relatedInstance } from './related-instances.ts';
import { endTime, timestamp } from './times.ts';

const roleSorts = [
  'roleArn',
  'roleName',
  'createdAt',
  'lastUsedAt',
  'owner',
  'instances',
  'ec2Assumable',
  'standing',
] as const;

const role = z
  .object({
    accountId: z.string(),
    roleArn: z.string(),
    roleId: z.string(),
    roleName: z.string(),
    createdAt: timestamp.nullable(),
    lastUsedAt: timestamp.nullable(),
    lastUsedRegion: z.string().nullable(),
    ec2Assumable: z.boolean(),
    attachedPolicyArns: z.array(z.string()),
    permissionsBoundary: z.string().nullable(),
    owner: z.string(),
    standing: permissionStanding.nullable().meta({
      description:
        'What its permissions amount to at worst; null: EC2 may not assume it, or it was not looked at yet.',
    }),
    instances: z.int().meta({ description: 'Running instances that carry it.' }),
    instanceOwners: z.int().meta({ description: 'Owners of these instances.' }),
    since: timestamp.meta({ description: 'The snapshot from which it has been as shown.' }),
  })
  .meta({ id: 'Role' });

const roleSharing = z
  .object({
    state: z.enum(['shared', 'single', 'unknown']).meta({
      description: '`unknown`: nothing tells the workload of some instances, on which it depends.',
    }),
    workloads: z
      .array(
        z.object({
          kind: z.enum(workloadKinds).nullable().meta({ description: 'By what it is known.' }),
          name: z.string().nullable().meta({ description: 'Null: instances of which nothing tells it.' }),
          owners: z.array(z.string()),
          instances: z.int(),
          regions: z.array(z.string()),
        }),
      )
      .meta({ description: 'With the most instances first, at most 200; those not known last.' }),
    total: z.int().meta({ description: 'How many there are.' }),
  })
  .meta({ id: 'RoleSharing' });

export const roleDetail = role
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    trustPolicy: z.unknown(),
    inlinePolicies: z.unknown(),
    policies: z
      .array(permissionPolicy)
      .meta({ description: 'What it may do: inline policies, attached ones, and the boundary of both.' }),
    permissions: permissionAnalysis.nullable().meta({
      description: 'What these policies amount to; null: EC2 may not assume it, or it was not looked at yet.',
    }),
    tags: z.record(z.string(), z.string()),
    instanceProfiles: z.array(z.object({ profileArn: z.string(), profileName: z.string() })),
    carriers: z.array(relatedInstance).meta({
      description:
        'The running instances that carry it: the first 200, by owner. `instances` counts them all.',
    }),
    carrierOwners: z
      .array(z.object({ owner: z.string(), instances: z.int() }))
      .meta({ description: 'How many of them each owner has, most first.' }),
    sharing: roleSharing.meta({ description: 'The workloads of the instances that carry it.' }),
    findings: z.array(finding).meta({ description: 'Those that stand first, at most 200.' }),
    versions: z
      .array(z.object({ from: timestamp, to: timestamp.nullable() }))
      .meta({ description: 'Newest first, at most 200. Being used makes no version.' }),
    history: z
      .array(historyEntry(roleChangeKinds).meta({ id: 'RoleHistoryEntry' }))
      .meta({ description: 'What changed from version to version, newest first.' }),
  })
  .meta({ id: 'RoleDetail' });

export const rolesPage = countedPageOf(role).meta({ id: 'RolesPage' });

const { region, ...filters } = commonFilters;

const at = endTime('The roles as they were at this instant; default: as last seen.').optional();

export const roleQuery = z.object({ at });

export const rolesQuery = z.object({
  at,
  ec2Assumable: flag('Only roles that EC2 may assume, or only others.').optional(),
  policy: repeated('Only roles with these managed policies attached, by ARN.').optional(),
  standing: list(permissionStanding, 'Only roles whose permissions amount to this at worst.').optional(),
  q: search.optional(),
  ...filters,
  region: region.meta({
    description: 'Accepted and without effect: roles belong to the account, not to a region.',
  }),
  ...page(roleSorts),
});

export type Role = z.infer<typeof role>;
export type RoleDetail = z.infer<typeof roleDetail>;
export type RolesPage = z.infer<typeof rolesPage>;
export type RolesInput = z.output<typeof rolesQuery>;
export type RolesParams = z.input<typeof rolesQuery>;
