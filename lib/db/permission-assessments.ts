import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { PolicyName } from '#lib/domain/policy/permission-analysis.ts';
import type { PermissionStanding } from '#lib/domain/policy/permission-class.ts';

const { empty, raw, sql } = Prisma;

/** The SHA-256 of a JSON column or expression, as text. */
function digestOf(json: Prisma.Sql): Prisma.Sql {
  return sql`encode(sha256(convert_to(${json}::text, 'UTF8')), 'hex')`;
}

/** A role or a user, the policies that it has, and a digest of all that decides what they amount to. */
export type UnassessedPrincipal = {
  arn: string;
  /** A user's groups, by name. */
  groups: string[];
  digest: string;
  /** Its own inline ones by name and attached ones by ARN, those of its groups, then the boundary. `digest`: null where it was not collected. */
  policies: (PolicyName & { digest: string | null })[];
};

const pageSize = 200;

/** Whose permissions are assessed: the roles of an account that EC2 may assume, and the users who have access keys. */
const assessable = (accountId: string) => sql`(
  SELECT role_arn AS arn, valid_from, inline_policies, attached_policy_arns, '{}'::text[] AS groups, permissions_boundary
  FROM roles WHERE account_id = ${accountId} AND valid_to IS NULL AND ec2_assumable
  UNION ALL
  SELECT user_arn, valid_from, inline_policies, attached_policy_arns, groups, permissions_boundary
  FROM users WHERE account_id = ${accountId} AND valid_to IS NULL AND user_arn <> '' AND user_name IN (
    SELECT user_name FROM access_keys WHERE account_id = ${accountId} AND valid_to IS NULL AND NOT is_root))`;

/** The digests of the managed policies of those in `these` and of their groups, told once for all of them. */
const managed = (accountId: string) => sql`managed AS MATERIALIZED (
  SELECT policy_arn, policy_name, ${digestOf(sql`document`)} AS digest FROM policies
  WHERE account_id = ${accountId} AND valid_to IS NULL AND document <> 'null'::jsonb AND policy_arn IN (
    SELECT unnest(attached_policy_arns) FROM these UNION SELECT permissions_boundary FROM these
    UNION SELECT unnest(g.attached_policy_arns) FROM groups g WHERE ${isGroupOfThese(accountId)}))`;

const isGroupOfThese = (accountId: string) => sql`g.account_id = ${accountId} AND g.valid_to IS NULL
  AND g.group_name IN (SELECT unnest(groups) FROM these)`;

/** The name in an ARN, for a policy that was not collected. */
const nameIn = (arn: Prisma.Sql) => sql`coalesce(m.policy_name, substring(${arn} FROM '[^/]*$'))`;

/** Inline policies one by one. */
const inlineOf = (alias: string) => {
  const column = raw(`${alias}.inline_policies`);
  return sql`jsonb_each(CASE jsonb_typeof(${column}) WHEN 'object' THEN ${column} ELSE '{}' END)`;
};

/** What the groups of those in `these` give, told once for all of them. */
const groupParts = (accountId: string) => sql`group_parts AS MATERIALIZED (
  SELECT g.group_name, 'inline' AS kind, i.key AS name, NULL AS arn, ${digestOf(sql`i.value`)} AS digest
  FROM groups g, ${inlineOf('g')} i WHERE ${isGroupOfThese(accountId)}
  UNION ALL
  SELECT g.group_name, 'attached', ${nameIn(sql`a.arn`)}, a.arn, m.digest
  FROM groups g CROSS JOIN unnest(g.attached_policy_arns) a(arn) LEFT JOIN managed m ON m.policy_arn = a.arn
  WHERE ${isGroupOfThese(accountId)})`;

