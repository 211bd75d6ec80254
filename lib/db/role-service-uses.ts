import type { Database, Transaction } from '#lib/db/client.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';

/** When a role last used each service that it may use and that AWS tracks. */
export type RoleUsesRow = {
  roleArn: string;
  services: readonly { service: string; lastUsedAt: Date | null }[];
};

/** The findings for which it is worth to know what of its permissions a role uses. */
const flagging: RuleId[] = [
  'role-administrator',
  'role-privilege-escalation',
  'role-excessive-permissions',
  'role-shared-across-workloads',
];

const mostRoles = 100;

/**
 * The roles of which to ask which services they use: flagged for a day (one that is mended at once need not be asked for), not
 * asked for within a week or with other permissions since. The longest waiting first, at most 100 a collection.
 */
export async function readRolesDue(db: Database, accountId: string, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ roleArn: string }[]>`
    SELECT r.role_arn AS "roleArn" FROM roles r
    LEFT JOIN role_service_uses u
      ON u.account_id = r.account_id AND u.role_arn = r.role_arn AND u.valid_to IS NULL
    LEFT JOIN permission_assessments a
      ON a.account_id = r.account_id AND a.principal_arn = r.role_arn AND a.valid_to IS NULL
    WHERE r.account_id = ${accountId} AND r.valid_to IS NULL AND r.ec2_assumable
      AND (u.looked_at IS NULL OR u.looked_at <= ${now}::timestamptz - interval '7 days' OR u.looked_at < a.valid_from)
      AND EXISTS (
        SELECT 1 FROM findings f
        WHERE f.account_id = r.account_id AND f.resource_id = r.role_arn AND f.rule_id = ANY(${flagging})
          AND f.state <> 'resolved' AND f.opened_at <= ${now}::timestamptz - interval '1 day')
    ORDER BY u.looked_at NULLS FIRST, r.role_arn LIMIT ${mostRoles}::int`;
  return rows.map(({ roleArn }) => roleArn);
}

/** Keeps what was found of the services that roles use: what is as it was makes no version. */
export async function writeRoleUses(
  tx: Transaction,
  accountId: string,
  at: Date,
  uses: readonly RoleUsesRow[],
): Promise<void> {
  if (uses.length === 0) return;
  const rows = uses.map(({ roleArn, services }) => ({
    roleArn,
    services: Object.fromEntries(services.map(({ service, lastUsedAt }) => [service, lastUsedAt])),
  }));
  const given = JSON.stringify(rows);
  await tx.$executeRaw`
    UPDATE role_service_uses u SET valid_to = ${at}
    FROM jsonb_to_recordset(${given}::jsonb) AS g("roleArn" text, services jsonb)
    WHERE u.account_id = ${accountId} AND u.role_arn = g."roleArn" AND u.valid_to IS NULL
      AND u.valid_from < ${at} AND u.services <> g.services`;
  await tx.$executeRaw`
    INSERT INTO role_service_uses AS u (account_id, role_arn, valid_from, looked_at, services)
    SELECT ${accountId}, "roleArn", ${at}, ${at}, services
    FROM jsonb_to_recordset(${given}::jsonb) AS g("roleArn" text, services jsonb)
    ON CONFLICT (account_id, role_arn) WHERE valid_to IS NULL
      DO UPDATE SET looked_at = excluded.looked_at, services = excluded.services`;
}

/** What is known of the services that a role uses, and the role as it is. */
export type RoleUseSubject = {
  roleArn: string;
  roleName: string;
  createdAt: Date | null;
  owner: string;
  lookedAt: Date;
  services: unknown;
};

/**
 * The current roles of an account of which it is known which services they use.
 *
 * @param roleArns null: all of them
 */
export async function readRoleUseSubjects(
  tx: Transaction,
  accountId: string,
  roleArns: readonly string[] | null,
): Promise<RoleUseSubject[]> {
  return tx.$queryRaw`
    SELECT r.role_arn AS "roleArn", r.role_name AS "roleName", r.created_at AS "createdAt", r.owner,
      u.looked_at AS "lookedAt", u.services
    FROM role_service_uses u
    JOIN roles r ON r.account_id = u.account_id AND r.role_arn = u.role_arn AND r.valid_to IS NULL
    WHERE u.account_id = ${accountId} AND u.valid_to IS NULL
      AND (${roleArns === null} OR u.role_arn = ANY(${[...(roleArns ?? [])]}::text[]))`;
}
