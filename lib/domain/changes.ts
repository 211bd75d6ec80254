/** What can differ between two snapshots. */
export const changeKinds = [
  'instance-appeared',
  'instance-gone',
  'instance-profile-changed',
  'instance-state-changed',
  'access-key-appeared',
  'access-key-gone',
  'access-key-status-changed',
  'finding-opened',
  'finding-resolved',
] as const;

export type ChangeKind = (typeof changeKinds)[number];
