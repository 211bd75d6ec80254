import type { Range } from '#lib/queries/span.ts';

const ranges: Record<Range, string> = {
  '7d': '7 days',
  '30d': '30 days',
  '90d': '90 days',
  '1y': '1 year',
};

export const scopeWords = {
  account: 'Account',
  allAccounts: 'All accounts',
  region: 'Region',
  allRegions: 'All regions',
  owner: 'Owner',
  allOwners: 'All owners',
  range: 'Range',
  ranges,
  custom: 'Custom',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  days: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
  leftOut: 'Left out of the address, because nothing here is called so:',
  cleanAddress: 'Clean the address',
  asOf: 'As of',
  printed: 'Printed',
  now: 'now',
  asOfHint: 'See everything as it was on a day',
  timeTravel: (time: string) => `You see everything as it was on ${time}.`,
  backToNow: 'Back to now',
  notCollected: 'Nothing had been collected then',
  notCollectedHint: (start: string) => `Monitoring began on ${start}. Choose that day or a later one.`,
} as const;
