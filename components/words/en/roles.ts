import type { RoleDetail } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';

type Change = RoleDetail['history'][number]['changes'][number];

/** `ReadOnlyAccess` of an ARN. */
function nameIn(arn: string | null): string {
  return arn === null ? '' : nameInArn(arn);
}

export const roleWords = {
  title: 'Roles',
  list: 'roles',
  what: 'the roles',
  one: 'the role',
  of: (count: string, isOne: boolean) => (isOne ? '1 role' : `${count} roles`),
  search: 'Name or ARN',
  columns: {
    role: 'Role',
    instances: 'Instances',
    owners: 'Used by',
    assumable: 'For EC2',
    owner: 'Owner',
    lastUsed: 'Last used',
    policies: 'Attached policies',
    standing: 'Amounts to',
    created: 'Created',
    account: 'Account',
  },
  assumable: 'Who may assume it',
  any: 'All roles',
  standing: 'What it amounts to',
  anyStanding: 'Any permissions',
  ec2: 'EC2 may assume it',
  others: 'Only others may',
  yes: 'yes',
  no: 'no',
  never: 'not in 400 days',
  owners: (count: string, isOne: boolean) => (isOne ? '1 owner' : `${count} owners`),
  empty: 'No role matches. Clear the filters, or choose another account, owner or time.',
  detail: {
    missing: (name: string) => `There is no role ${name}`,
    facts: 'What is known',
    arn: 'ARN',
    account: 'Account',
    owner: 'Owner',
    created: 'Created',
    lastUsed: 'Last used',
    lastUsedIn: (region: string) => `in ${region}`,
    assumable: 'EC2 may assume it',
    boundary: 'Permissions boundary',
    noBoundary: 'none',
    profiles: 'Instance profiles',
    noProfiles: 'none: no instance can carry it',
    since: 'As shown since',
    instances: 'Instances that carry it',
    instancesAside: (count: string) => `${count} running`,
    noInstances: 'No running instance carries it',
    noInstancesHint: 'Instances carry a role by way of an instance profile that holds it.',
    owners: 'Owners using it',
    ownersAside: (count: string) => `${count} owners share it`,
    ownersAsideOne: 'one owner',
    noOwners: 'Nobody uses it',
    noOwnersHint: 'No running instance carries it.',
    findings: 'Findings',
    workloads: {
      title: 'Workloads that carry it',
      states: {
        shared: 'shared: each may do what any of them needs',
        single: 'not shared',
        unknown: 'whether it is shared is not known',
      },
      none: 'No workload carries it',
      noneHint: 'No running instance does.',
      workload: 'Workload',
      knownBy: 'Known by',
      owners: 'Owners',
      regions: 'Regions',
      instances: 'Instances',
      kinds: {
        application: 'its tag',
        stack: 'its CloudFormation stack',
        'auto-scaling-group': 'its Auto Scaling group',
        'launch-template': 'its launch template',
      },
      unknown: 'not known',
      unknownHint: 'no tag, stack, group or template',
      firstOf: (shown: string, all: string) => `The first ${shown} of ${all} workloads.`,
    },
    policies: 'What it may do',
    trust: 'Who may assume it',
    trustName: 'trust policy',
    tags: 'Tags',
    noTags: 'No tags',
    noTagsHint: 'Nothing says whose it is.',
    history: 'History',
  },
  change: (change: Change): string => {
    const name = nameIn(change.subject);
    switch (change.kind) {
      case 'appeared':
        return 'First seen by a collection.';
      case 'gone':
        return 'Deleted: a complete collection did not see it any more.';
      case 'policy-attached':
        return `Policy ${name} attached.`;
      case 'policy-detached':
        return `Policy ${name} detached.`;
      case 'inline-policy-added':
        return `Inline policy ${change.subject} added.`;
      case 'inline-policy-removed':
        return `Inline policy ${change.subject} removed.`;
      case 'inline-policy-changed':
        return `Inline policy ${change.subject} changed.`;
      case 'trust-changed':
        return 'Trust policy changed.';
      case 'ec2-allowed':
        return 'Trust policy changed: EC2 may assume it now.';
      case 'ec2-refused':
        return 'Trust policy changed: EC2 may not assume it any more.';
      case 'boundary-changed':
        return change.after === null
          ? `Permissions boundary ${nameIn(change.before)} removed.`
          : `Permissions boundary set to ${nameIn(change.after)}.`;
      case 'owner-changed':
        return `Owner changed from ${change.before} to ${change.after}.`;
      case 'tag-added':
        return `Tag ${change.subject} = ${change.after} added.`;
      case 'tag-removed':
        return `Tag ${change.subject} = ${change.before} removed.`;
      case 'tag-changed':
        return `Tag ${change.subject} changed from ${change.before} to ${change.after}.`;
    }
  },
} as const;
