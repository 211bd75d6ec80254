import { ServiceError } from './errors.ts';

const unreachable =
  /ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENOENT.*\.s\.PGSQL|Can't reach database|connection (terminated|timeout|closed)|terminating connection|the database system is|too many (clients|connections)|P1001|P1002|P1008|P1017|P2024|P2037|57P0[123]|53300|08\d{3}/i;
const refused = /P1000|28P01|28000|password authentication failed|no pg_hba/i;
const held = /55P03|lock timeout|40P01|deadlock detected/i;
const missing =
  /P1003|3D000|P2021|P2022|42P01|42703|3F000|database .* does not exist|relation .* does not exist/i;

/**
 * What to tell whoever asked when the database cannot answer; null for errors of another kind.
 * The text of the database's own error stays in the log: it may hold SQL.
 */
export function toUnavailable(error: unknown): ServiceError | null {
  const text = wordsOf(error);
  if (refused.test(text)) {
    return unavailable('The database refuses the sign-in. Check the user and password in DATABASE_URL.');
  }
  if (missing.test(text)) {
    return unavailable('The database does not have the tables of this version. Run `rolecall migrate`.');
  }
  if (held.test(text)) {
    return unavailable(
      'A collection is writing down what it saw of this very finding. Nothing was changed; try again in a moment.',
    );
  }
  if (unreachable.test(text)) {
    return unavailable(
      'The database does not answer. Check that it runs and that DATABASE_URL is right (`rolecall doctor`); this page works again as soon as it does.',
    );
  }
  return null;
}

function unavailable(message: string): ServiceError {
  return new ServiceError('unavailable', message);
}

/** Whether the database gave up waiting for rows that somebody else holds. */
export function isHeldByOthers(error: unknown): boolean {
  return held.test(wordsOf(error));
}

/** Names, codes and messages of an error and of what caused it. */
function wordsOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 4) return '';
  const { name, code, message, cause, meta, errors } = error as Record<string, unknown>;
  const adapter = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  const inner = [cause, adapter, ...(Array.isArray(errors) ? errors : [])].map((each) =>
    wordsOf(each, depth + 1),
  );
  const kind = typeof cause === 'object' && cause !== null ? '' : String(cause ?? '');
  return [name, code, message, kind, ...inner].map((part) => String(part ?? '')).join(' ');
}