/** Each policy of those in `these`, in the order in which they are listed. A group that was not seen might give anything. */
const policiesOfThese = (accountId: string) => sql`parts AS (
  SELECT t.arn AS holder, 1 AS rank, NULL AS group_name, 'inline' AS kind, i.key AS name, NULL AS arn, ${digestOf(sql`i.value`)} AS digest
  FROM these t, ${inlineOf('t')} i
  UNION ALL
  SELECT t.arn, 2, NULL, 'attached', ${nameIn(sql`a.arn`)}, a.arn, m.digest
  FROM these t CROSS JOIN unnest(t.attached_policy_arns) a(arn) LEFT JOIN managed m ON m.policy_arn = a.arn
  UNION ALL
  SELECT t.arn, 3, p.group_name, p.kind, p.name, p.arn, p.digest
  FROM these t CROSS JOIN unnest(t.groups) u(name) JOIN group_parts p ON p.group_name = u.name
  UNION ALL
  SELECT t.arn, 3, u.name, 'group', u.name, NULL, NULL
  FROM these t CROSS JOIN unnest(t.groups) u(name)
  WHERE NOT EXISTS (
    SELECT 1 FROM groups g WHERE g.account_id = ${accountId} AND g.group_name = u.name AND g.valid_to IS NULL)
  UNION ALL
  SELECT t.arn, 4, NULL, 'boundary', ${nameIn(sql`t.permissions_boundary`)}, t.permissions_boundary, m.digest
  FROM these t LEFT JOIN managed m ON m.policy_arn = t.permissions_boundary
  WHERE t.permissions_boundary IS NOT NULL),
policies_of AS (
  SELECT t.arn, t.groups, coalesce(jsonb_agg(
      jsonb_build_object('kind', p.kind, 'name', p.name, 'policyArn', p.arn, 'digest', p.digest)
        || CASE WHEN p.group_name IS NULL THEN '{}' ELSE jsonb_build_object('group', p.group_name) END
      ORDER BY p.rank, p.group_name, p.name, p.arn) FILTER (WHERE p.kind IS NOT NULL), '[]'::jsonb) AS policies
  FROM these t LEFT JOIN parts p ON p.holder = t.arn
  GROUP BY t.arn, t.groups)`;

/**
 * The roles and users that the analyser has not assessed, or on whose assessment the snapshot at `at` may bear: it changed them, a
 * group of theirs or a managed policy of either. All others were assessed when they came to be as they are.
 */
export async function readToAssess(
  tx: Transaction,
  { accountId, at, revision }: { accountId: string; at: Date; revision: string },
): Promise<string[]> {
  const isOfSnapshot = sql`(valid_from = ${at} OR valid_to = ${at})`;
  const [row] = await tx.$queryRaw<{ arns: string[] }[]>`
    WITH changed AS MATERIALIZED (
      SELECT coalesce(array_agg(policy_arn), '{}') AS arns FROM policies
      WHERE account_id = ${accountId} AND ${isOfSnapshot}),
    changed_groups AS MATERIALIZED (
      SELECT coalesce(array_agg(group_name), '{}') AS names FROM groups CROSS JOIN changed c
      WHERE account_id = ${accountId} AND (${isOfSnapshot} OR (valid_to IS NULL AND attached_policy_arns && c.arns)))
    SELECT coalesce(array_agg(t.arn), '{}') AS arns
    FROM ${assessable(accountId)} t CROSS JOIN changed c CROSS JOIN changed_groups g
    LEFT JOIN permission_assessments a ON a.account_id = ${accountId} AND a.principal_arn = t.arn AND a.valid_to IS NULL
      AND a.revision = ${revision}
    WHERE a.principal_arn IS NULL OR t.valid_from = ${at} OR t.groups && g.names OR t.attached_policy_arns && c.arns
      OR t.permissions_boundary = ANY(c.arns)`;
  return row?.arns ?? [];
}

/** Those of the roles and users named whose policies, or the analyser, are not those of their current assessment. */
export async function readUnassessed(
  tx: Transaction,
  { accountId, revision }: { accountId: string; revision: string },
  arns: readonly string[],
): Promise<UnassessedPrincipal[]> {
  return tx.$queryRaw`
    WITH these AS MATERIALIZED (
      SELECT * FROM ${assessable(accountId)} t WHERE arn = ANY(${[...arns]}::text[])),
    ${managed(accountId)}, ${groupParts(accountId)}, ${policiesOfThese(accountId)},
    subjects AS (
      SELECT arn, groups, policies, encode(sha256(convert_to(arn || groups::text || policies::text, 'UTF8')), 'hex') AS digest
      FROM policies_of)
    SELECT s.arn, s.groups, s.policies, s.digest FROM subjects s
    WHERE NOT EXISTS (
      SELECT 1 FROM permission_assessments a
      WHERE a.account_id = ${accountId} AND a.principal_arn = s.arn AND a.valid_to IS NULL
        AND a.digest = s.digest AND a.revision = ${revision})
    ORDER BY s.arn`;
}

