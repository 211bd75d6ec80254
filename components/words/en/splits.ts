/** A metric that is split into lines. */
export const splitWords = {
  /** What of a metric is drawn when it is split. */
  splitAsides: {
    'role-coverage': 'coverage',
    mttr: 'mean',
    'access-keys': 'active keys',
    'exposed-credentials': 'open findings',
  },
  by: { account: 'by account', region: 'by region', owner: 'by owner' },
  noneHere: {
    'access-keys': 'Keys belong to accounts, not to regions. Split by account or owner.',
    other: 'Nothing here to split. Choose a longer span or fewer filters.',
  },
  splitSummary: (name: string, count: number, by: string) => `${name} ${by}, ${count} lines`,
  lastFigures: (figures: readonly string[]) => `The newest figures: ${figures.join(', ')}.`,
  lastFigure: (label: string, newest: { point: string; figure: string } | null) =>
    newest === null ? `${label} no data` : `${label} ${newest.figure} (${newest.point})`,
} as const;
