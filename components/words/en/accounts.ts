import { countOf, formatCount } from '#components/format/numbers.ts';

export const accountsWords = {
  title: 'Accounts',
  panel: 'Monitored accounts',
  what: 'the accounts',
  aside: (count: number) => countOf(count, 'account'),
  columns: {
    account: 'Account',
    coverage: 'Role coverage',
    uncovered: 'Without a role',
    keys: 'Active keys',
    findings: 'Open findings',
    regions: 'Regions',
    scopes: 'Scopes',
    complete: 'Last complete',
  },
  stale: (stale: number, all: number) =>
    stale === 0 ? `${formatCount(all)} fresh` : `${formatCount(stale)} of ${formatCount(all)} stale`,
  never: 'never',
  one: 'the account',
  notFoundTitle: (id: string) => `Account ${id} is not monitored`,
  notFound: 'It may have another id, or credentials that Rolecall was not given.',
  list: 'accounts',
  search: 'Find an account',
  nothingFound: 'No account is called so',
  nothingFoundHint: 'Neither its id nor its name.',
  monitored: 'Monitored since',

  emptyTitle: 'No account is monitored yet',
  empty:
    'Give Rolecall credentials, or name accounts in rolecall.yaml; rolecall doctor says what is missing.',
  findings: (count: number, critical: number) =>
    critical > 0 ? `${formatCount(count)}, ${formatCount(critical)} critical` : formatCount(count),
} as const;
