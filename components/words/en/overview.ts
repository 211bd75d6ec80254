/** How the first page cuts what it shows. */
export const overviewWords = {
  view: 'How it is shown',
  interval: 'A point for each',
  intervals: { auto: 'Automatic', day: 'By day', week: 'By week', month: 'By month' },
  by: 'Split',
  splits: {
    none: 'All in one',
    account: 'Split by account',
    region: 'Split by region',
    owner: 'Split by owner',
  },
  compare: 'Compare',
  compareWith: (span: string) => `with the ${span} before`,
  before: (span: string) => `${span} before`,
} as const;
