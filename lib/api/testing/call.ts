import type { Database } from '#lib/db/client.ts';

/** A route file of app/api. */
export type RouteModule = Partial<
  Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', (request: Request) => unknown>
>;

/** What a route answered; `body` is parsed JSON. */
export type Answer = { status: number; headers: Headers; body: unknown };

/** Calls a route's handler as the server would, from the machine itself unless the headers say otherwise. */
export async function call(
  route: RouteModule,
  address: string,
  init: { method?: keyof RouteModule; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const handler = route[init.method ?? 'GET'];
  if (!handler) throw new Error(`${address} has no ${init.method ?? 'GET'}.`);
  const request = new Request(new URL(address, 'http://localhost:3000'), init);
  const response = (await handler(request)) as Response;
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse((await response.text()) || 'null'),
  };
}

/** Makes this process's routes use a test's database, and the default settings. */
export function useDatabase(connectionString: string): void {
  process.env.DATABASE_URL = connectionString;
  process.env.ROLECALL_CONFIG = '';
}

/** Closes the connections that the routes opened, so that the test's database can be dropped. */
export async function closeRoutes(): Promise<void> {
  const { rolecallWorlds } = globalThis as { rolecallWorlds?: Map<string, Promise<{ db: Database }>> };
  for (const world of rolecallWorlds?.values() ?? []) await (await world).db.$disconnect();
  rolecallWorlds?.clear();
}
