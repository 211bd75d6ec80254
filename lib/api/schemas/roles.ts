import { z } from 'zod';
import { commonFilters, flag, page, pageOf, search } from './parameters.ts';
import { timestamp } from './times.ts';

const roleSorts = ['roleArn', 'roleName', 'createdAt', 'lastUsedAt', 'owner', 'instances'] as const;

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
    instances: z.int().meta({ description: 'Running instances that carry it.' }),
    since: timestamp.meta({ description: 'The snapshot from which it has been as shown.' }),
  })
  .meta({ id: 'Role' });

export const roleDetail = role
  .extend({
    goneAt: timestamp
      .nullable()
      .meta({ description: 'The snapshot that no longer showed it; null while it is there.' }),
    trustPolicy: z.unknown(),
    inlinePolicies: z.unknown(),
    tags: z.record(z.string(), z.string()),
    instanceProfiles: z.array(z.object({ profileArn: z.string(), profileName: z.string() })),
    versions: z
      .array(z.object({ from: timestamp, to: timestamp.nullable() }))
      .meta({ description: 'Newest first.' }),
  })
  .meta({ id: 'RoleDetail' });

export const rolesPage = pageOf(role).meta({ id: 'RolesPage' });

const { region, ...filters } = commonFilters;

export const rolesQuery = z.object({
  ec2Assumable: flag('Only roles that EC2 may assume, or only others.').optional(),
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
