import pg from 'pg';
import { useDatabase as answerFrom, call, closeRoutes, type RouteModule } from '#lib/api/testing/call.ts';
import { connectionConfig } from '#lib/db/connection.ts';
import { atMost, type Figure } from '../figure.ts';
import { timeInTurns } from '../measure.ts';
import type { ReadRequest } from './requests.ts';
import { captureSteps, replay } from './statements.ts';

const goal = 3;

/** How many times as long as its own SQL each request of a database takes, the worst first. */
export async function measureRequests(
  connectionString: string,
  requests: readonly ReadRequest[],
  rounds: number,
  log: (line: string) => void,
): Promise<Figure[]> {
  answerFrom(connectionString);
  const pool = new pg.Pool({ ...connectionConfig(connectionString), max: 10 });
  const figures: Figure[] = [];
  try {
    for (const [index, request] of requests.entries()) {
      const figure = await measureRequest(pool, request, rounds);
      figures.push(figure);
      log(
        `${index + 1}/${requests.length} ${figure.name}: ${figure.measured.toFixed(2)} × (${figure.detail})`,
      );
    }
  } finally {
    await pool.end();
    await closeRoutes();
  }
  return figures.sort((a, b) => b.measured - a.measured);
}

async function measureRequest(pool: pg.Pool, request: ReadRequest, rounds: number): Promise<Figure> {
  const route = await request.route();
  const address = await withCursor(route, request.address);
  const answer = () => answerOf(route, address);
  const bytes = await answer();
  const steps = await captureSteps(answer);
  const { firstMs, secondMs } = await timeInTurns(answer, () => replay(pool, steps), rounds);
  const count = steps.flat().length;
  return atMost({
    name: request.address,
    measured: firstMs / secondMs,
    goal,
    unit: '×',
    detail: `${firstMs.toFixed(2)} ms, SQL ${secondMs.toFixed(2)} ms, ${count} ${count === 1 ? 'query' : 'queries'}, ${(bytes / 1024).toFixed(0)} KiB`,
  });
}

/** Asks the route as a server would, up to the bytes that it would send; returns how many. */
async function answerOf(route: RouteModule, address: string): Promise<number> {
  const response = (await route.GET?.(new Request(new URL(address, 'http://localhost:3000')))) as Response;
  const body = await response.arrayBuffer();
  if (response.status !== 200)
    throw new Error(`${address}: ${response.status} ${new TextDecoder().decode(body)}`);
  return body.byteLength;
}

/** Puts the first page's cursor where the address asks for the second. */
async function withCursor(route: RouteModule, address: string): Promise<string> {
  if (!address.endsWith('cursor=')) return address;
  const { body } = await call(route, address.replace(/[?&]cursor=$/, ''));
  return `${address}${encodeURIComponent(String((body as { nextCursor: unknown }).nextCursor))}`;
}
