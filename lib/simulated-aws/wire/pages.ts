import { createHash } from 'node:crypto';
import { AwsError } from './aws-error.ts';

/**
 * Makes the opaque token of the next page: where it begins, and a mark of the question it belongs to.
 * `position` is a number that stays true when resources come and go between two pages.
 */
export function makeToken(question: string, position: number): string {
  return Buffer.from(`${position}:${markOf(question)}`).toString('base64');
}

/** Reads a token back; null begins at the beginning. Throws InvalidNextToken for one of another question. */
export function readToken(question: string, token: string | null): number {
  if (token === null) return 0;
  const [position, mark] = Buffer.from(token, 'base64').toString().split(':');
  if (mark !== markOf(question) || !/^\d+$/.test(position ?? ''))
    throw new AwsError('InvalidNextToken', 'The specified pagination token is not valid.');
  return Number(position);
}

export type Page<T> = { readonly items: readonly T[]; readonly nextToken: string | null };

/** Cuts a page out of resources in a fixed order; without a size all that remain. */
export function cutPage<T>(
  all: readonly T[],
  question: string,
  token: string | null,
  size: number | null,
): Page<T> {
  const start = readToken(question, token);
  const end = size === null ? all.length : Math.min(all.length, start + size);
  return { items: all.slice(start, end), nextToken: end < all.length ? makeToken(question, end) : null };
}

function markOf(question: string): string {
  return createHash('sha256').update(question).digest('hex').slice(0, 16);
}
