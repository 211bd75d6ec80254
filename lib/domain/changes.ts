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

/** The same as one tells it to somebody else, what matters most first. */
export const changeEvents = [
  'instance-got-role',
  'instance-lost-role',
  'instance-appeared-without-role',
  'instance-appeared-with-role',
  'instance-profile-changed',
  'instance-gone',
  'instance-state-changed',
  'access-key-appeared',
  'access-key-deactivated',
  'access-key-activated',
  'access-key-gone',
  'finding-opened',
  'finding-resolved',
] as const;

export type ChangeEvent = (typeof changeEvents)[number];

/** What made matters worse, the worst first: instances without a role, keys that work, findings. */
export const setbacks: readonly (readonly ChangeEvent[])[] = [
  ['instance-lost-role', 'instance-appeared-without-role'],
  ['access-key-appeared', 'access-key-activated'],
  ['finding-opened'],
];