/** Those of the documents named that some roles and users of an account have, by digest. */
export async function readDocuments(
  tx: Transaction,
  accountId: string,
  digests: readonly string[],
  arns: readonly string[],
): Promise<{ digest: string; document: unknown }[]> {
  if (digests.length === 0) return [];
  return tx.$queryRaw`
    WITH principals AS MATERIALIZED (
      SELECT * FROM ${assessable(accountId)} t WHERE arn = ANY(${[...arns]}::text[])),
    these AS MATERIALIZED (
      SELECT inline_policies, attached_policy_arns, permissions_boundary FROM principals
      UNION ALL
      SELECT inline_policies, attached_policy_arns, NULL FROM groups
      WHERE account_id = ${accountId} AND valid_to IS NULL AND group_name IN (SELECT unnest(groups) FROM principals)),
    documents AS (
      SELECT i.value AS document FROM these t, ${inlineOf('t')} i
      UNION
      SELECT p.document FROM policies p
      WHERE p.account_id = ${accountId} AND p.valid_to IS NULL AND p.policy_arn IN (
        SELECT unnest(attached_policy_arns) FROM these UNION SELECT permissions_boundary FROM these))
    SELECT digest, document FROM (SELECT ${digestOf(sql`document`)} AS digest, document FROM documents) d
    WHERE digest = ANY(${[...digests]}::text[])`;
}

/** What was analysed of the documents named, by digest. */
export async function readPolicyAnalyses(
  tx: Transaction,
  revision: string,
  digests: readonly string[],
): Promise<{ digest: string; analysis: unknown }[]> {
  return tx.policyAnalysis.findMany({
    where: { revision, digest: { in: [...digests] } },
    select: { digest: true, analysis: true },
  });
}

