export const badgeWords = {
  coverage: {
    covered: 'has a role',
    'no-profile': 'no profile',
    'empty-profile': 'empty profile',
    unknown: 'unknown',
    'not-eligible': 'not running',
    exempt: 'exempt',
  },
  keyStatus: { active: 'active', inactive: 'inactive' },
  findingState: {
    open: 'open',
    acknowledged: 'acknowledged',
    'in-progress': 'in progress',
    muted: 'muted',
    resolved: 'resolved',
  },
} as const;
