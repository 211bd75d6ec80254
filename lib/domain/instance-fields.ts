import type { FilterField } from './property-filter/field.ts';

/** The states of an instance; `unknown` where AWS named none that is known. */
export const instanceStates = [
  'pending',
  'running',
  'shutting-down',
  'terminated',
  'stopping',
  'stopped',
  'unknown',
] as const;

/**
 * How an instance counts: by whether it carries a role (see lib/domain/coverage.ts), or not at all: it need not carry one in its
 * state, or is exempt.
 */
export const instanceCoverages = [
  'covered',
  'no-profile',
  'empty-profile',
  'unknown',
  'not-eligible',
  'exempt',
] as const;

export type InstanceCoverage = (typeof instanceCoverages)[number];

/** What instances can be filtered by. Their names are those of the filter, of facets and of columns. */
export const instanceFields = [
  { name: 'id', kind: 'text', hint: 'instance id' },
  { name: 'name', kind: 'text', hint: 'the Name tag', isNullable: true },
  { name: 'coverage', kind: 'enum', hint: 'whether it carries a role', values: instanceCoverages },
  { name: 'state', kind: 'enum', hint: 'state as AWS says', values: instanceStates },
  { name: 'owner', kind: 'text', hint: 'whom it belongs to' },
  { name: 'account', kind: 'text', hint: 'account id' },
  { name: 'region', kind: 'text', hint: 'AWS region' },
  { name: 'type', kind: 'text', hint: 'instance type', isNullable: true },
  { name: 'profile', kind: 'text', hint: 'name of its instance profile', isNullable: true },
  { name: 'role', kind: 'text', hint: 'name of its role', isNullable: true },
  { name: 'template', kind: 'text', hint: 'id of its launch template', isNullable: true },
  { name: 'asg', kind: 'text', hint: 'its Auto Scaling group', isNullable: true },
  {
    name: 'imds',
    kind: 'enum',
    hint: 'whether metadata wants tokens (IMDSv2), or is off',
    values: ['required', 'optional', 'disabled'],
    isNullable: true,
  },
  { name: 'ip', kind: 'text', hint: 'public IP address', isNullable: true },
  { name: 'image', kind: 'text', hint: 'image id', isNullable: true },
  { name: 'platform', kind: 'text', hint: 'operating system', isNullable: true },
  { name: 'created', kind: 'time', hint: 'when it was created', isNullable: true },
  { name: 'launched', kind: 'time', hint: 'when it last started', isNullable: true },
  { name: 'since', kind: 'time', hint: 'since when it has been as it is' },
  { name: 'age', kind: 'age', hint: 'how long ago it was created' },
  { name: 'exposed', kind: 'flag', hint: 'a credential is in its user data' },
  { name: 'tag', kind: 'tags', hint: 'a tag, by its key' },
] as const satisfies readonly FilterField[];

export type InstanceField = (typeof instanceFields)[number]['name'];

/** The fields whose values are counted beside the list. */
export const instanceFacets = [
  'coverage',
  'state',
  'owner',
  'account',
  'region',
  'role',
  'template',
  'asg',
  'type',
  'imds',
  'platform',
] as const satisfies readonly InstanceField[];

export type InstanceFacet = (typeof instanceFacets)[number];