/** Keeps analyses of documents. */
export async function writePolicyAnalyses(
  tx: Transaction,
  revision: string,
  analyses: readonly { digest: string; analysis: object }[],
): Promise<void> {
  if (analyses.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO policy_analyses (digest, revision, analysis)
    SELECT digest, ${revision}, analysis
    FROM jsonb_to_recordset(${JSON.stringify(analyses)}::jsonb) AS given(digest text, analysis jsonb)
    ON CONFLICT DO NOTHING`;
}

/** Which of the digests named have an analysis of their role or user, and what it comes to. */
export async function readKnownStandings(
  tx: Transaction,
  accountId: string,
  revision: string,
  digests: readonly string[],
): Promise<Map<string, PermissionStanding>> {
  const rows = await tx.permissionAnalysis.findMany({
    where: { accountId, revision, digest: { in: [...digests] } },
    select: { digest: true, standing: true },
  });
  return new Map(rows.map(({ digest, standing }) => [digest, toStanding(standing)]));
}

/** What the policies of a role or a user were found to amount to. */
export type NewAssessment = {
  arn: string;
  digest: string;
  standing: PermissionStanding;
  /** Null: it is stored already, from when it had the same policies. */
  analysis: object | null;
};

/** Begins assessments of roles and users at an instant; the ones that they had end. */
export async function writeAssessments(
  tx: Transaction,
  { accountId, at, revision }: { accountId: string; at: Date; revision: string },
  assessments: readonly NewAssessment[],
): Promise<void> {
  if (assessments.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(assessments)}::jsonb)
    AS given(arn text, digest text, standing text, analysis jsonb)`;
  await tx.$executeRaw`
    INSERT INTO permission_analyses (account_id, digest, revision, standing, analysis)
    SELECT DISTINCT ON (digest) ${accountId}, digest, ${revision}, standing, analysis
    FROM ${given} WHERE analysis <> 'null'::jsonb
    ON CONFLICT DO NOTHING`;
  await endAssessments(tx, { accountId, at }, sql`a.principal_arn IN (SELECT arn FROM ${given})`);
  await tx.$executeRaw`
    INSERT INTO permission_assessments (account_id, principal_arn, valid_from, digest, revision, standing)
    SELECT ${accountId}, arn, ${at}, digest, ${revision}, standing FROM ${given}`;
}

/**
 * Ends the assessments of roles that are gone or that EC2 may assume no more, and of users who are gone or have no access key.
 *
 * @returns how many ended
 */
export function endStaleAssessments(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
): Promise<number> {
  return endAssessments(
    tx,
    { accountId, at },
    sql`a.principal_arn NOT IN (SELECT arn FROM ${assessable(accountId)} t)`,
  );
}

function endAssessments(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
  condition: Prisma.Sql,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE permission_assessments a SET valid_to = ${at}
    WHERE a.account_id = ${accountId} AND a.valid_to IS NULL AND ${condition}`;
}

/** A role that is assessed, with all that rules say of it. */
export type AssessedRole = {
  roleArn: string;
  roleName: string;
  createdAt: Date | null;
  owner: string;
  permissionsBoundary: string | null;
  standing: PermissionStanding;
  analysis: unknown;
  documents: unknown;
};

/**
 * The roles that EC2 may assume with their assessments, page by page; without documents where there is nothing to show in
 * them.
 *
 * @param roleArns null: all of them
 */
export async function* readAssessedRoles(
  tx: Transaction,
  accountId: string,
  roleArns: readonly string[] | null,
): AsyncGenerator<AssessedRole[], void, void> {
  let last: AssessedRole | undefined;
  do {
    const page: AssessedRole[] = await tx.$queryRaw`
      SELECT r.role_arn AS "roleArn", r.role_name AS "roleName", r.created_at AS "createdAt", r.owner,
        r.permissions_boundary AS "permissionsBoundary", a.standing, x.analysis,
        CASE WHEN a.standing IN ('none', 'not-assessed') THEN '[]'::jsonb ELSE ${documentsOfRole(accountId)} END AS documents
      FROM roles r
      JOIN permission_assessments a ON a.account_id = r.account_id AND a.principal_arn = r.role_arn AND a.valid_to IS NULL
      JOIN permission_analyses x ON x.account_id = a.account_id AND x.digest = a.digest AND x.revision = a.revision
      WHERE r.account_id = ${accountId} AND r.valid_to IS NULL AND r.ec2_assumable
        ${roleArns === null ? empty : sql`AND r.role_arn = ANY(${[...roleArns]}::text[])`}
        ${last ? sql`AND r.role_arn > ${last.roleArn}` : empty}
      ORDER BY r.role_arn LIMIT ${pageSize}`;
    if (page.length > 0) yield page;
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
}

/** What the permissions of the roles named amount to now. */
export async function readCurrentStandings(
  tx: Transaction,
  accountId: string,
  roleArns: readonly string[],
): Promise<Map<string, PermissionStanding>> {
  const rows = await tx.permissionAssessment.findMany({
    where: { accountId, validTo: null, principalArn: { in: [...roleArns] } },
    select: { principalArn: true, standing: true },
  });
  return new Map(rows.map(({ principalArn, standing }) => [principalArn, toStanding(standing)]));
}

/** The standings in the tables are those that this code wrote. */
function toStanding(standing: string): PermissionStanding {
  return standing as PermissionStanding;
}

/** The documents of a role's policies but for its boundary, which causes nothing. */
const documentsOfRole = (accountId: string) => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'name', d.name, 'policyArn', d.arn, 'document', d.document)), '[]'::jsonb)
  FROM (
    SELECT 'inline' AS kind, i.key AS name, NULL AS arn, i.value AS document FROM ${inlineOf('r')} i
    UNION ALL
    SELECT 'attached', p.policy_name, p.policy_arn, p.document FROM policies p
    WHERE p.account_id = ${accountId} AND p.valid_to IS NULL AND p.policy_arn = ANY(r.attached_policy_arns)) d)`;

/** The roles of which a snapshot changed who owns them or whether EC2 may assume them, or which it showed first or no more. */
export async function readChangedRoles(tx: Transaction, accountId: string, at: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ roleArn: string }[]>`
    SELECT role_arn AS "roleArn" FROM roles
    WHERE account_id = ${accountId} AND (valid_from = ${at} OR valid_to = ${at})
    GROUP BY role_arn
    HAVING count(*) = 1 OR count(DISTINCT (owner, ec2_assumable)) > 1`;
  return rows.map(({ roleArn }) => roleArn);
}
