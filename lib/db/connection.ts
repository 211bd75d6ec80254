import pg from 'pg';
import { OperatorError } from '#lib/config/operator-error.ts';

/** What every connection to the database is opened with. Prisma's adapter reads times right in UTC only. */
export function connectionConfig(connectionString: string): pg.ClientConfig {
  const url = URL.parse(connectionString);
  const given = url?.searchParams.get('options');
  // What the connection string says goes before the rest of the configuration.
  url?.searchParams.delete('options');
  return {
    connectionString: given ? url?.href : connectionString,
    application_name: 'rolecall',
    options: `${given ?? ''} -c TimeZone=UTC`.trim(),
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * Opens one connection.
 *
 * @throws OperatorError if the server cannot be reached or refuses, and what to do about it
 */
export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(connectionString));
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw explainConnectionError(error, connectionString);
  }
  return client;
}

/** Where a connection string points, without user and password: `db.example.com:5432/rolecall`. */
function nameServer(connectionString: string): string {
  const url = URL.parse(connectionString);
  return url ? `${url.hostname}:${url.port || 5432}${url.pathname}` : 'the given server';
}

/** An error of connecting, as the operator can mend it. */
export function explainConnectionError(error: unknown, connectionString: string): OperatorError {
  const { code, message } = error as { code?: string; message?: string };
  const server = nameServer(connectionString);
  const [what, next] = explanations[code ?? ''] ?? [
    `does not let us in: ${message}`,
    'Check DATABASE_URL and the server.',
  ];
  return new OperatorError(`PostgreSQL at ${server} ${what}.`, { next, cause: error });
}

const unreachable =
  'Check that it runs, that DATABASE_URL names its host and port, and that no firewall is between.';

const explanations: Record<string, [what: string, next: string]> = {
  ECONNREFUSED: ['refuses connections', unreachable],
  ECONNRESET: ['closes the connection', unreachable],
  EHOSTUNREACH: ['cannot be reached', unreachable],
  ETIMEDOUT: ['does not answer', unreachable],
  ENOTFOUND: ['cannot be found: no such host', unreachable],
  EAI_AGAIN: ['cannot be found: the name does not resolve now', unreachable],
  '28P01': ['refuses the user or the password', 'Correct them in DATABASE_URL.'],
  '28000': ['refuses this user from this machine', 'Correct DATABASE_URL, or allow it in pg_hba.conf.'],
  '3D000': ['has no database of that name', 'Create it (CREATE DATABASE ...) or correct DATABASE_URL.'],
  '57P03': ['is still starting up, or ending', 'Try again when it has started.'],
  '53300': ['has no connection left', 'Raise its max_connections, or end what holds them.'],
};
