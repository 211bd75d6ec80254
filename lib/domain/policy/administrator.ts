import type { ActionCatalogue } from '#lib/domain/policy/action-catalogue.ts';
import {
  type ActionSet,
  addAll,
  countActions,
  hasAction,
  inBoth,
  noActions,
  without,
} from '#lib/domain/policy/action-set.ts';
import { claimOf, classClaim, type Given } from '#lib/domain/policy/claim.ts';
import type { EffectivePermissions, LiveStatement } from '#lib/domain/policy/effective-permissions.ts';
import type { ClassClaim } from '#lib/domain/policy/permission-analysis.ts';

/** Of all actions that AWS knows, how many an administrator may do at least: small exceptions are no disguise. */
const administratorShare = 0.9;

/** With all of any of these, what is missing can be had. */
const selfGrants: readonly (readonly string[])[] = [
  ['iam:PutRolePolicy'],
  ['iam:AttachRolePolicy'],
  ['iam:CreatePolicyVersion'],
  ['iam:PutUserPolicy', 'iam:CreateAccessKey'],
  ['iam:AttachUserPolicy', 'iam:CreateAccessKey'],
];

/** That a role or a user is an administrator: it may do nine tenths of everything, and give itself the rest. */
export function administratorClaim(given: Given): ClassClaim | null {
  const { catalogue, permissions } = given;
  if (!isAdministrator(catalogue, permissions.any)) return null;
  const isSure = isAdministrator(catalogue, permissions.sure);
  const set = isSure ? permissions.sure : permissions.any;
  const causes = makingAdministrator(catalogue, permissions, set);
  return { ...classClaim('administrator', claimOf(given, set, causes)), isSure };
}

function isAdministrator({ indexes, names }: ActionCatalogue, set: ActionSet): boolean {
  if (countActions(set) < administratorShare * names.length) return false;
  const has = (name: string) => hasAction(set, indexes.get(name.toLowerCase()) ?? -1);
  return selfGrants.some((actions) => actions.every(has));
}

/** Each statement that is enough by itself; if none is, as few as it takes. */
function makingAdministrator(
  catalogue: ActionCatalogue,
  { allows }: EffectivePermissions,
  set: ActionSet,
): LiveStatement[] {
  const alone = allows.filter(({ any }) => isAdministrator(catalogue, inBoth(any, set)));
  if (alone.length > 0) return alone;
  const gathered = noActions(catalogue.names.length);
  const taken: LiveStatement[] = [];
  while (!isAdministrator(catalogue, gathered)) {
    const most = addingMost(allows, without(set, gathered));
    if (most === null) break;
    taken.push(most);
    addAll(gathered, inBoth(most.any, set));
  }
  return taken;
}

function addingMost(statements: readonly LiveStatement[], missing: ActionSet): LiveStatement | null {
  let [most, best]: [number, LiveStatement | null] = [0, null];
  for (const statement of statements) {
    const added = countActions(inBoth(statement.any, missing));
    if (added > most) [most, best] = [added, statement];
  }
  return best;
}
