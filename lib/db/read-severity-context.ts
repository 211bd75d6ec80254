import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { PermissionStanding } from '#lib/domain/policy/permission-class.ts';
import type { FindingDraft } from '#lib/domain/rules/rule.ts';

const { sql } = Prisma;

/** What is asked of a finding's surroundings. */
export type ContextQuestion = Pick<FindingDraft, 'fingerprint' | 'region' | 'resourceKind'> & {
  /** The id of the resource without its version: `lt-0abc` of `lt-0abc:3`. */
  resourceId: string;
  /** The access key that it is about. */
  accessKeyId: string | null;
};

/** What the inventory shows around a finding; null where it shows nothing. */
export type ContextRow = {
  fingerprint: string;
  publicIp: string | null;
  /** The name of the role that the instance carries, if a finding calls that an administrator. */
  administratorRole: string | null;
  tags: unknown;
  /** When its key, if that is active, was last used. */
  keyUsedAt: Date | null;
  /** The user whose key that is, and what this one's permissions amount to. */
  keyUser: string | null;
  keyUserStanding: PermissionStanding | null;
  launchTemplateId: string | null;
  autoScalingGroup: string | null;
};

/**
 * What stands around findings of an account now: their instance, template or role with its tags, the role of the instance, a public
 * address of any instance that carries the role, and the last use of their key and its user while it is active. In one query, however many they are.
 */
export async function readSeverityContext(
  tx: Transaction,
  accountId: string,
  questions: readonly ContextQuestion[],
): Promise<ContextRow[]> {
  if (questions.length === 0) return [];
  return tx.$queryRaw`
    WITH asked AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
        AS q(fingerprint text, region text, "resourceKind" text, "resourceId" text, "accessKeyId" text)),
    ${facingInternet(accountId)}
    SELECT q.fingerprint, coalesce(i.public_ip, face.public_ip) AS "publicIp", CASE WHEN EXISTS (
        SELECT 1 FROM findings a
        WHERE a.account_id = ${accountId} AND a.resource_id = p.role_arn AND a.rule_id = 'role-administrator'
          AND a.state <> 'resolved') THEN split_part(p.role_arn, '/', -1) END AS "administratorRole",
      coalesce(i.tags, l.tags, r.tags) AS tags, k.last_used_at AS "keyUsedAt",
      k.user_name AS "keyUser", k.standing AS "keyUserStanding",
      coalesce(i.launch_template_id, CASE WHEN q."resourceKind" = 'launch-template' THEN q."resourceId" END) AS "launchTemplateId",
      i.auto_scaling_group AS "autoScalingGroup"
    FROM asked q
    LEFT JOIN instances i ON q."resourceKind" = 'instance' AND i.account_id = ${accountId} AND i.region = q.region
      AND i.instance_id = q."resourceId" AND i.valid_to IS NULL
    LEFT JOIN instance_profiles p ON p.account_id = ${accountId} AND p.profile_arn = i.profile_arn AND p.valid_to IS NULL
      AND i.http_endpoint IS DISTINCT FROM 'disabled'
    LEFT JOIN LATERAL (
      SELECT v.tags FROM launch_template_versions v
      WHERE q."resourceKind" = 'launch-template' AND v.account_id = ${accountId} AND v.region = q.region
        AND v.template_id = q."resourceId" AND v.valid_to IS NULL
      ORDER BY v.version_number DESC LIMIT 1) l ON true
    LEFT JOIN roles r ON q."resourceKind" = 'role' AND r.account_id = ${accountId} AND r.role_arn = q."resourceId"
      AND r.valid_to IS NULL
    LEFT JOIN facing face ON q."resourceKind" = 'role' AND face.role_arn = q."resourceId"
    LEFT JOIN LATERAL (
      SELECT v.last_used_at, v.user_name, s.standing FROM access_keys v
      LEFT JOIN users u ON u.account_id = v.account_id AND u.user_name = v.user_name AND u.valid_to IS NULL
      LEFT JOIN permission_assessments s ON s.account_id = u.account_id AND s.principal_arn = u.user_arn AND s.valid_to IS NULL
      WHERE v.access_key_id = q."accessKeyId" AND v.is_active AND v.valid_to IS NULL
        AND (q."resourceKind" <> 'access-key' OR v.account_id = ${accountId})
      ORDER BY v.last_used_at DESC NULLS LAST LIMIT 1) k ON true`;
}

/** `WITH` part: the lowest public address of the instances that carry a role that is asked about. */
function facingInternet(accountId: string): Prisma.Sql {
  return sql`facing AS MATERIALIZED (
    SELECT p.role_arn, min(i.public_ip) AS public_ip
    FROM instance_profiles p
    JOIN instances i ON i.account_id = p.account_id AND i.profile_arn = p.profile_arn AND i.valid_to IS NULL
      AND i.public_ip IS NOT NULL AND i.http_endpoint IS DISTINCT FROM 'disabled'
    WHERE p.account_id = ${accountId} AND p.valid_to IS NULL
      AND p.role_arn IN (SELECT "resourceId" FROM asked WHERE "resourceKind" = 'role')
    GROUP BY p.role_arn)`;
}
