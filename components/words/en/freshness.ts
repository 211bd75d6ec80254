export const freshnessWords = {
  unknown: 'How fresh this is could not be read',
  neverSeen: 'Some scopes were never seen completely',
  atPresent: 'At present:',
  oldestOf: (scopes: string) => `Oldest of ${scopes} seen`,
  notRefreshed: 'not refreshed',
  stale: 'stale',
  partial: 'partial',
  failed: 'failed',
  neverComplete: ', never seen completely',
  lastComplete: ', last complete',
} as const;
