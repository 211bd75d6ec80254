import { countOf, formatCount } from '#components/format/numbers.ts';

/** Owners and accounts side by side, and which of them moved. */
export const standingWords = {
  titles: { owner: 'Owners by coverage', account: 'Accounts by coverage' },
  aside: 'the lowest first',
  what: { owner: 'the owners', account: 'the accounts' },
  name: { owner: 'Owner', account: 'Account' },
  coverage: 'Coverage',
  without: 'Without a role',
  unknown: (count: number) => `${formatCount(count)} unknown`,
  of: (covered: number, eligible: number) =>
    `${formatCount(covered)} of ${countOf(eligible, 'instance')} with a role`,
  showAll: {
    owner: (count: number) => `All ${formatCount(count)} owners`,
    account: (count: number) => `All ${formatCount(count)} accounts`,
  },
  noneTitle: 'No instances to cover',
  none: 'Nothing runs in this scope, or nothing has been collected yet.',
  movers: 'Movers',
  moversAside: 'owners with the biggest change',
  against: 'Against',
  againsts: { yesterday: 'the day before', start: 'the start of the span' },
  moversWhat: 'the movers',
  coverageMovers: 'Instances without a role',
  keyMovers: 'Active access keys',
  noMovers: 'Nobody moved.',
  nothingBefore: 'There are no figures to compare with.',
  fewer: (count: number) => `${formatCount(count)} fewer`,
  more: (count: number) => `${formatCount(count)} more`,
  fromTo: (before: string, now: string) => `${before} → ${now}`,
  fromToSpoken: (before: string, now: string) => `from ${before} to ${now}`,
  days: (before: string, now: string) => `${before} to ${now}`,
} as const;
