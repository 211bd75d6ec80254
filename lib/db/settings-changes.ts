import { z } from 'zod';
import type { Database, Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';
import type { SettingsDigests } from '#lib/domain/settings-changes.ts';

const { sql } = Prisma;

const digestsSchema = z.record(z.string(), z.string());

/** Waits until nobody else records settings, and holds the place until the transaction ends. */
export async function lockSettings(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('settings', 0))`;
}

/** Digests of the settings that a worker last ran with; null before the first one. */
export async function readSettingsDigests(tx: Transaction): Promise<SettingsDigests | null> {
  const last = await tx.settingsChange.findFirst({ orderBy: { id: 'desc' } });
  return last && digestsSchema.parse(last.digests);
}

/** Records that from now on other settings hold. */
export async function insertSettingsChange(
  tx: Transaction,
  change: { at: Date; keys: string[]; digests: SettingsDigests },
): Promise<void> {
  await tx.settingsChange.create({ data: change });
}

/** When settings changed, and which. */
export type SettingsChangeRow = { at: Date; keys: string[]; total: number };

/** The newest changes of a period, and how many there are in all. Where it began is no change. */
export async function readSettingsChanges(
  db: Database,
  { from, to }: { from: Date; to: Date },
  limit: number,
): Promise<SettingsChangeRow[]> {
  return db.$queryRaw(sql`
    SELECT at, keys, count(*) OVER ()::int AS total FROM settings_changes
    WHERE at >= ${time(from)} AND at <= ${time(to)} AND keys <> '{}'
    ORDER BY at DESC LIMIT ${limit}::int`);
}
