import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { PermissionStanding } from '#lib/domain/policy/permission-class.ts';
import type { PolicyKind } from '#lib/domain/policy/role-analysis.ts';

const { empty, sql } = Prisma;

/** The SHA-256 of a JSON column or expression, as text. */
function digestOf(json: Prisma.Sql): Prisma.Sql {
  return sql`encode(sha256(convert_to(${json}::text, 'UTF8')), 'hex')`;
}

/** A role that EC2 may assume, the policies that it has, and a digest of all that decides what they amount to. */
export type UnassessedRole = {
  roleArn: string;
  digest: string;
  /** Inline ones by name, attached ones by ARN, then the boundary. `digest`: null where the document was not collected. */
  policies: { kind: PolicyKind; name: string; policyArn: string | null; digest: string | null }[];
};

const pageSize = 200;

/** The digests of an account's managed policies, told once for all roles. */
const managed = (accountId: string) => sql`managed AS MATERIALIZED (
  SELECT policy_arn, policy_name, ${digestOf(sql`document`)} AS digest FROM policies
  WHERE account_id = ${accountId} AND valid_to IS NULL AND document <> 'null'::jsonb)`;

/** The name in an ARN, for a policy that was not collected. */
const nameIn = (arn: Prisma.Sql) => sql`coalesce(m.policy_name, substring(${arn} FROM '[^/]*$'))`;

/** Each policy of the roles in `these`, in the order in which a role's are listed. */
const policiesOfThese = sql`parts AS (
  SELECT t.role_arn, 1 AS rank, 'inline' AS kind, i.key AS name, NULL AS arn, ${digestOf(sql`i.value`)} AS digest
  FROM these t, jsonb_each(CASE jsonb_typeof(t.inline_policies) WHEN 'object' THEN t.inline_policies ELSE '{}' END) i
  UNION ALL
  SELECT t.role_arn, 2, 'attached', ${nameIn(sql`a.arn`)}, a.arn, m.digest
  FROM these t CROSS JOIN unnest(t.attached_policy_arns) a(arn) LEFT JOIN managed m ON m.policy_arn = a.arn
  UNION ALL
  SELECT t.role_arn, 3, 'boundary', ${nameIn(sql`t.permissions_boundary`)}, t.permissions_boundary, m.digest
  FROM these t LEFT JOIN managed m ON m.policy_arn = t.permissions_boundary
  WHERE t.permissions_boundary IS NOT NULL),
policies_of AS (
  SELECT t.role_arn, coalesce(jsonb_agg(
      jsonb_build_object('kind', p.kind, 'name', p.name, 'policyArn', p.arn, 'digest', p.digest)
      ORDER BY p.rank, p.name, p.arn) FILTER (WHERE p.kind IS NOT NULL), '[]'::jsonb) AS policies
  FROM these t LEFT JOIN parts p ON p.role_arn = t.role_arn
  GROUP BY t.role_arn)`;

/**
 * The current roles that EC2 may assume whose policies, or the analyser, are not those of their current assessment, page by
 * page. What has not changed costs no more than its hash.
 */
export async function* readUnassessedRoles(
  tx: Transaction,
  accountId: string,
  revision: string,
): AsyncGenerator<UnassessedRole[], void, void> {
  let last: UnassessedRole | undefined;
  do {
    const page: UnassessedRole[] = await tx.$queryRaw`
      WITH ${managed(accountId)},
      these AS MATERIALIZED (
        SELECT role_arn, inline_policies, attached_policy_arns, permissions_boundary FROM roles
        WHERE account_id = ${accountId} AND valid_to IS NULL AND ec2_assumable
          ${last ? sql`AND role_arn > ${last.roleArn}` : empty}),
      ${policiesOfThese},
      subjects AS (
        SELECT role_arn, policies, encode(sha256(convert_to(role_arn || policies::text, 'UTF8')), 'hex') AS digest
        FROM policies_of)
      SELECT s.role_arn AS "roleArn", s.policies, s.digest FROM subjects s
      WHERE NOT EXISTS (
        SELECT 1 FROM role_assessments a
        WHERE a.account_id = ${accountId} AND a.role_arn = s.role_arn AND a.valid_to IS NULL
          AND a.digest = s.digest AND a.revision = ${revision})
      ORDER BY s.role_arn LIMIT ${pageSize}`;
    if (page.length > 0) yield page;
    last = page.length === pageSize ? page.at(-1) : undefined;
  } while (last);
}

