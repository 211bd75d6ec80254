import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';

const { sql } = Prisma;

/** Whether the pattern of an exemption `z` covers instance `i`, whenever it stands. */
export const isCovered = sql`((z.account_id IS NULL OR z.account_id = i.account_id)
  AND (z.owner IS NULL OR z.owner = i.owner)
  AND (z.resource_like IS NULL OR i.instance_id LIKE z.resource_like OR i.name LIKE z.resource_like)
  AND (z.tag_key IS NULL OR i.tags ->> z.tag_key LIKE z.tag_like))`;

/** Whether an exemption `z` stands at an instant: see lib/domain/exemptions.ts. */
function standsAt(at: Date): Prisma.Sql {
  return sql`z.created_at <= ${time(at)} AND coalesce(least(z.until, z.ended_at) > ${time(at)}, true)`;
}

/** Whether instance `i` is exempt at an instant. Where there are no exemptions that costs nothing. */
export function isExemptAt(at: Date): Prisma.Sql {
  return sql`((SELECT EXISTS (SELECT 1 FROM exemptions))
    AND EXISTS (SELECT 1 FROM exemptions z WHERE ${standsAt(at)} AND ${isCovered}))`;
}

/** The exemptions whose patterns cover the version `i` of an instance, as an array of their ids. */
export const exemptionIds = sql`CASE WHEN (SELECT EXISTS (SELECT 1 FROM exemptions))
  THEN ARRAY(SELECT z.id::text FROM exemptions z WHERE ${isCovered}) ELSE '{}' END`;
