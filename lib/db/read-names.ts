import type { Database } from '#lib/db/client.ts';

type Named = { id: string; name: string };

/** The names of accounts, by id. */
export async function readAccountNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Named[]>`
    SELECT account_id AS id, name FROM accounts WHERE account_id = ANY(${[...ids]}::text[]) AND name IS NOT NULL`;
  return byId(rows);
}

/** The names of launch templates as last seen, by id. */
export async function readTemplateNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<Named[]>`
    SELECT DISTINCT ON (template_id) template_id AS id, template_name AS name
    FROM launch_template_versions WHERE template_id = ANY(${[...ids]}::text[])
    ORDER BY template_id, valid_from DESC`;
  return byId(rows);
}

function byId(rows: readonly Named[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
