import type { ResourceKind } from '#lib/domain/inventory.ts';

/** What a collection counts, in words: one, and several. `userData` are looks at user data. */
const names: Record<ResourceKind | 'userData', [one: string, several: string]> = {
  instances: ['instance', 'instances'],
  launchTemplateVersions: ['launch template version', 'launch template versions'],
  instanceProfiles: ['instance profile', 'instance profiles'],
  roles: ['role', 'roles'],
  policies: ['policy', 'policies'],
  users: ['user', 'users'],
  groups: ['group', 'groups'],
  accessKeys: ['access key', 'access keys'],
  exposures: ['exposed credential', 'exposed credentials'],
  userData: ['look at user data', 'looks at user data'],
};

const order = Object.keys(names);

/**
 * A collection's counts in words, one a kind: `2,000 instances`, `1 launch template version`. Kinds stand in an order of their
 * own: several are read at once, and whichever comes first is counted first.
 */
export function describeResources(resources: Readonly<Record<string, number>>): string[] {
  const inOrder = Object.entries(resources).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return inOrder.map(([kind, count]) => {
    const [one, several] = names[kind as keyof typeof names] ?? [kind, kind];
    return `${count.toLocaleString('en-US')} ${count === 1 ? one : several}`;
  });
}
