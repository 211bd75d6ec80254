import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { OperatorError } from '#lib/config/operator-error.ts';
import { projectRoot } from './project-root.ts';
import { digestSources } from './source-digest.ts';

/** What `next build` says when it comes to each step, in order. */
const steps = [
  'Creating an optimized',
  'Compiled',
  'Collecting page data',
  'Generating static pages',
  'Finalizing',
];

/** How the web part is built. */
export type BuildOptions = {
  /** Where everything that the build printed is written. */
  logPath: string;
  onProgress: (done: number, total: number | null, detail: string) => void;
  /** Is told the number of the build's process. */
  onChild?: (pid: number) => void;
  /** Whether other work of the machine goes first: of two things at a time, the one that can use all cores comes last. */
  givesWay?: boolean;
  signal: AbortSignal;
};

/** Whether `.next` holds a production build of the sources as they are. */
export async function isBuilt(root: string = projectRoot): Promise<boolean> {
  const made = await readFile(join(root, '.next/rolecall-build'), 'utf8').catch(() => null);
  return made !== null && existsSync(join(root, '.next/BUILD_ID')) && made === (await digestSources(root));
}

/**
 * Builds the web part.
 *
 * @throws OperatorError with the end of the build's output if it fails
 */
export async function buildWeb(
  { logPath, onProgress, onChild, givesWay, signal }: BuildOptions,
  root: string = projectRoot,
): Promise<void> {
  const digest = await digestSources(root);
  const lines: string[] = [];
  let step = 0;
  const child = spawn(process.execPath, [join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      FORCE_COLOR: '0',
    },
  });
  if (child.pid !== undefined) {
    if (givesWay) putLast(child.pid);
    onChild?.(child.pid);
  }
  const take = (colourful: string) => {
    const line = stripVTControlCharacters(colourful);
    lines.push(line);
    const reached = steps.findIndex((text) => line.includes(text)) + 1;
    step = Math.max(step, reached);
    if (reached > 0) onProgress(step, steps.length, line.trim().replace(/^[^\w]+|[ .…]+$/g, ''));
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  const abort = () => killGroup(child.pid);
  signal.addEventListener('abort', abort, { once: true });
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', (error) => take(error.message));
    child.on('close', resolve);
  });
  signal.removeEventListener('abort', abort);
  await mkdir(dirname(logPath), { recursive: true });
  await writeFile(logPath, `${lines.join('\n')}\n`);
  signal.throwIfAborted();
  if (code !== 0) throw buildFailed(lines, logPath);
  await writeFile(join(root, '.next/rolecall-build'), digest);
}

const niceness = constants.priority.PRIORITY_LOW;

/**
 * Lets a process and its threads run when others do not want to. Linux shares out time among sessions first, and knows
 * how nice one is as a whole: https://man7.org/linux/man-pages/man7/sched.7.html, "The autogroup feature".
 */
function putLast(pid: number): void {
  try {
    setPriority(pid, niceness);
    if (process.platform === 'linux') writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // It has ended, or this kernel has no such groups: then it only takes its share.
  }
}

function buildFailed(lines: string[], logPath: string): OperatorError {
  if (lines.some((line) => line.includes('Another next build process is already running'))) {
    return new OperatorError('Another `next build` of this checkout is running.', {
      next: 'Wait for it, or end it, and start again.',
    });
  }
  const end = lines.filter((line) => line.trim() !== '').slice(-30);
  return new OperatorError(`The web part could not be built:\n${end.map((line) => `  ${line}`).join('\n')}`, {
    next: `All of its output is in ${logPath}. After \`git pull\`, run \`npm ci\` again.`,
  });
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
