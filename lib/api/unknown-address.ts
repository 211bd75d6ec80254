import { ServiceError } from '#lib/services/errors.ts';
import { toProblemResponse } from './problems.ts';

/** Answers an address under /api that does not exist. */
export function answerUnknownAddress(): Response {
  return toProblemResponse(
    new ServiceError(
      'not-found',
      'There is nothing under this address. /api/v1/openapi.json lists what there is.',
    ),
  );
}
