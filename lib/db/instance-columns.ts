import type { FilterColumn, FilterColumns } from '#lib/db/filter-condition.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { type CoverageInstant, coverageOf } from '#lib/db/read-coverage.ts';
import { currentAt } from '#lib/db/read-filter.ts';
import type { InstanceField } from '#lib/domain/instance-fields.ts';
import { comparisonsOf, type Filter } from '#lib/domain/property-filter/filter.ts';

const { sql } = Prisma;

/** The last part of an ARN: the name. */
const nameOf = (arn: Prisma.Sql) => sql`split_part(${arn}, '/', -1)`;

const text = (column: Prisma.Sql): FilterColumn => ({ kind: 'text', sql: column });

/** Fields that are known only once instances are joined to their coverage. */
const joinedFields: ReadonlySet<string> = new Set<InstanceField>(['coverage', 'role']);

/** What each field of instances is in SQL, of a row `i` joined by `coverageJoins`. */
export function instanceColumns(instant: CoverageInstant): FilterColumns {
  const fields = {
    id: text(sql`i.instance_id`),
    name: text(sql`i.name`),
    coverage: text(sql`(${coverageOf(instant)})`),
    state: text(sql`i.state`),
    owner: text(sql`i.owner`),
    account: text(sql`i.account_id`),
    region: text(sql`i.region`),
    type: text(sql`i.instance_type`),
    profile: text(nameOf(sql`i.profile_arn`)),
    role: text(nameOf(sql`p.role_arn`)),
    template: text(sql`i.launch_template_id`),
    asg: text(sql`i.auto_scaling_group`),
    imds: text(sql`(CASE i.http_endpoint WHEN 'disabled' THEN 'disabled' ELSE i.http_tokens END)`),
    ip: text(sql`i.public_ip`),
    image: text(sql`i.image_id`),
    platform: text(sql`i.platform`),
    created: { kind: 'time', sql: sql`i.created_at` },
    launched: { kind: 'time', sql: sql`i.launch_time` },
    since: { kind: 'time', sql: sql`i.valid_from` },
    age: { kind: 'age', sql: sql`i.created_at` },
    exposed: { kind: 'flag', sql: exposedAt(instant) },
    tag: { kind: 'tags', sql: sql`i.tags` },
  } satisfies Record<InstanceField, FilterColumn>;
  return { fields: new Map(Object.entries(fields)), searched: [sql`i.instance_id`, sql`i.name`] };
}

function exposedAt(instant: CoverageInstant): Prisma.Sql {
  return sql`EXISTS (
    SELECT 1 FROM exposures x
    WHERE x.account_id = i.account_id AND x.region = i.region AND x.source = 'user-data' AND x.resource_id = i.instance_id
      AND ${currentAt('x', instant)})`;
}

/** Whether a filter of instances asks for what only the joins tell. */
export function needsJoins(filter: Filter | null): boolean {
  return filter !== null && comparisonsOf(filter).some(({ field }) => joinedFields.has(field));
}

/** Whether a field of instances is known only by the joins. */
export function isJoinedField(field: string): boolean {
  return joinedFields.has(field);
}
