import type { InstanceFacet, InstanceField } from '#lib/domain/instance-fields.ts';

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
  ip: 'Public IP',
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

const causes: Readonly<Record<string, string>> = {
  launch: 'It was launched without one.',
  start: 'It was started without one.',
  'profile-removed': 'Its profile was taken off it.',
  'profile-emptied': 'The role was taken out of its profile.',
  'exemption-ended': 'Its exemption ended.',
};

const endings: Readonly<Record<string, string>> = {
  'role-attached': 'A role was attached',
  terminated: 'Terminated',
  stopped: 'Stopped',
  exempted: 'Exempted',
};

const headline = {
  since: 'since',
  gone: 'No longer there',
  goneDetail: 'A complete snapshot showed it no more. This is how it was last seen.',
  covered: (role: string) => `Has the role ${role}`,
  metadataOff:
    'Its metadata service is off (HttpEndpoint is disabled): what runs on it cannot get the credentials of the role there.',
  noProfile: 'Runs without a role',
  emptyProfile: (profile: string) => `Its profile ${profile} holds no role`,
  unknown: 'Whether it has a role is not known',
  unknownDetail: 'The last complete look at the instances or at IAM is too old to say.',
  exempt: 'Exempt: it needs no role',
  exemptDetail: 'An accepted exemption covers it, so it counts in neither part of the ratio.',
  notEligible: (state: string) => `Needs no role while it is ${state}`,
  notEligibleDetail: 'Only running instances count.',
  causes,
} as const;

const timeline = {
  title: 'Its identity over time',
  kinds: {
    covered: 'Has a role',
    'no-role': 'Runs without a role',
    idle: 'Not running',
    absent: 'Not there',
  },
  period: (kind: string, from: string, to: string) => `${kind}: ${from} to ${to}`,
  summary: (parts: string) => `Timeline: ${parts}`,
  part: (kind: string, length: string) => `${kind.toLowerCase()} for ${length}`,
  none: 'No history',
  noneHint: 'No snapshot has shown it yet.',
} as const;

const detail = {
  one: 'The instance',
  missing: (id: string) => `There is no instance ${id}`,
  facts: 'What it is',
  account: 'Account',
  metadataOff: 'off',
  scan: 'User data',
  scanned: 'looked at',
  unscanned: 'not fully looked at',
  notScanned: 'not looked at yet',
  versions: 'Versions',
  versionsAside: 'as snapshots saw it, newest first',
  from: 'From',
  to: 'To',
  now: 'now',
  // Of a page that is seen as it was.
  stillThen: 'then',
  episodes: 'Times without a role',
  noEpisodes: 'Never without a role',
  noEpisodesHint: 'Whenever it was seen running, it had one.',
  opened: 'Opened',
  why: 'Why',
  ended: 'Ended',
  how: 'How',
  lasted: 'Lasted',
  open: 'open',
  openAtStart: 'already open when monitoring began',
  endings,
  findings: 'Findings',
  exposures: 'Credentials found in it',
  noExposures: 'No credentials found',
  noExposuresHint: 'Nothing that could be read of its user data or launch template holds one.',
  credential: 'Credential',
  where: 'Where',
  sources: { 'user-data': 'user data', 'launch-template': 'launch template' } as Readonly<
    Record<string, string>
  >,
  line: (place: string, line: number) => `${place}, line ${line}`,
  seen: 'Seen',
  stands: 'still there',
  until: 'until',
  noId: 'a secret without its key id',
  tags: 'Tags',
  noTags: 'No tags',
  noTagsHint: 'AWS told none.',
} as const;

const aws = {
  title: 'What AWS says now',
  aside: 'asked live; credentials are taken out',
  ask: 'Ask AWS',
  again: 'Ask again',
  lead: 'DescribeInstances for this instance, and its user data, unpacked.',
  asked: 'Asked',
  command: 'The command that asks the same',
  answer: 'Answer of DescribeInstances',
  userData: 'User data',
  noUserData: 'It has no user data.',
  withheld: 'The user data is not shown, because not all of it could be read:',
  what: 'what AWS says',
} as const;

export const instanceWords = {
  headline,
  timeline,
  detail,
  aws,
  title: 'Instances',
  exemptions: 'Exemptions',
  table: 'Instances',
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
