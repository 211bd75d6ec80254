import { countOf, formatCount } from '#components/format/numbers.ts';

export const ownersWords = {
  title: 'Owners',
  table: 'Owners and what each holds',
  what: 'the owners',
  one: 'the scorecard',
  search: 'Find an owner',
  emptyTitle: 'No owner is called so',
  empty: 'Owners come from the tags that `ownership.tags` names. What has none of them is unowned.',
  columns: {
    owner: 'Owner',
    coverage: 'Role coverage',
    eligible: 'Instances',
    unknown: 'Unknown',
    uncovered: 'Without a role',
    keys: 'Active keys',
    roles: 'Roles',
    findings: 'Open findings',
    worst: 'Critical or high',
  },
  above: 'Owners',
  notFoundTitle: (name: string) => `Nothing belongs to ${name}`,
  notFound:
    'No instance, key, role or finding names this owner. It may be misspelt, or what it held is gone.',
  notFoundHere:
    'It may be misspelt, have held nothing at that time, or hold nothing in the account and region that are looked at.',
  everywhereNow: 'Look for it now, in all accounts and regions',
  list: 'owners',
  places: {
    title: 'Among all owners',
    coverage: 'by role coverage',
    findings: 'by open findings, fewest first',
    place: (place: number) => formatCount(place),
    of: (of: number) => `of ${formatCount(of)}`,
    none: 'no instances',
    uncovered: (count: number) => `${countOf(count, 'instance')} without a role`,
    roles: (count: number) => countOf(count, 'role'),
  },
  longest: {
    title: 'Longest without a role',
    aside: (shown: number, all: number) =>
      all > shown ? `the first ${formatCount(shown)} of ${formatCount(all)}` : '',
    empty: 'Every instance of this owner has a role.',
    instance: 'Instance',
    account: 'Account',
    region: 'Region',
    since: 'Without a role for',
    findings: 'Findings',
    all: 'All instances of this owner',
  },
  keys: {
    title: 'Access keys',
    aside: (active: number) => `${countOf(active, 'active key')} by age`,
    empty: 'This owner has no active access key.',
    unknown: 'No IAM of these accounts has been seen yet.',
    band: (band: string) => (band === 'over-365' ? 'over 365 days' : `${band} days`),
    neverUsed: (count: number) => `${formatCount(count)} never used`,
    unused: (count: number) => `${formatCount(count)} unused for 45 days`,
    all: 'All keys of this owner',
  },
  findings: (count: number, critical: number, high: number) =>
    `${countOf(count, 'open finding')}: ${formatCount(critical)} critical, ${formatCount(high)} high`,
} as const;
