import type { Estate } from '../estate/estate.ts';
import { iamId } from '../estate/identities.ts';
import type { Account, Role, Tag } from '../estate/model.ts';

type Order = {
  readonly name: string;
  readonly service: string;
  readonly tags?: readonly Tag[];
  readonly inline?: Role['inlinePolicies'];
  readonly managed?: readonly string[];
  readonly boundaryArn?: string | null;
  readonly breaks?: Role['breaks'];
};

/** CreateRole with its policies; `service` is who may assume it: an AWS service or the ARN of an account. */
export function createRole(estate: Estate, account: Account, order: Order): Role {
  const random = estate.chance(`roles-of-${account.id}`);
  const role: Role = {
    name: order.name,
    id: iamId(estate, 'AROA'),
    path: order.service === 'lambda.amazonaws.com' ? '/service-role/' : '/',
    createdAt: estate.startsAt - random.integer(60 * 86_400, 900 * 86_400) * 1000,
    tags: order.tags ?? [],
    trustedService: order.service,
    inlinePolicies: order.inline ?? [],
    managedPolicyArns: order.managed ?? [],
    boundaryArn: order.boundaryArn ?? null,
    breaks: order.breaks ?? [],
    lastUsedAt: random.chance(0.8) ? estate.startsAt - random.integer(60, 3600) * 60_000 : null,
  };
  account.roles.push(role);
  return role;
}

/** Roles that have nothing to do with EC2, up to the number wanted in the account. */
export function addOtherRoles(estate: Estate, account: Account, wanted: number): void {
  const random = estate.chance(`other-roles-${account.id}`);
  for (let number = 1; account.roles.length < wanted; number++)
    createRole(estate, account, {
      name: `${random.pick(['thumbnails', 'billing-export', 'webhooks', 'audit-log', 'nightly'])}-${number}`,
      service: random.pick(['lambda.amazonaws.com', 'ecs-tasks.amazonaws.com', 'codebuild.amazonaws.com']),
    });
}
