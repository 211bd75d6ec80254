import { now } from '#lib/clock/now.ts';
import { parseEnvironment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { createDatabase, type Database } from '#lib/db/client.ts';
import type { Settings } from '#lib/domain/settings.ts';
import type { Context } from '#lib/services/context.ts';
import { ServiceError } from '#lib/services/errors.ts';
import { actorName } from './actor.ts';

type World = { db: Database; settings: Settings };

/** Survives the module reloads of `next dev`, which would otherwise open a pool of connections each. */
const worlds = globalThis as { rolecallWorlds?: Map<string, Promise<World>> };

/**
 * What a request's services are handed. The database and the settings are the process's own: opened at the
 * first request, by the environment. Until sign-in exists, whoever asks is a local operator, by the name they give.
 *
 * @throws ServiceError if no database is named, or a name that is none is given; OperatorError for wrong settings
 */
export async function createContext(request?: Request): Promise<Context> {
  const name = actorName(request?.headers.get('x-rolecall-actor') ?? null);
  const { databaseUrl, configPath, isConfigGiven } = parseEnvironment(process.env);
  if (databaseUrl === undefined) {
    throw new ServiceError(
      'unavailable',
      'No database is named. Start by `npm start`, which brings its own, or set DATABASE_URL.',
    );
  }
  worlds.rolecallWorlds ??= new Map();
  const key = JSON.stringify([databaseUrl, configPath]);
  const opened = worlds.rolecallWorlds.get(key) ?? openWorld(databaseUrl, configPath, isConfigGiven);
  worlds.rolecallWorlds.set(key, opened);
  try {
    const world = await opened;
    return {
      ...world,
      actor: { kind: 'operator', name },
      visibleAccounts: 'all',
      now: now(),
    };
  } catch (error) {
    worlds.rolecallWorlds.delete(key);
    throw error;
  }
}

async function openWorld(databaseUrl: string, configPath: string, mustExist: boolean): Promise<World> {
  const settings = await loadSettings(configPath, { mustExist });
  return { settings, db: createDatabase(databaseUrl, { log: (line) => console.error(line) }) };
}
