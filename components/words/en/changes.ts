import { countOf, formatCount } from '#components/format/numbers.ts';
import type { ChangesSummary } from '#lib/api/schemas.ts';

type ChangeEvent = ChangesSummary['totals'][number]['event'];

const instances = (count: number) => countOf(count, 'instance');
const keys = (count: number) => countOf(count, 'access key');

const events: Record<ChangeEvent, (count: number) => string> = {
  'instance-got-role': (count) => `${instances(count)} got a role`,
  'instance-lost-role': (count) => `${instances(count)} lost ${count === 1 ? 'its' : 'their'} role`,
  'instance-appeared-without-role': (count) => `${formatCount(count)} launched without a role`,
  'instance-appeared-with-role': (count) => `${formatCount(count)} launched with one`,
  'instance-profile-changed': (count) => `${instances(count)} changed profile`,
  'instance-gone': (count) => `${instances(count)} gone`,
  'instance-state-changed': (count) => `${instances(count)} started or stopped`,
  'access-key-appeared': (count) => `${keys(count)} created`,
  'access-key-deactivated': (count) => `${keys(count)} deactivated`,
  'access-key-activated': (count) => `${keys(count)} activated again`,
  'access-key-gone': (count) => `${keys(count)} deleted`,
  'finding-opened': (count) => `${countOf(count, 'finding')} opened`,
  'finding-resolved': (count) => `${countOf(count, 'finding')} resolved`,
};

/** What has changed, in plain sentences. */
export const changeWords = {
  title: 'What changed',
  what: 'the changes',
  since: 'since',
  sinceDay: 'Since which day',
  yesterday: 'Yesterday',
  weekAgo: 'A week ago',
  start: 'Start of the span',
  all: 'Everybody',
  events,
  /** Where none launched with a role, `one` would refer to nothing. */
  launchedWithRole: (count: number) => `${formatCount(count)} launched with a role`,
  noneTitle: 'Nothing changed',
  none: 'No instance, key or finding differs. Choose an earlier day.',
  nothingSeen: 'Choose a day before the one that you look at.',
  more: (count: number) => ` and ${formatCount(count)} more`,
  omitted: (count: number) =>
    `${countOf(count, 'more owner')}, for whom less got worse, ${count === 1 ? 'is' : 'are'} counted in “Everybody” only.`,
} as const;
