import { filterCondition } from '#lib/db/filter-condition.ts';
import { findingColumns } from '#lib/db/finding-columns.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import {
  among,
  type Instant,
  matching,
  monitored,
  type ResourceFilter,
  searching,
  time,
} from '#lib/db/read-filter.ts';
import type { FindingField } from '#lib/domain/finding-fields.ts';
import { listedStates } from '#lib/domain/findings.ts';
import { comparisonsOf, type Filter } from '#lib/domain/property-filter/filter.ts';

const { empty, raw, sql } = Prisma;

/** What of the findings a list shows. */
export type FindingSearch = {
  rule?: readonly string[] | undefined;
  severity?: readonly string[] | undefined;
  state?: readonly string[] | undefined;
  resource?: readonly string[] | undefined;
  q?: string | undefined;
  filter?: Filter | null | undefined;
};

/** What an instant's first later event that changed a field says that it was before; null: none did. */
const before = (field: string) => sql`
  (array_agg(v.before -> ${field}::text ORDER BY v.at, v.revision) FILTER (WHERE v.before -> ${field}::text IS NOT NULL))[1]`;

/** A column of `w` as it was at the instant. */
const then = (column: string, type: string) => {
  const [now, was] = [raw(`w.${column}`), raw(`later.${column}`)];
  return sql`CASE WHEN ${was} IS NULL THEN ${now} ELSE (${was} #>> '{}')::${raw(type)} END AS ${raw(column)}`;
};

/**
 * The findings as a table `f`, as they stood at an instant. Their events up to it tell state and severity, those after it
 * what people had decided by then. All else is what was known last.
 */
export function findingsAt({ at, isLatest }: Instant): Prisma.Sql {
  if (isLatest) return sql`findings f`;
  return sql`(
    SELECT w.account_id, w.fingerprint, w.region, w.rule_id, w.resource_kind, w.resource_id, w.title, w.owner,
      w.evidence, w.opened_at, last.severity, last.resolution, life.reopened,
      w.base_severity, w.severity_parts, w.risk, w.root_cause, w.revision,
      ${then('assignee', 'text')}, ${then('due_at', 'timestamptz')}, ${then('due_by_hand', 'boolean')}, ${then('mute_id', 'uuid')},
      CASE WHEN later.labels IS NULL THEN w.labels ELSE ARRAY(SELECT jsonb_array_elements_text(later.labels)) END AS labels,
      coalesce(later.links, w.links) AS links,
      CASE WHEN last.kind = 'resolved' THEN 'resolved' ELSE coalesce(triage.state, 'open') END AS state,
      CASE WHEN last.kind = 'resolved' THEN last.at END AS resolved_at
    FROM findings w
    CROSS JOIN LATERAL (
      SELECT v.kind, v.at, v.severity, v.resolution FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at <= ${time(at)}
        AND v.kind IN ('opened', 'reopened', 'severity-changed', 'resolved')
      ORDER BY v.at DESC, v.kind = 'resolved' DESC LIMIT 1) last
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.kind = 'reopened')::int AS reopened, max(v.at) AS since FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at <= ${time(at)}
        AND v.kind IN ('opened', 'reopened')) life
    LEFT JOIN LATERAL (
      SELECT v.after ->> 'state' AS state FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at >= life.since AND v.at <= ${time(at)}
        AND v.kind NOT IN ('opened', 'reopened', 'severity-changed', 'resolved') AND v.after ->> 'state' IS NOT NULL
      ORDER BY v.at DESC, v.revision DESC LIMIT 1) triage ON true
    LEFT JOIN LATERAL (
      SELECT ${before('assignee')} AS assignee, ${before('dueAt')} AS due_at, ${before('dueByHand')} AS due_by_hand,
        ${before('muteId')} AS mute_id, ${before('labels')} AS labels, ${before('links')} AS links
      FROM finding_events v
      WHERE v.account_id = w.account_id AND v.fingerprint = w.fingerprint AND v.at > ${time(at)} AND v.before IS NOT NULL)
      later ON true
    WHERE w.opened_at <= ${time(at)}) f`;
}

/**
 * What is asked for; of places that are monitored no more, only what was resolved. Unless states are asked for, in whatever
 * words, what stands and is not muted.
 */
export function findingConditions(
  filter: ResourceFilter,
  { at }: Instant,
  wanted: FindingSearch,
): Prisma.Sql {
  const asked = wanted.filter ?? null;
  const states = wanted.state ?? (speaksOfStates(asked) ? undefined : listedStates);
  return sql`(f.state = 'resolved' OR (true ${monitored('f', at)})) ${matching('f', filter)}
    ${among(sql`f.rule_id`, wanted.rule)} ${among(sql`f.severity`, wanted.severity)}
    ${among(sql`f.state`, states)} ${among(sql`f.resource_id`, wanted.resource)}
    ${/* So that the indexes of what stands serve. */ states?.includes('resolved') === false ? sql`AND f.state <> 'resolved'` : empty}
    ${searching([sql`f.resource_id`, sql`f.title`], wanted.q)} ${filterCondition(asked, findingColumns(at), at)}`;
}

const fieldsOfStates: ReadonlySet<string> = new Set<FindingField>([
  'state',
  'muted',
  'mute',
  'resolved',
  'resolution',
]);

function speaksOfStates(filter: Filter | null): boolean {
  return filter !== null && comparisonsOf(filter).some(({ field }) => fieldsOfStates.has(field));
}
