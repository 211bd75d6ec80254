import type { Finding, FindingEvent } from '#lib/api/schemas.ts';

/** What can go wrong, whoever asks. lib/api maps each to one HTTP status. */
export type ErrorCode =
  | 'bad-request'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'conflict'
  | 'unavailable'
  | 'internal';

/** A parameter at fault and what is allowed; `place` says where in it, by UTF-16 offsets. */
export type ParameterError = {
  parameter: string;
  message: string;
  place?: { start: number; end: number };
};

/** What a conflict tells beside its message, for whoever is to decide again. */
export type ErrorDetails = {
  /** The finding as it is. */
  current?: Finding;
  /** What others did to it meanwhile, the newest first. */
  since?: FindingEvent[];
  /** How many findings there really are. */
  count?: number;
};

/** An error that may be told to whoever asked: its message says what happened, to what, and what to do next. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly errors: readonly ParameterError[];
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    errors: readonly ParameterError[] = [],
    details: ErrorDetails = {},
  ) {
    super(message);
    this.code = code;
    this.errors = errors;
    this.details = details;
  }
}

/** An error for parameters that cannot be used, naming each. */
export function badRequest(errors: readonly ParameterError[]): ServiceError {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ');
  return new ServiceError('bad-request', `The request cannot be answered: see ${names}.`, errors);
}

/** An error for what cannot be done as things stand. */
export function conflict(message: string, details: ErrorDetails = {}): ServiceError {
  return new ServiceError('conflict', message, [], details);
}

/** An error for a resource that is not there, or not for the actor to see. */
export function notFound(kind: string, id: string): ServiceError {
  return new ServiceError(
    'not-found',
    `There is no ${kind} ${id}. It may lie in an account that is not monitored.`,
  );
}
