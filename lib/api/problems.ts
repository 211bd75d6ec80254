import { OperatorError } from '#lib/config/operator-error.ts';
import { type ErrorCode, ServiceError } from '#lib/services/errors.ts';
import { toUnavailable } from '#lib/services/read-availability.ts';
import type { Problem } from './schemas.ts';

const answers: Record<ErrorCode, { status: number; title: string }> = {
  'bad-request': { status: 400, title: 'The request is wrong' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'Conflict' },
  unavailable: { status: 503, title: 'Not available' },
  internal: { status: 500, title: 'Something went wrong' },
};

/** The one way from an error to an answer: RFC 9457, without a stack, SQL or anything a stranger wrote. */
export function toProblemResponse(error: unknown, headers: Record<string, string> = {}): Response {
  const known = toServiceError(error);
  const { status, title } = answers[known.code];
  const problem: Problem = {
    type: `urn:rolecall:problem:${known.code}`,
    title,
    status,
    detail: known.message,
    ...(known.errors.length > 0 ? { errors: [...known.errors] } : {}),
    ...known.details,
  };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 503 ? { 'retry-after': '5' } : {}),
      ...headers,
    },
  });
}

function toServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error;
  if (error instanceof OperatorError) {
    return new ServiceError('unavailable', [error.message, error.next].filter(Boolean).join(' '));
  }
  const unavailable = toUnavailable(error);
  if (unavailable) return unavailable;
  console.error(error);
  return new ServiceError('internal', 'The server failed to answer; its log says why. Please report it.');
}
