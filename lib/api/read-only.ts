import { ServiceError } from '#lib/services/errors.ts';
import { toProblemResponse } from './problems.ts';

/** A handler for the methods that an address does not have. */
export function refuse(allowed: string): (request: Request) => Response {
  return ({ method }) => {
    const error = new ServiceError(
      'method-not-allowed',
      `${method} is not possible here; allowed: ${allowed}.`,
    );
    return toProblemResponse(error, { allow: allowed });
  };
}

/** The methods that an address for reading refuses. */
export const POST = refuse('GET, HEAD');
export const PUT = refuse('GET, HEAD');
export const PATCH = refuse('GET, HEAD');
export const DELETE = refuse('GET, HEAD');
