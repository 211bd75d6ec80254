import { randomBytes } from 'node:crypto';
import type { Database } from '#lib/db/client.ts';

const keyBytes = 32;

/**
 * The key of this installation's keyed hashes. Made at the first call, and the same ever after for every
 * worker on the database.
 */
export async function readInstallationKey(db: Database): Promise<Uint8Array> {
  const found = await db.installation.findUnique({ where: { id: 1 } });
  if (found) return found.key;
  await db.installation.createMany({ data: { id: 1, key: randomBytes(keyBytes) }, skipDuplicates: true });
  const { key } = await db.installation.findUniqueOrThrow({ where: { id: 1 } });
  return key;
}

/** Digest of the settings that episodes and rollups were last derived with; null before the first time. */
export async function readDerivationDigest(db: Database): Promise<string | null> {
  const found = await db.installation.findUnique({ where: { id: 1 } });
  return found?.derivationDigest ?? null;
}

/** Notes which settings episodes and rollups are derived with from now on. */
export async function noteDerivationDigest(db: Database, derivationDigest: string): Promise<void> {
  await readInstallationKey(db);
  await db.installation.update({ where: { id: 1 }, data: { derivationDigest } });
}
