import { DAY } from '../estate/durations.ts';
import type { Account, Role } from '../estate/model.ts';
import { servicesOf, usesService } from '../estate/service-uses.ts';

const WEEK = 7 * DAY;
const WINDOW = 90 * DAY;

/** Roles of an account for instances, and those of them that are shared as each of the roll calls (ascending) shows them. */
type Watched = {
  readonly roles: readonly Role[];
  readonly shared: readonly ReadonlySet<Role>[];
  readonly rollCalls: readonly number[];
};

/**
 * The roles that are known to use less than they may. A roll call asks which services a role uses if the one before showed a fault
 * in its permissions or its sharing, and one a day or more ago the first of them; and a week later again.
 */
export function idleRoles(account: Account, { roles, shared, rollCalls }: Watched): Role[] {
  return roles.filter((role) => {
    if (!hasIdleService(account, role)) return false;
    const isFaulty = (index: number) => role.breaks.length > 0 || shared[index]?.has(role) === true;
    const first = rollCalls.find((_, index) => isFaulty(index)) ?? Number.POSITIVE_INFINITY;
    let askedAt = Number.NEGATIVE_INFINITY;
    for (const [index, at] of rollCalls.entries()) {
      if (index === 0 || !isFaulty(index - 1) || first > at - DAY || askedAt > at - WEEK) continue;
      askedAt = at;
      if (role.createdAt <= at - WINDOW) return true;
    }
    return false;
  });
}

/** Whether there is a service that it may use and never does. */
function hasIdleService(account: Account, role: Role): boolean {
  return servicesOf(account, role).some((service) => !usesService(role, service));
}
