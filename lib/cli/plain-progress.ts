import type { Progress, Task } from './progress.ts';
import { describeProgress, formatDuration } from './time-left.ts';

const quietMs = 5_000;

/**
 * Progress as lines, for logs and pipes: one when a task begins, one at most every five seconds while it
 * runs, one when it ends.
 */
export function createPlainProgress(write: (line: string) => void, now: () => number = Date.now): Progress {
  return { task: (label, isEven) => startTask(label, isEven, write, now), line: write, close: () => {} };
}

function startTask(
  label: string,
  isEven: boolean | undefined,
  write: (line: string) => void,
  now: () => number,
): Task {
  const startedAt = now();
  let saidAt = startedAt;
  let isOver = false;
  write(`${label} …`);
  const finish = (text: string) => {
    if (!isOver) write(text);
    isOver = true;
  };
  return {
    update: (done, total, detail) => {
      if (isOver || now() - saidAt < quietMs) return;
      saidAt = now();
      const figures = describeProgress(saidAt - startedAt, done, total, isEven);
      write(`${label}: ${figures}${detail ? ` · ${detail}` : ''}`);
    },
    end: (result) => finish(`${label}: ${result ?? 'done'} (${formatDuration(now() - startedAt)})`),
    fail: (reason) =>
      finish(`${label}: failed${reason ? `: ${reason}` : ''} (${formatDuration(now() - startedAt)})`),
  };
}
