import type { Instance } from '#lib/api/schemas.ts';
import type { InstanceFacet, InstanceField } from '#lib/domain/instance-fields.ts';

const coverage: Record<Instance['coverage'], string> = {
  covered: 'Has a role',
  'no-profile': 'No profile',
  'empty-profile': 'Empty profile',
  unknown: 'Unknown',
  'not-eligible': 'Needs none',
};

const columns: Record<Exclude<InstanceField, 'age' | 'exposed' | 'tag'>, string> = {
  id: 'Instance',
  name: 'Name',
  coverage: 'Role coverage',
  state: 'State',
  owner: 'Owner',
  account: 'Account',
  region: 'Region',
  type: 'Type',
  profile: 'Profile',
  role: 'Role',
  template: 'Launch template',
  asg: 'Auto Scaling group',
  imds: 'IMDS tokens',
  image: 'Image',
  platform: 'Platform',
  created: 'Created',
  launched: 'Started',
  since: 'As it is since',
};

const facets: Record<InstanceFacet, string> = {
  coverage: columns.coverage,
  state: columns.state,
  owner: columns.owner,
  account: columns.account,
  region: columns.region,
  role: columns.role,
  template: columns.template,
  asg: columns.asg,
  type: columns.type,
  imds: columns.imds,
  platform: columns.platform,
};

export const instanceWords = {
  title: 'Instances',
  table: 'Instances',
  coverage,
  columns,
  facets,
  all: (all: string) => `${all} in all`,
  some: (some: string, all: string) => `${some} of ${all}`,
  what: 'the instances',
  noneFound: 'No instance is like that',
  noneFoundHint: 'The filter holds for none of them.',
  clearFilter: 'Clear the filter',
  none: 'No instances',
  noneHint: 'No collection has seen one here yet.',
} as const;
