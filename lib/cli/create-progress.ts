import { createPlainProgress } from './plain-progress.ts';
import type { Progress } from './progress.ts';
import { createTerminalProgress } from './terminal-progress.ts';

/** Bars with counts and time left on a terminal; plain lines, a few a minute, anywhere else. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY
    ? createTerminalProgress(stream)
    : createPlainProgress((text) => stream.write(`${text}\n`));
}
