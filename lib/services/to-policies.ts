import { z } from 'zod';
import type { RolePolicy } from '#lib/api/schemas.ts';
import type { GroupRow, PolicyRow } from '#lib/db/read-permissions.ts';
import { nameInArn } from '#lib/domain/name-in-arn.ts';
import type { Context } from './context.ts';
import { shownJson } from './read-masking.ts';

const storedDocuments = z.record(z.string(), z.unknown()).catch({});

/** Who has policies: a role, a user or a group. */
type Holder = {
  inlinePolicies: unknown;
  attachedPolicyArns: readonly string[];
  permissionsBoundary?: string | null;
};

/** The managed policies that some of them have, boundaries among them, by ARN. */
export function managedPoliciesOf(holders: readonly Holder[]): string[] {
  return holders.flatMap(({ attachedPolicyArns, permissionsBoundary }) => [
    ...attachedPolicyArns,
    ...(permissionsBoundary ? [permissionsBoundary] : []),
  ]);
}

/**
 * The policies of a role or a user: its own, those of its groups, and the boundary.
 *
 * @param seen the managed policies that were seen, of those that `managedPoliciesOf` names
 */
export function toPolicies(
  ctx: Context,
  holder: Holder,
  groups: readonly GroupRow[],
  seen: readonly PolicyRow[],
): RolePolicy[] {
  const byArn = new Map(seen.map((policy) => [policy.policyArn, policy]));
  const managed = (kind: RolePolicy['kind'], policyArn: string): RolePolicy => {
    const policy = byArn.get(policyArn);
    const document = policy?.document ?? null;
    return {
      ...{ kind, policyArn, name: policy?.policyName ?? nameInArn(policyArn) },
      isAwsManaged: /^arn:[^:]+:iam::aws:/.test(policyArn),
      versionId: policy?.defaultVersionId ?? null,
      isCollected: document !== null,
      document: shownJson(ctx, document),
    };
  };
  const own = ({ inlinePolicies, attachedPolicyArns }: Holder): RolePolicy[] => [
    ...Object.entries(storedDocuments.parse(inlinePolicies)).map(
      ([name, document]): RolePolicy => ({
        ...{ kind: 'inline', name, policyArn: null, isAwsManaged: false, versionId: null },
        isCollected: document !== null,
        document: shownJson(ctx, document),
      }),
    ),
    ...attachedPolicyArns.map((policyArn) => managed('attached', policyArn)),
  ];
  const { permissionsBoundary } = holder;
  return [
    ...own(holder),
    ...groups.flatMap((group) => own(group).map((policy) => ({ ...policy, group: group.groupName }))),
    ...(permissionsBoundary ? [managed('boundary', permissionsBoundary)] : []),
  ];
}
