import type { Database } from '#lib/db/client.ts';
import { findingsAt } from '#lib/db/finding-rows.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageJoins, seenScopes } from '#lib/db/read-coverage.ts';
import { currentAt, matching, monitored, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { afterCursor, type Keyset, orderedPage, textKey } from '#lib/db/read-page.ts';
import { type JudgedKind, judgedKinds, judgementOf, kindsOf } from '#lib/db/rule-populations.ts';
import { ruleOf } from '#lib/domain/rules/index.ts';
import type { RuleId } from '#lib/domain/rules/rule.ts';

const { empty, join, raw, sql } = Prisma;

/** How a resource stands against some rules. */
type ComplianceVerdict = 'fail' | 'not-assessed' | 'pass';

/** What resources are counted by; null: all together. */
export type ComplianceGroup = 'account_id' | 'owner' | null;

export type ComplianceQuery = { filter: ResourceFilter; instant: CoverageInstant };

/** How many resources of a group stand how against one of the sets of rules that were asked for. */
export type ComplianceCountRow = {
  set: number;
  group: string | null;
  fail: number;
  notAssessed: number;
  pass: number;
};

/**
 * Counts resources by how they stand against each set of rules: `fail` while a finding of one of the rules stands,
 * `notAssessed` where one of them cannot tell, else `pass`. A resource that none of the rules judges is in no count.
 */
export async function readComplianceCounts(
  db: Database,
  query: ComplianceQuery,
  sets: readonly (readonly RuleId[])[],
  by: ComplianceGroup,
): Promise<ComplianceCountRow[]> {
  const kinds = judgedKinds.filter((kind) => sets.some((set) => rulesOf(kind, set).length > 0));
  if (kinds.length === 0) return [];
  const counted = kinds.map((kind) => {
    const numbered = sets
      .map((set, index) => ({ index, rules: rulesOf(kind, set) }))
      .filter(({ rules }) => rules.length > 0);
    const values = numbered.map(({ index, rules }) => sql`(${index}::int, ${[...rules]}::text[])`);
    const all = [...new Set(numbered.flatMap(({ rules }) => rules))];
    return sql`
      SELECT sets.set, ${by === null ? sql`NULL::text` : sql`s.${raw(by)}`} AS "group", ${verdictOf(sql`sets.rules`)} AS verdict
      FROM (${subjectsOf(kind, all, query)}) s CROSS JOIN (VALUES ${join(values)}) AS sets (set, rules)
      WHERE (s.judged && sets.rules OR s.failing && sets.rules) ${matching('s', query.filter)}`;
  });
  return db.$queryRaw`
    WITH ${seenScopes(query.instant)}
    SELECT set, "group", count(*) FILTER (WHERE verdict = 'fail')::int AS fail,
      count(*) FILTER (WHERE verdict = 'not-assessed')::int AS "notAssessed",
      count(*) FILTER (WHERE verdict = 'pass')::int AS pass
    FROM (${join(counted, ' UNION ALL ')}) counted GROUP BY 1, 2`;
}

/** One resource and how it stands against a control's rules. */
export type EvidenceRow = {
  kind: JudgedKind;
  accountId: string;
  region: string;
  id: string;
  owner: string;
  verdict: ComplianceVerdict;
  /** The rules that it breaks, and those that cannot tell. */
  failing: RuleId[];
  unknown: RuleId[];
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
  set: readonly RuleId[],
  keyset: Keyset<EvidenceRow>,
): Promise<EvidenceRow[]> {
  const rules = rulesOf(kind, set);
  const asked = sql`${[...rules]}::text[]`;
  return db.$queryRaw`
    WITH ${seenScopes(query.instant)}
    SELECT ${kind} AS kind, s.account_id AS "accountId", s.region, s.id, s.owner, ${verdictOf(asked)} AS verdict,
      s.failing, CASE WHEN s.failing && ${asked} THEN '{}' ELSE s.unknown END AS unknown, s.since, s.findings
    FROM (${subjectsOf(kind, rules, query)}) s
    WHERE (s.judged <> '{}' OR s.failing <> '{}') ${matching('s', query.filter)} ${afterCursor(keyset)}
    ${orderedPage(keyset)}`;
}

function rulesOf(kind: JudgedKind, set: readonly RuleId[]): readonly RuleId[] {
  return set.filter((id) => kindsOf(ruleOf(id)).includes(kind));
}

/** How a subject `s` stands against rules. */
function verdictOf(rules: Prisma.Sql): Prisma.Sql {
  return sql`CASE WHEN s.failing && ${rules} THEN 'fail' WHEN s.unknown && ${rules} THEN 'not-assessed' ELSE 'pass' END`;
}

/**
 * The resources of a kind at an instant, with the rules that judge each, those that cannot tell, and those that it
 * breaks. A finding that stands is a failure, however long ago it was seen.
 */
function subjectsOf(kind: JudgedKind, rules: readonly RuleId[], { instant }: ComplianceQuery): Prisma.Sql {
  const judgements = rules.map((id) => ({ id, ...judgementOf(kind, id, instant) }));
  const named = (when: (judgement: (typeof judgements)[number]) => Prisma.Sql) =>
    sql`array_remove(ARRAY[${join(judgements.map((each) => sql`CASE WHEN ${when(each)} THEN ${each.id} END`))}]::text[], NULL)`;
  const verdicts = sql`coalesce(x.rules, '{}') AS failing, ${named(({ judged }) => judged)} AS judged,
    ${named(({ judged, known }) => sql`${judged} AND NOT coalesce(${known}, false)`)} AS unknown,
    x.since, coalesce(x.findings, '{}') AS findings`;
  const broken = (on: Prisma.Sql) => sql`LEFT JOIN ${failing(kind, rules, instant)} x ON ${on}`;
  const iam = (alias: 'k' | 'r') =>
    sql`LEFT JOIN seen m ON m.account_id = ${raw(alias)}.account_id AND m.region = 'global' AND m.collector = 'iam'`;
  switch (kind) {
    case 'instance':
      return sql`
        SELECT i.account_id, i.region, i.instance_id AS id, i.owner, ${verdicts}
        FROM instances i ${coverageJoins(instant)}
        ${broken(sql`x.account_id = i.account_id AND x.region = i.region AND x.resource_id = i.instance_id`)}
        WHERE ${currentAt('i', instant)} ${monitored('i', instant.at)}`;
    case 'launch-template':
      return sql`
        SELECT l.account_id, l.region, l.template_id || ':' || l.version_number AS id, l.owner, ${verdicts}
        FROM launch_template_versions l
        LEFT JOIN seen e ON e.account_id = l.account_id AND e.region = l.region AND e.collector = 'ec2'
        ${broken(sql`x.account_id = l.account_id AND x.region = l.region AND x.resource_id = l.template_id || ':' || l.version_number`)}
        WHERE ${currentAt('l', instant)} ${monitored('l', instant.at)}`;
    case 'access-key':
      return sql`
        SELECT k.account_id, 'global' AS region, k.access_key_id AS id, k.owner, ${verdicts}
        FROM access_keys k ${iam('k')} ${broken(sql`x.account_id = k.account_id AND x.resource_id = k.access_key_id`)}
        WHERE ${currentAt('k', instant)} ${monitored('k', instant.at)}`;
    case 'role':
      return sql`
        SELECT r.account_id, 'global' AS region, r.role_arn AS id, r.owner, ${verdicts}
        FROM roles r ${iam('r')} ${broken(sql`x.account_id = r.account_id AND x.resource_id = r.role_arn`)}
        WHERE ${currentAt('r', instant)} ${monitored('r', instant.at)}`;
    case 'account':
      return sql`
        SELECT m.account_id, m.region, m.account_id AS id, coalesce(x.owner, 'unowned') AS owner, ${verdicts}
        FROM seen m ${broken(sql`x.account_id = m.account_id`)}
        WHERE m.collector = 'iam' AND (m.retired_at IS NULL OR m.retired_at > ${time(instant.at)})`;
  }
}

/** The resources that break some rules; of accounts, whatever breaks them there. */
function failing(kind: JudgedKind, rules: readonly RuleId[], instant: CoverageInstant): Prisma.Sql {
  const isOfAccount = kind === 'account';
  return sql`(
    SELECT f.account_id, ${isOfAccount ? sql`'global'` : sql`f.region`} AS region,
      ${isOfAccount ? sql`f.account_id` : sql`f.resource_id`} AS resource_id, min(f.owner) AS owner,
      array_agg(DISTINCT f.rule_id) AS rules, min(f.opened_at) AS since, array_agg(f.fingerprint ORDER BY f.fingerprint) AS findings
    FROM ${findingsAt(instant)}
    WHERE f.state <> 'resolved' AND f.rule_id = ANY(${[...rules]}::text[])
      ${isOfAccount ? empty : sql`AND f.resource_kind = ${kind}`}
    GROUP BY 1, 2, 3)`;
}
