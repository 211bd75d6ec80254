import { MultiBar, type Options, type Params, type SingleBar } from 'cli-progress';
import { marks } from './marks.ts';
import type { Progress, Task } from './progress.ts';
import { describeProgress, formatDuration } from './time-left.ts';

type Payload = {
  label: string;
  isEven: boolean;
  total: number | null;
  detail: string;
  startedAt: number;
};

const barWidth = 16;

/** Progress as bars below the lines; a finished task becomes a line. */
export function createTerminalProgress(stream: NodeJS.WriteStream): Progress {
  let bars: MultiBar | null = null;
  let running = 0;

  const line = (text: string) => {
    if (bars === null) stream.write(`${text}\n`);
    else bars.log(`${text.replaceAll('\n', '\u001b[K\n')}\u001b[K\n`);
  };
  const close = () => {
    bars?.update();
    bars?.stop();
    bars = null;
    running = 0;
  };
  const task = (label: string, isEven = true): Task => {
    bars ??= createBars(stream);
    running += 1;
    const payload: Payload = { label, isEven, total: null, detail: '', startedAt: Date.now() };
    const bar = bars.create(0, 0, payload);
    return createTask(bar, payload, (text) => {
      if (bars === null) return;
      line(text);
      running -= 1;
      if (running > 0) bars.remove(bar);
      else close();
    });
  };
  return { task, line, close };
}

function createTask(bar: SingleBar, payload: Payload, finish: (text: string) => void): Task {
  let isOver = false;
  const over = (mark: string, result: string) => {
    if (isOver) return;
    isOver = true;
    finish(`${mark} ${payload.label}${result} (${formatDuration(Date.now() - payload.startedAt)})`);
  };
  return {
    update: (done, total, detail = '') => {
      if (isOver) return;
      if (total !== null) bar.setTotal(total);
      bar.update(done, { ...payload, total, detail });
    },
    end: (result) => over(marks.done, result === undefined ? '' : `: ${result}`),
    fail: (reason) => over(marks.failed, reason === undefined ? ': failed' : `: ${reason}`),
  };
}

function createBars(stream: NodeJS.WriteStream): MultiBar {
  return new MultiBar({
    stream,
    format,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    forceRedraw: true,
  });
}

function format(
  _options: Options,
  { value, maxWidth }: Params & { maxWidth?: number },
  payload: Payload,
): string {
  const { label, isEven, total, detail, startedAt } = payload;
  const filled = total ? Math.round(barWidth * Math.min(1, value / total)) : 0;
  const bar = total === null ? '' : ` ${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)}`;
  const figures = describeProgress(Date.now() - startedAt, value, total, isEven);
  return `  ${label}${bar} ${figures}${detail ? ` · ${detail}` : ''}`.slice(0, (maxWidth ?? 80) - 1);
}
