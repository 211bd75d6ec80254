import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { time } from '#lib/db/read-filter.ts';
import { readIds } from '#lib/db/read-ids.ts';
import type { KeyTurns } from '#lib/domain/rules/key-turns.ts';
import { dayMs } from '#lib/domain/statistics.ts';

const { join, raw, sql } = Prisma;

/** The time from one look at IAM to the next, both of them included. */
type Span = { since: Date; at: Date };

/** That time, and the ARNs of those who may do other things since. */
type Judging = Span & { permitted: readonly string[] };

/**
 * The keys of an account on which there may be something else to say than at the look at IAM before: those that the one at `at`
 * changed, those that have come to a turn since, those of users who may do other things, and the other keys of their users.
 */
export async function readKeysToJudge(
  tx: Transaction,
  accountId: string,
  { permitted, ...span }: Judging,
  turns: KeyTurns,
): Promise<string[]> {
  const keys = sql`SELECT access_key_id, user_name FROM access_keys WHERE account_id = ${accountId}`;
  return readIds(
    tx,
    sql`WITH judged AS (
      ${keys} AND valid_from = ${time(span.at)}
      UNION ${keys} AND valid_to = ${time(span.at)}
      UNION ${keys} AND valid_to IS NULL
        AND (${hasTurned('created_at', turns.creation, span)} OR ${hasTurned('last_used_at', turns.use, span)})
      UNION ${keys} AND ${hasTurned('valid_from', turns.status, span)}
      UNION ${keys} AND ${hasTurned('valid_to', turns.status, span)}
      UNION ${keys} AND valid_to IS NULL AND user_name IN (
        SELECT user_name FROM users
        WHERE account_id = ${accountId} AND valid_to IS NULL AND user_arn = ANY(${[...permitted]}::text[])))
    SELECT access_key_id FROM judged
    UNION SELECT access_key_id FROM access_keys
    WHERE account_id = ${accountId} AND valid_to IS NULL AND user_name IN (SELECT user_name FROM judged)`,
  );
}

/** Whether one of some numbers of days since a time was full within a span. */
function hasTurned(column: string, days: readonly number[], { since, at }: Span): Prisma.Sql {
  const before = (instant: Date, count: number) => time(new Date(instant.getTime() - count * dayMs));
  const turned = days.map(
    (count) => sql`${raw(column)} BETWEEN ${before(since, count)} AND ${before(at, count)}`,
  );
  return sql`(${join(turned, ' OR ')})`;
}
