import {
  type CollectorAction,
  collectorActions,
  collectorPermissions,
  isCollectorAction,
  minimalPolicy,
  type PolicyDocument,
} from './minimal-policy.ts';

/** A permission that a collection lacked, what it is needed for, and the statement of a policy that grants it. */
export type MissingPermission = {
  action: string;
  purpose: string | null;
  /** Null where a statement alone does not mend it: a role that may not be assumed has a trust policy too. */
  statement: PolicyDocument['Statement'][number] | null;
};

/** The permission whose lack an issue tells of; null if it is about something else. */
export function missingPermission({
  code,
  action,
}: {
  code: string;
  action?: string | undefined;
}): MissingPermission | null {
  if (code !== 'access-denied' || action === undefined) return null;
  if (!isCollectorAction(action)) return { action, purpose: null, statement: null };
  const [statement = null] = minimalPolicy([action]).Statement;
  return { action, purpose: collectorPermissions[action], statement };
}

/** One policy that grants everything whose lack these issues tell of; null if they tell of none. */
export function mendingPolicy(
  issues: readonly { code: string; action?: string | undefined }[],
): PolicyDocument | null {
  const lacking = new Set<CollectorAction>();
  for (const { code, action } of issues) {
    if (code === 'access-denied' && action !== undefined && isCollectorAction(action)) lacking.add(action);
  }
  return lacking.size === 0 ? null : minimalPolicy(collectorActions.filter((action) => lacking.has(action)));
}
