import type { FilterColumn, FilterColumns } from '#lib/db/filter-condition.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import type { FindingField } from '#lib/domain/finding-fields.ts';
import { allRules } from '#lib/domain/rules/index.ts';
import { type ComplianceReference, severities } from '#lib/domain/rules/rule.ts';
import { time } from './read-filter.ts';

const { join, sql } = Prisma;

const text = (column: Prisma.Sql): FilterColumn => ({ kind: 'text', sql: column });

/** The access key that a finding `f` is about. */
export const keyOfFinding = sql`CASE WHEN f.resource_kind = 'access-key' THEN f.resource_id ELSE f.evidence ->> 'accessKeyId' END`;

/** What each field of findings is in SQL, of a row `f`. */
export function findingColumns(at: Date): FilterColumns {
  const fields = {
    rule: text(sql`f.rule_id`),
    severity: { kind: 'level', sql: sql`f.severity`, levels: severities.toReversed() },
    state: text(sql`f.state`),
    owner: text(sql`f.owner`),
    account: text(sql`f.account_id`),
    region: text(sql`f.region`),
    resource: text(sql`f.resource_id`),
    kind: text(sql`f.resource_kind`),
    title: text(sql`f.title`),
    age: { kind: 'age', sql: sql`f.opened_at` },
    opened: { kind: 'time', sql: sql`f.opened_at` },
    resolved: { kind: 'time', sql: sql`f.resolved_at` },
    resolution: text(sql`f.resolution`),
    assignee: text(sql`f.assignee`),
    due: { kind: 'time', sql: sql`f.due_at` },
    overdue: { kind: 'flag', sql: isOverdue(at) },
    label: { kind: 'list', sql: sql`f.labels` },
    cause: text(sql`f.root_cause`),
    key: text(sql`(${keyOfFinding})`),
    factor: {
      kind: 'list',
      sql: sql`ARRAY(SELECT part ->> 'factor' FROM jsonb_array_elements(f.severity_parts) part)`,
    },
    risk: { kind: 'number', sql: sql`f.risk` },
    reopened: { kind: 'number', sql: sql`f.reopened` },
    muted: { kind: 'flag', sql: sql`(f.state = 'muted')` },
    mute: text(sql`(CASE WHEN f.state = 'muted' THEN f.mute_id::text END)`),
    framework: { kind: 'list', sql: controlsOf(({ framework }) => framework) },
    control: { kind: 'list', sql: controlsOf(({ control }) => control) },
    tag: { kind: 'tags', sql: tagsOf() },
  } satisfies Record<FindingField, FilterColumn>;
  return {
    fields: new Map(Object.entries(fields)),
    searched: [sql`f.resource_id`, sql`f.title`],
  };
}

/** Whether a finding `f` should have been resolved by an instant. What is muted has time. */
function isOverdue(at: Date): Prisma.Sql {
  return sql`coalesce(f.due_at < ${time(at)} AND f.state NOT IN ('resolved', 'muted'), false)`;
}

/** What the rule of a finding refers to. */
function controlsOf(partOf: (reference: ComplianceReference) => string): Prisma.Sql {
  const rules = allRules.map(({ id, compliance }) => {
    const parts = [...new Set(compliance.map(partOf))];
    return sql`WHEN ${id}::text THEN ${parts}::text[]`;
  });
  return sql`(CASE f.rule_id ${join(rules, ' ')} END)`;
}

/** The tags of a finding's resource as last seen. */
function tagsOf(): Prisma.Sql {
  const lastOf = (table: 'instances' | 'launch_template_versions' | 'roles', matching: Prisma.Sql) => sql`(
    SELECT v.tags FROM ${Prisma.raw(table)} v WHERE v.account_id = f.account_id AND ${matching}
    ORDER BY v.valid_from DESC LIMIT 1)`;
  return sql`(CASE f.resource_kind
    WHEN 'instance' THEN ${lastOf('instances', sql`v.region = f.region AND v.instance_id = f.resource_id`)}
    WHEN 'launch-template' THEN ${lastOf('launch_template_versions', sql`v.region = f.region AND v.template_id = split_part(f.resource_id, ':', 1)`)}
    WHEN 'role' THEN ${lastOf('roles', sql`v.role_arn = f.resource_id`)} END)`;
}
