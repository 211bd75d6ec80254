import type { Transaction } from '#lib/db/client.ts';
import { Prisma } from '#lib/db/generated/client.ts';
import { readIds } from '#lib/db/read-ids.ts';
import type { Role } from '#lib/domain/inventory.ts';

const { empty, sql } = Prisma;

/** A current role, without its policies and tags. */
export type RoleSubjectRow = Pick<Role, 'roleArn' | 'roleName' | 'createdAt' | 'ec2Assumable' | 'owner'>;

/**
 * The current roles of an account.
 *
 * @param roleArns null: all of them
 */
export async function readRoleSubjects(
  tx: Transaction,
  accountId: string,
  roleArns: readonly string[] | null,
): Promise<RoleSubjectRow[]> {
  return tx.$queryRaw`
    SELECT role_arn AS "roleArn", role_name AS "roleName", created_at AS "createdAt",
      ec2_assumable AS "ec2Assumable", owner
    FROM roles WHERE account_id = ${accountId} AND valid_to IS NULL
      ${roleArns === null ? empty : sql`AND role_arn = ANY(${[...roleArns]}::text[])`}`;
}

/** The roles that the IAM snapshot at `at` changed, made or no longer saw. */
export async function readChangedRoleArns(tx: Transaction, accountId: string, at: Date): Promise<string[]> {
  return readIds(
    tx,
    sql`SELECT role_arn FROM roles WHERE account_id = ${accountId} AND valid_from = ${at}
      UNION SELECT role_arn FROM roles WHERE account_id = ${accountId} AND valid_to = ${at}`,
  );
}
