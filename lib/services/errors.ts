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

/** An error that may be told to whoever asked: its message says what happened, to what, and what to do next. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: ErrorCode;
  readonly errors: readonly ParameterError[];

  constructor(code: ErrorCode, message: string, errors: readonly ParameterError[] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

/** An error for parameters that cannot be used, naming each. */
export function badRequest(errors: readonly ParameterError[]): ServiceError {
  const names = [...new Set(errors.map(({ parameter }) => parameter))].join(', ');
  return new ServiceError('bad-request', `The request cannot be answered: see ${names}.`, errors);
}

/** An error for a resource that is not there, or not for the actor to see. */
export function notFound(kind: string, id: string): ServiceError {
  return new ServiceError(
    'not-found',
    `There is no ${kind} ${id}. It may lie in an account that is not monitored.`,
  );
}
