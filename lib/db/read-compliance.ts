import type { Database } from '#lib/db/client.ts';
import { findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, seenScopes } from '#lib/db/read-coverage.ts';
import { currentAt, matching, monitored, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';
import { type JudgedKind, judgedKinds, judgementOf, kindsOf } from '#lib/db/rule-populations.ts';
import { lastScans } from '#lib/db/source-scans.ts';
import type { RuleStanding } from '#lib/domain/compliance-standing.ts';
import { ruleOf } from '#lib/domain/rules/index.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';

const { empty, join, raw, sql } = Prisma;

/** What resources are counted by; null: all together. */
export type ComplianceGroup = 'account_id' | 'owner' | null;

export type ComplianceQuery = { filter: ResourceFilter; instant: CoverageInstant };

/** How many resources of a group stand against which rules in the very same way. */
export type ComplianceRow = RuleStanding & { group: string | null; count: number };

/**
 * Counts resources by the rules that judge them, that cannot tell and that they break: as few rows as there are ways to
 * stand, however many resources.
 */
export async function readCompliance(
  db: Database,
  query: ComplianceQuery,
  rules: readonly RuleId[],
  by: ComplianceGroup,
): Promise<ComplianceRow[]> {
  const kinds = kindsJudgedBy(rules);
  if (kinds.length === 0) return [];
  const counted = kinds.map(
    (kind) => sql`
      SELECT ${by === null ? sql`NULL::text` : sql`s.${raw(by)}`} AS "group", s.failing, s.judged, s.unknown, count(*)::int AS count
      FROM (${subjectsOf(kind, rules, query)}) s
      WHERE (s.judged | s.failing) <> 0 ${matching('s', query.filter)} GROUP BY 1, 2, 3, 4`,
  );
  return db.$queryRaw`WITH ${seenScopes(query.instant)} ${join(counted, ' UNION ALL ')}`;
}

/** One resource and how it stands against the rules that were asked for. */
export type EvidenceRow = RuleStanding & {
  kind: JudgedKind;
  accountId: string;
  region: string;
  id: string;
  owner: string;
  /** Since when the oldest of its findings stands. */
  since: Date | null;
  findings: string[];
};

/** What a page of evidence is sorted by: the tables' own order. */
export const evidenceOrder = [
  textKey<EvidenceRow>('s.account_id', (row) => row.accountId),
  textKey<EvidenceRow>('s.region', (row) => row.region),
  textKey<EvidenceRow>('s.id', (row) => row.id),
];

/** The kinds of resources that some of the rules judge. */
export function kindsJudgedBy(rules: readonly RuleId[]): readonly JudgedKind[] {
  return judgedKinds.filter((kind) => rulesOf(kind, rules).length > 0);
}

/** A page of the resources of a kind that a set of rules judges. */
export async function readEvidence(
  db: Database,
  query: ComplianceQuery,
  kind: JudgedKind,
  rules: readonly RuleId[],
  keyset: Keyset<EvidenceRow>,
): Promise<EvidenceRow[]> {
  return db.$queryRaw`
    WITH ${seenScopes(query.instant)}
    SELECT ${kind} AS kind, s.account_id AS "accountId", s.region, s.id, s.owner, s.failing, s.judged, s.unknown,
      s.since, s.findings
    FROM (${subjectsOf(kind, rules, query)}) s
    WHERE (s.judged | s.failing) <> 0 ${matching('s', query.filter)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

function rulesOf(kind: JudgedKind, set: readonly RuleId[]): readonly RuleId[] {
  return set.filter((id) => kindsOf(ruleOf(id)).includes(kind));
}

/** The bit of a rule among those that were asked for. */
const bitOf = (rule: RuleId, asked: readonly RuleId[]) => sql`${2 ** asked.indexOf(rule)}::int`;

/**
 * The resources of a kind at an instant, with the rules that judge each, those that cannot tell, and those that it
 * breaks, as bits. A finding that stands is a failure, however long ago it was seen.
 */
function subjectsOf(kind: JudgedKind, asked: readonly RuleId[], { instant }: ComplianceQuery): Prisma.Sql {
  const rules = rulesOf(kind, asked);
  const judgements = rules.map((id) => ({ bit: bitOf(id, asked), ...judgementOf(kind, id, instant) }));
  const bits = (when: (judgement: (typeof judgements)[number]) => Prisma.Sql) =>
    join(
      judgements.map((each) => sql`CASE WHEN ${when(each)} THEN ${each.bit} ELSE 0 END`),
      ' | ',
    );
  const standing = sql`coalesce(x.rules, 0) AS failing, ${bits(({ judged }) => judged)} AS judged,
    ${bits(({ judged, known }) => sql`${judged} AND NOT coalesce(${known}, false)`)} AS unknown,
    x.since, coalesce(x.findings, '{}') AS findings`;
  const broken = (on: Prisma.Sql) => sql`LEFT JOIN ${failing(kind, rules, asked, instant)} x ON ${on}`;
  const iam = (alias: 'k' | 'r') =>
    sql`LEFT JOIN seen m ON m.account_id = ${raw(alias)}.account_id AND m.region = 'global' AND m.collector = 'iam'`;
  switch (kind) {
    case 'instance':
      return sql`
        SELECT i.account_id, i.region, i.instance_id AS id, i.owner, ${standing}
        FROM instances i ${coverageJoins(instant)}
        ${broken(sql`x.account_id = i.account_id AND x.region = i.region AND x.resource_id = i.instance_id`)}
        WHERE ${currentAt('i', instant)} ${monitored('i', instant.at)}`;
    case 'launch-template':
      return sql`
        SELECT l.account_id, l.region, l.template_id || ':' || l.version_number AS id, l.owner, ${standing}
        FROM launch_template_versions l
        LEFT JOIN seen e ON e.account_id = l.account_id AND e.region = l.region AND e.collector = 'ec2'
        ${broken(sql`x.account_id = l.account_id AND x.region = l.region AND x.resource_id = l.template_id || ':' || l.version_number`)}
        WHERE ${currentAt('l', instant)} ${monitored('l', instant.at)}`;
    case 'access-key':
      return sql`
        SELECT k.account_id, 'global' AS region, k.access_key_id AS id, k.owner, ${standing}
        FROM access_keys k ${iam('k')} ${broken(sql`x.account_id = k.account_id AND x.resource_id = k.access_key_id`)}
        WHERE ${currentAt('k', instant)} ${monitored('k', instant.at)}`;
    case 'role':
      return sql`
        SELECT r.account_id, 'global' AS region, r.role_arn AS id, r.owner, ${standing}
        FROM roles r ${iam('r')} ${broken(sql`x.account_id = r.account_id AND x.resource_id = r.role_arn`)}
        WHERE ${currentAt('r', instant)} ${monitored('r', instant.at)}`;
    case 'repository':
    case 'host':
      return sql`
        SELECT c.account_id, 'global' AS region, c.resource_id AS id, coalesce(x.owner, c.owner) AS owner, ${standing}
        FROM (${lastScans(kind === 'host' ? 'host' : 'code', instant.at)}) c
        ${broken(sql`x.account_id = c.account_id AND x.resource_id = c.resource_id`)}
        WHERE true ${monitored('c', instant.at)}`;
    case 'account':
      return sql`
        SELECT m.account_id, m.region, m.account_id AS id, coalesce(x.owner, 'unowned') AS owner, ${standing}
        FROM seen m ${broken(sql`x.account_id = m.account_id`)}
        WHERE m.collector = 'iam' AND (m.retired_at IS NULL OR m.retired_at > ${time(instant.at)})`;
  }
}

/** The resources that break some rules; of accounts, whatever breaks them there. */
function failing(
  kind: JudgedKind,
  rules: readonly RuleId[],
  asked: readonly RuleId[],
  instant: CoverageInstant,
): Prisma.Sql {
  const bits = rules.map((id) => sql`WHEN ${id}::text THEN ${bitOf(id, asked)}`);
  const isOfAccount = kind === 'account';
  return sql`(
    SELECT f.account_id, ${isOfAccount ? sql`'global'` : sql`f.region`} AS region,
      ${isOfAccount ? sql`f.account_id` : sql`f.resource_id`} AS resource_id, min(f.owner) AS owner,
      bit_or(CASE f.rule_id ${join(bits, ' ')} END) AS rules, min(f.opened_at) AS since, array_agg(f.fingerprint ORDER BY f.fingerprint) AS findings
    FROM ${findingsAt(instant)}
    WHERE f.state <> 'resolved' AND f.rule_id = ANY(${[...rules]}::text[])
      ${isOfAccount ? empty : sql`AND f.resource_kind = ${kind}`}
    GROUP BY 1, 2, 3)`;
}
