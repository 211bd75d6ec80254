import type { Instance, Role } from '../estate/model.ts';
import { observe } from './observation.ts';
import { ownerOfTags } from './owner-of-tags.ts';

/** Who carries a role: services and owners by name, and whether some instance says nothing of its service. */
type Carriers = { services: Set<string>; owners: Set<string>; strangers: number; instances: number };

/**
 * The roles that different services, or different owners, have running instances of, as each of the roll calls (ascending)
 * shows them. Where that hangs on an instance which nobody tagged, it is as it was before.
 */
export function sharedRoles(
  instances: readonly Instance[],
  rollCalls: readonly number[],
): ReadonlySet<Role>[] {
  let shared: ReadonlySet<Role> = new Set();
  return rollCalls.map((rollCall) => {
    const before = shared;
    const carried = carriersAt(instances, rollCall);
    shared = new Set(
      [...carried].filter(([role, carriers]) => isShared(carriers) ?? before.has(role)).map(([role]) => role),
    );
    return shared;
  });
}

function carriersAt(instances: readonly Instance[], at: number): Map<Role, Carriers> {
  const carried = new Map<Role, Carriers>();
  for (const instance of instances) {
    const seen = observe(instance, at);
    if (seen?.phase !== 'running' || seen.role === null) continue;
    const carriers = carried.get(seen.role) ?? {
      services: new Set(),
      owners: new Set(),
      strangers: 0,
      instances: 0,
    };
    const service = instance.tags.find(([key]) => key === 'service')?.[1];
    const owner = ownerOfTags(instance.tags);
    if (service === undefined) carriers.strangers += 1;
    else carriers.services.add(service);
    if (owner !== 'unowned') carriers.owners.add(owner);
    carriers.instances += 1;
    carried.set(seen.role, carriers);
  }
  return carried;
}

/** Null where it cannot be told. */
function isShared({ services, owners, strangers, instances }: Carriers): boolean | null {
  if (services.size > 1 || owners.size > 1) return true;
  return strangers > 0 && instances > 1 ? null : false;
}
