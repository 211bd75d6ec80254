import type { AccessKeyDetail, AccessKeyStatistics } from '#lib/api/schemas.ts';

type Need = AccessKeyDetail['exposures'][number]['need'];
type Source = AccessKeyDetail['exposures'][number]['source'];
type Change = AccessKeyDetail['history'][number]['changes'][number];

const ages: Record<AccessKeyStatistics['ages'][number]['age'], string> = {
  '0-30': '0–30 d',
  '31-60': '31–60 d',
  '61-90': '61–90 d',
  '91-120': '91–120 d',
  '121-180': '121–180 d',
  '181-270': '181–270 d',
  '271-365': '271–365 d',
  '366-730': '1–2 y',
  'over-730': 'over 2 y',
  unknown: 'not known',
};

const lastUses: Record<AccessKeyStatistics['lastUses'][number]['lastUse'], string> = {
  '0-7': 'within 7 d',
  '8-30': '8–30 d ago',
  '31-45': '31–45 d ago',
  '46-90': '46–90 d ago',
  '91-180': '91–180 d ago',
  '181-365': '181–365 d ago',
  'over-365': 'over 1 y ago',
  never: 'never',
  unknown: 'not known',
};

const needs: Record<Need, string> = {
  needed: 'still needs it: no role',
  'has-role': 'has a role now',
  'needed-when-started': 'needs it when it starts',
  removed: 'holds it no more',
  gone: 'gone',
  exposed: 'a file: who uses it is not known',
  public: 'public: anybody may read it',
  unknown: 'not known',
};

/** The same below the bars of the histogram, where room is short. */
const ageTicks: typeof ages = {
  '0-30': '0–30',
  '31-60': '31–60',
  '61-90': '61–90',
  '91-120': '91–120',
  '121-180': '121–180',
  '181-270': '181–270',
  '271-365': '271–365',
  '366-730': '1–2 y',
  'over-730': '2 y +',
  unknown: '?',
};

export const accessKeyWords = {
  title: 'Access keys',
  list: 'access keys',
  what: 'the access keys',
  one: 'the access key',
  of: (count: string, isOne: boolean) => (isOne ? '1 key' : `${count} keys`),
  search: 'Key id or user',
  ages,
  ageTicks,
  lastUses,
  needs,
  columns: {
    key: 'Access key',
    user: 'User',
    status: 'Status',
    step: 'Way to zero',
    age: 'Age',
    lastUsed: 'Last used',
    service: 'Service',
    exposed: 'Exposed in',
    account: 'Account',
    owner: 'Owner',
    region: 'Region of last use',
  },
  status: 'Status',
  anyStatus: 'Any status',
  active: 'Active',
  inactive: 'Inactive',
  age: 'Age',
  anyAge: 'Any age',
  lastUse: 'Last use',
  anyLastUse: 'Any last use',
  trait: 'What is wrong',
  anyTrait: 'All keys',
  unused: 'Active and unused',
  exposed: 'Exposed',
  root: 'Of root users',
  rootUser: 'root user',
  never: 'never',
  unknown: 'not known',
  places: (count: string, isOne: boolean) => (isOne ? '1 place' : `${count} places`),
  empty: 'No key matches. Clear the filters, or choose another account, owner or time.',
  burnDown: 'Active keys, burning down',
  burnDownAside: 'by age',
  burnDownAllRegions: 'by age; of all regions, since keys belong to accounts',
  histogram: 'How old the keys are',
  histogramWhat: 'how old the keys are',
  histogramAside: 'by days since they were created',
  activeLegend: 'active, by age',
  inactiveLegend: 'inactive',
  histogramSummary: (active: string, inactive: string, old: string) =>
    `Access keys by age: ${active} active and ${inactive} inactive; ${old} active ones are over 90 days old.`,
  histogramTable: 'Table of keys by age',
  byOwner: 'By owner',
  byOwnerWhat: 'the keys by owner',
  byOwnerAside: (shown: string, all: string) => `the ${shown} with the most active keys, of ${all}`,
  byOwnerAsideAll: 'most active keys first',
  ownerColumns: {
    owner: 'Owner',
    active: 'Active',
    olderThan90Days: 'Over 90 d',
    unused: 'Unused',
    exposed: 'Exposed',
  },
  noKeys: 'No access keys',
  noKeysHint: 'No collection of IAM has seen one in this scope: there is nothing to burn down.',
  detail: {
    missing: (id: string) => `There is no access key ${id}`,
    facts: 'What is known',
    account: 'Account',
    owner: 'Owner',
    created: 'Created',
    age: 'Age',
    days: (count: string, isOne: boolean) => (isOne ? '1 day' : `${count} days`),
    lastUsed: 'Last used',
    service: 'For service',
    region: 'In region',
    since: 'As shown since',
    user: 'User',
    userMissing: 'The user was not seen',
    userMissingHint: 'The collection could not read it, or it is gone.',
    rootHint:
      'This key belongs to the root user of the account: no policy limits what it may do. AWS does not tell its id.',
    userName: 'Name',
    arn: 'ARN',
    userCreated: 'User created',
    groups: 'Groups',
    attached: 'Attached policies',
    inline: 'Inline policies',
    boundary: 'Permissions boundary',
    keys: 'Access keys',
    none: 'none',
    exposures: 'Where it was found',
    exposuresAside: (open: string) => `${open} now`,
    exposureColumns: {
      holder: 'Found in',
      place: 'Place',
      need: 'Needs it?',
      owner: 'Owner',
      since: 'Seen since',
      until: 'Removed',
    },
    holders: {
      'user-data': 'user data of',
      'launch-template': 'launch template',
      code: 'code of',
      host: 'host',
    } satisfies Record<Source, string>,
    line: (line: number) => `line ${line}`,
    notFound: 'Found nowhere',
    notFoundHint: 'Nothing that was scanned holds it: no user data, launch template, repository or host.',
    opens: 'What it opens',
    policies: 'Policies of its user',
    findings: 'Findings',
    history: 'History',
  },
  change: (change: Change): string => {
    switch (change.kind) {
      case 'created':
        return 'Created in AWS.';
      case 'appeared':
        return 'First seen by a collection.';
      case 'gone':
        return 'Deleted: a complete collection did not see it any more.';
      case 'activated':
        return 'Activated.';
      case 'deactivated':
        return 'Deactivated.';
      case 'first-used':
        return 'Seen used for the first time.';
      case 'owner-changed':
        return `Owner changed from ${change.before} to ${change.after}.`;
      case 'exposed':
        return `Found in ${change.subject}.`;
      case 'exposure-removed':
        return `No longer in ${change.subject}.`;
    }
  },
} as const;
