import { now } from '#lib/clock/now.ts';
import { ServiceError } from '#lib/services/errors.ts';
import { getHealth, unhealthy } from '#lib/services/get-health.ts';
import { createContext } from './context.ts';
import { parseQuery } from './parse-query.ts';
import { toProblemResponse } from './problems.ts';
import { json } from './route.ts';
import { type Health, healthQuery } from './schemas.ts';

/**
 * `GET /api/health`: 200 when ready, else 503 with what is missing. Answered under any host name, as probes
 * have their own: it tells nothing about the estate.
 */
export async function answerHealth(request: Request): Promise<Response> {
  try {
    const { probe } = parseQuery(healthQuery, new URL(request.url).searchParams);
    const health = probe === 'live' ? alive() : await readHealth();
    return json(health, health.ready ? 200 : 503);
  } catch (error) {
    return toProblemResponse(error);
  }
}

function alive(): Health {
  return { live: true, ready: true, at: now().toISOString(), database: null, queue: null };
}

async function readHealth(): Promise<Health> {
  try {
    return await getHealth({ ctx: await createContext() });
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'The settings cannot be read.';
    if (error instanceof ServiceError && error.code !== 'unavailable') throw error;
    return unhealthy(now(), detail);
  }
}
