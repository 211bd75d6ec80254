import type { Database } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { matching, monitored, type ResourceFilter, time } from '#lib/db/read-filter.ts';
import { exposureSources } from '#lib/domain/inventory.ts';
import type { ExposedBySource, ExposedCredentials } from '#lib/domain/kpis.ts';
import { exposureRuleOf, exposureRules } from '#lib/domain/rules/rule-ids.ts';

const none: ExposedBySource = { 'user-data': 0, 'launch-template': 0, code: 0, host: 0 };

/** The last event of finding `f` at or before an instant that tells whether it was open. */
export function lastEvent(at: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT v.kind FROM finding_events v
    WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint AND v.at <= ${time(at)}
      AND v.kind IN ('opened', 'reopened', 'severity-changed', 'resolved')
    ORDER BY v.at DESC, v.kind = 'resolved' DESC LIMIT 1`;
}

/**
 * Findings of exposed credentials: open at `at`, and how often one opened (or came back) or was resolved
 * after `from` and at or before `at`. A finding is open from the event that opened it to the one that resolved it.
 */
export async function readExposedCredentials(
  db: Database,
  filter: ResourceFilter,
  from: Date,
  at: Date,
): Promise<ExposedCredentials & { bySource: ExposedBySource }> {
  const isOpen = Prisma.sql`last.kind <> 'resolved' ${monitored('f', at)}`;
  const bySource = exposureSources.map(
    (source) =>
      Prisma.sql`${source}::text, count(*) FILTER (WHERE ${isOpen} AND f.rule_id = ${exposureRuleOf[source]})::int`,
  );
  const rows = await db.$queryRaw<(ExposedCredentials & { bySource: ExposedBySource })[]>`
    SELECT count(*) FILTER (WHERE ${isOpen})::int AS open, jsonb_build_object(${Prisma.join(bySource)}) AS "bySource",
      coalesce(sum(flow.opened), 0)::int AS opened, coalesce(sum(flow.resolved), 0)::int AS resolved
    FROM findings f
    LEFT JOIN LATERAL (${lastEvent(at)}) last ON true
    LEFT JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.kind IN ('opened', 'reopened')) AS opened,
        count(*) FILTER (WHERE v.kind = 'resolved') AS resolved
      FROM finding_events v
      WHERE v.account_id = f.account_id AND v.fingerprint = f.fingerprint
        AND v.at > ${time(from)} AND v.at <= ${time(at)}) flow ON true
    WHERE f.rule_id = ANY(${[...exposureRules]}::text[]) ${matching('f', filter)}`;
  return rows[0] ?? { open: 0, opened: 0, resolved: 0, bySource: none };
}
