import { type ActionCatalogue, actionName } from '#lib/domain/policy/action-catalogue.ts';
import {
  type ActionSet,
  actionsIn,
  countActions,
  inBoth,
  isNone,
  without,
} from '#lib/domain/policy/action-set.ts';
import {
  allowing,
  type EffectivePermissions,
  type LiveStatement,
  weakeningsOf,
} from '#lib/domain/policy/effective-permissions.ts';
import type { Claim, ClassClaim } from '#lib/domain/policy/permission-analysis.ts';
import type { PermissionClass } from '#lib/domain/policy/permission-class.ts';

/** What claims are made from. */
export type Given = { catalogue: ActionCatalogue; permissions: EffectivePermissions };

const mostActions = 40;
const mostStatements = 25;

/**
 * That a role or a user has some permissions. Sure if all of them are; the sure ones are named first.
 *
 * @param causes the statements to name; without them, all that allow any of the actions
 */
export function claimOf(
  { catalogue, permissions }: Given,
  set: ActionSet,
  causes: readonly LiveStatement[] = allowing(permissions, set),
): Claim {
  const unsure = without(set, permissions.sure);
  const names = [...first(inBoth(set, permissions.sure)), ...first(unsure)].slice(0, mostActions);
  return {
    isSure: isNone(unsure),
    actions: names.map((index) => actionName(catalogue, index)),
    actionCount: countActions(set),
    causes: causes.slice(0, mostStatements).map(({ place }) => place),
    weakenedBy: weakeningsOf(permissions, set).slice(0, mostStatements),
  };
}

function first(set: ActionSet): number[] {
  const found: number[] = [];
  for (const index of actionsIn(set)) if (found.push(index) === mostActions) break;
  return found;
}

/** A claim as that of a class. */
export function classClaim(name: PermissionClass, claim: Claim, more: Partial<ClassClaim> = {}): ClassClaim {
  return { class: name, ...claim, paths: [], services: [], serviceCount: 0, ...more };
}
