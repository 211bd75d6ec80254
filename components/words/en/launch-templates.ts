import type { LaunchTemplateDetail } from '#lib/api/schemas.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';

type Version = Pick<LaunchTemplateDetail['versions'][number], 'httpTokens' | 'httpEndpoint'>;
type Change = LaunchTemplateDetail['history'][number]['changes'][number];

/** `web` of an instance profile's ARN or name. */
function profileName(profile: string | null): string {
  return profile === null ? 'none' : nameInArn(profile);
}

export const templateWords = {
  title: 'Launch templates',
  list: 'launch templates',
  what: 'the launch templates',
  one: 'the launch template',
  of: (count: string, isOne: boolean) => (isOne ? '1 template' : `${count} templates`),
  search: 'Name or id',
  columns: {
    template: 'Launch template',
    produces: 'What it produces',
    running: 'Running',
    default: 'Default version',
    latest: 'Latest version',
    tokens: 'IMDSv2',
    created: 'Changed',
    region: 'Region',
    owner: 'Owner',
    account: 'Account',
  },
  profile: 'Instance profile',
  anyProfile: 'With and without a profile',
  none: 'A current version without one',
  named: 'All current versions with one',
  produces: (uncovered: string, isOne: boolean) =>
    isOne ? 'produces 1 instance without a role' : `produces ${uncovered} instances without a role`,
  produced: (uncovered: string, isOne: boolean) =>
    isOne ? '1 of its instances has no role' : `${uncovered} of its instances have no role`,
  producesCovered: 'its instances have roles',
  producesUnknown: (count: string) => `of ${count} instances it is not known`,
  producesNothing: 'no running instance',
  version: (number: number, profile: string | null) =>
    `v${number}: ${profile === null ? 'no profile' : profileName(profile)}`,
  tokens: ({ httpTokens, httpEndpoint }: Version) =>
    httpEndpoint === 'disabled' ? 'service off' : (httpTokens ?? 'not set'),
  tokensOff:
    'Its metadata service is off (HttpEndpoint is disabled): what it launches cannot get the credentials of a role there.',
  profileName,
  empty: 'No launch template matches. Clear the filters, or choose another account, region, owner or time.',
  detail: {
    missing: (id: string) => `There is no launch template ${id}`,
    facts: 'What is known',
    id: 'Id',
    region: 'Region',
    account: 'Account',
    owner: 'Owner',
    running: 'Running instances from it',
    uncovered: 'Without a role',
    unknown: 'Not known',
    versions: 'Versions that matter',
    versionsAside: 'the default, the latest, and those that instances came from',
    versionColumns: {
      version: 'Version',
      state: 'Is',
      profile: 'Instance profile',
      tokens: 'IMDSv2 tokens',
      type: 'Type',
      image: 'Image',
      created: 'Created',
    },
    default: 'default',
    latest: 'latest',
    inUse: 'in use',
    noProfile: 'none',
    instances: 'Instances that came from it',
    instancesAside: (running: string) => `${running} running, those without a role first`,
    noInstances: 'No running instance came from it',
    noInstancesHint: 'What it would produce stands under its versions.',
    findings: 'Findings',
    history: 'History',
    tags: 'Tags',
    ofVersion: (number: number, sentence: string) => `v${number}: ${sentence}`,
  },
  change: (change: Change): string => {
    switch (change.kind) {
      case 'appeared':
        return 'first seen as default, as latest or in use.';
      case 'gone':
        return 'neither default nor latest nor in use any more, or deleted.';
      case 'default-set':
        return 'became the default.';
      case 'default-unset':
        return 'is not the default any more.';
      case 'latest-set':
        return 'became the latest.';
      case 'latest-unset':
        return 'is not the latest any more.';
      case 'profile-changed':
        return `instance profile changed from ${profileName(change.before)} to ${profileName(change.after)}.`;
      case 'http-tokens-changed':
        return `IMDSv2 tokens changed from ${change.before ?? 'not set'} to ${change.after ?? 'not set'}.`;
      case 'user-data-changed':
        return 'user data changed.';
      case 'name-changed':
        return `renamed from ${change.before} to ${change.after}.`;
      case 'owner-changed':
        return `owner changed from ${change.before} to ${change.after}.`;
      case 'tag-added':
        return `tag ${change.subject} = ${change.after} added.`;
      case 'tag-removed':
        return `tag ${change.subject} = ${change.before} removed.`;
      case 'tag-changed':
        return `tag ${change.subject} changed from ${change.before} to ${change.after}.`;
    }
  },
} as const;
