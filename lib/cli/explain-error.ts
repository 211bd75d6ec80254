import { styleText } from 'node:util';
import { OperatorError } from '#lib/config/operator-error.ts';

/**
 * An error as the operator should read it: what happened and what to do next. A stack trace only where it
 * was asked for, or the error is none that anybody expected.
 */
export function explainError(error: unknown, isVerbose: boolean): string {
  const known = error instanceof Error ? error : new Error(String(error));
  const lines = [`${styleText('red', 'Error:', { stream: process.stderr })} ${known.message}`];
  const next = nextOf(known);
  if (next !== undefined) lines.push(`${styleText('bold', 'Next:', { stream: process.stderr })} ${next}`);
  else if (!isVerbose) lines.push('Run it again with --verbose to see where this came from.');
  if (isVerbose) lines.push('', known.stack ?? '', ...causes(known));
  return lines.join('\n');
}

/** An error for scripts. */
export function errorDocument(error: unknown): { message: string; next?: string } {
  const known = error instanceof Error ? error : new Error(String(error));
  const next = nextOf(known);
  return { message: known.message, ...(next !== undefined && { next }) };
}

function nextOf(error: Error): string | undefined {
  return error instanceof OperatorError ? error.next : undefined;
}

function causes(error: Error): string[] {
  const { cause } = error;
  return cause instanceof Error ? [`Caused by: ${cause.stack ?? cause.message}`, ...causes(cause)] : [];
}
