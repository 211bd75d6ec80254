/**
 * Something that the operator can mend: shown as what happened and what to do next, without a stack trace.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  /** What to do next: a sentence, or a command to paste. */
  readonly next: string | undefined;

  constructor(message: string, options: { next?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? {} : { cause: options.cause });
    this.next = options.next;
  }
}
