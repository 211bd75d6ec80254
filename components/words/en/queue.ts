import type { FindingFacets, FindingGroupsParams } from '#lib/api/schemas.ts';
import type { SeverityFactor } from '#lib/domain/severity.ts';
import { findings } from '#words/counts.ts';

type Grouping = FindingGroupsParams['by'] | 'none' | 'fixes';

const facets: Readonly<Record<FindingFacets['facets'][number]['field'], string>> = {
  severity: 'Severity',
  state: 'State',
  rule: 'Rule',
  owner: 'Owner',
  account: 'Account',
  region: 'Region',
  cause: 'Root cause',
  assignee: 'Assignee',
  factor: 'Raised by',
  label: 'Label',
};

const groupings: Record<Grouping, string> = {
  none: 'Not grouped',
  fixes: 'Top fixes',
  cause: 'By root cause',
  rule: 'By rule',
  key: 'By access key',
  owner: 'By owner',
  account: 'By account',
};

const factors: Record<SeverityFactor, string> = {
  internet: 'On the internet',
  administrator: 'Administrator role',
  production: 'Production',
  'key-in-use': 'Key in use',
  'key-administrator': 'Key of an administrator',
  'key-escalation': 'Key of who can become administrator',
};

/** The words of the queue of findings. */
export const queueWords = {
  facets,
  groupings,
  mutes: 'Mutes',
  group: 'Group',
  placeholder: 'Filter: severity >= high and owner = payments and age > 7d …',
  factors,
  all: (count: string) => findings(count),
  some: (count: string, all: string) => `${count} of ${findings(all)}`,
  noneFound: 'No finding matches.',
  noneFoundHint: 'Ask for less, or choose another account, region, owner or time.',
  clearFilter: 'Clear the filter',
  none: 'Nothing to do',
  noneHint: 'Nothing that was seen breaks a rule. Whether everything was seen stands under Collections.',
  columns: {
    select: 'Pick',
    risk: 'Risk',
    cause: 'Root cause',
    assignee: 'Assignee',
    due: 'Due',
    labels: 'Labels',
  },
  selectOne: (title: string) => `Choose: ${title}`,
  overdue: 'overdue',
  groupColumns: {
    value: 'Group',
    fix: 'Fix',
    count: 'Findings',
    worst: 'Worst',
    risk: 'Risk',
    oldest: 'Oldest',
    rules: 'Rules',
  },
  groupsOf: (count: string) => (count === '1' ? '1 group' : `${count} groups`),
  someGroups: (count: string, all: string) =>
    `The ${count} groups with the most risk, of ${all}. A filter brings the others into sight.`,
  groupsWhat: 'the groups',
  fixesWhat: 'the fixes',
  noGroups: 'Nothing to group.',
  noGroup: { cause: 'comes from no template', key: 'about no key' } as Readonly<Record<string, string>>,
  howTo: 'How to mend it',
  mendGroup: (name: string, count: string) => `Mend ${name}, close ${findings(count)}`,
  showGroup: (name: string) => `Show the findings of ${name}`,
  fixKinds: {
    cause: (name: string) => `Mend ${name}`,
    key: (name: string) => `Retire key ${name}`,
    role: (name: string) => `Cut down role ${name}`,
    resource: (name: string) => `Mend ${name}`,
  },
  fixesLead: (risk: string, all: string) => `These fixes take ${risk} of ${all} points of risk away.`,
  panel: {
    name: 'Finding',
    close: 'Close',
    openPage: 'Open its page',
    what: 'the finding',
    previous: 'Previous finding',
    next: 'Next finding',
    severity: 'How bad it is',
    base: (severity: string) => `${severity} by its rule`,
    sum: 'Together',
    points: (points: string) => `+${points}`,
    related: 'Related',
    causeOf: 'Comes from',
    sameCause: 'All findings of this root cause',
    sameKey: 'All findings about this key',
    sameResource: 'Other findings of this resource',
    noOthers: 'No other finding of it stands.',
  },
} as const;