/** Those of the documents named that some of an account's roles have, by digest. */
export async function readDocuments(
  tx: Transaction,
  accountId: string,
  digests: readonly string[],
  roleArns: readonly string[],
): Promise<{ digest: string; document: unknown }[]> {
  if (digests.length === 0) return [];
  return tx.$queryRaw`
    WITH these AS MATERIALIZED (
      SELECT * FROM roles r
      WHERE r.account_id = ${accountId} AND r.valid_to IS NULL AND r.role_arn = ANY(${[...roleArns]}::text[])),
    documents AS (
      SELECT i.value AS document FROM these r, jsonb_each(r.inline_policies) i
      WHERE jsonb_typeof(r.inline_policies) = 'object'
      UNION
      SELECT p.document FROM policies p
      WHERE p.account_id = ${accountId} AND p.valid_to IS NULL AND p.policy_arn IN (
        SELECT unnest(r.attached_policy_arns) FROM these r UNION SELECT r.permissions_boundary FROM these r))
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

/** Which of the digests named have an analysis of their role, and what it comes to. */
export async function readRoleStandings(
  tx: Transaction,
  accountId: string,
  revision: string,
  digests: readonly string[],
): Promise<Map<string, PermissionStanding>> {
  const rows = await tx.roleAnalysis.findMany({
    where: { accountId, revision, digest: { in: [...digests] } },
    select: { digest: true, standing: true },
  });
  return new Map(rows.map(({ digest, standing }) => [digest, toStanding(standing)]));
}

/** What a role's policies were found to amount to. */
export type NewAssessment = {
  roleArn: string;
  digest: string;
  standing: PermissionStanding;
  /** Null: it is stored already, from when the role had the same policies. */
  analysis: object | null;
};

/** Begins assessments of roles at an instant; the ones that they had end. */
export async function writeAssessments(
  tx: Transaction,
  { accountId, at, revision }: { accountId: string; at: Date; revision: string },
  assessments: readonly NewAssessment[],
): Promise<void> {
  if (assessments.length === 0) return;
  const given = sql`jsonb_to_recordset(${JSON.stringify(assessments)}::jsonb)
    AS given("roleArn" text, digest text, standing text, analysis jsonb)`;
  await tx.$executeRaw`
    INSERT INTO role_analyses (account_id, digest, revision, standing, analysis)
    SELECT DISTINCT ON (digest) ${accountId}, digest, ${revision}, standing, analysis
    FROM ${given} WHERE analysis <> 'null'::jsonb
    ON CONFLICT DO NOTHING`;
  await endAssessments(tx, { accountId, at }, sql`a.role_arn IN (SELECT "roleArn" FROM ${given})`);
  await tx.$executeRaw`
    INSERT INTO role_assessments (account_id, role_arn, valid_from, digest, revision, standing)
    SELECT ${accountId}, "roleArn", ${at}, digest, ${revision}, standing FROM ${given}`;
}

/**
 * Ends the assessments of roles that are gone, or that EC2 may assume no more.
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
    sql`NOT EXISTS (
      SELECT 1 FROM roles r
      WHERE r.account_id = a.account_id AND r.role_arn = a.role_arn AND r.valid_to IS NULL AND r.ec2_assumable)`,
  );
}

function endAssessments(
  tx: Transaction,
  { accountId, at }: { accountId: string; at: Date },
  condition: Prisma.Sql,
): Promise<number> {
  return tx.$executeRaw`
    UPDATE role_assessments a SET valid_to = ${at}
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
      JOIN role_assessments a ON a.account_id = r.account_id AND a.role_arn = r.role_arn AND a.valid_to IS NULL
      JOIN role_analyses x ON x.account_id = a.account_id AND x.digest = a.digest AND x.revision = a.revision
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
  const rows = await tx.roleAssessment.findMany({
    where: { accountId, validTo: null, roleArn: { in: [...roleArns] } },
    select: { roleArn: true, standing: true },
  });
  return new Map(rows.map(({ roleArn, standing }) => [roleArn, toStanding(standing)]));
}

/** The standings in the tables are those that this code wrote. */
function toStanding(standing: string): PermissionStanding {
  return standing as PermissionStanding;
}

/** The documents of a role's policies but for its boundary, which causes nothing. */
const documentsOfRole = (accountId: string) => sql`(
  SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'name', d.name, 'policyArn', d.arn, 'document', d.document)), '[]'::jsonb)
  FROM (
    SELECT 'inline' AS kind, i.key AS name, NULL AS arn, i.value AS document FROM jsonb_each(r.inline_policies) i
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
