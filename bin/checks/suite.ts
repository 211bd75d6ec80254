import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Counts, countResults, type Runner } from './counts.ts';

/** One npm script, as the checks run it. */
export type Suite = { name: string; command: string; runner: Runner };

/** What became of a suite. `output` is everything it printed. */
export type SuiteResult = Counts & { name: string; seconds: number; output: string; note: string };

const limitMinutes = 13;
const running = new Set<number>();

/** Runs one suite to its end, or to the time limit, and never throws for what the suite does. */
export async function runSuite({ name, command, runner }: Suite, root: string): Promise<SuiteResult> {
  const folder = await mkdtemp(join(tmpdir(), 'rolecall-checks-'));
  const reportPath = join(folder, 'report.json');
  const startedAt = performance.now();
  const { succeeded, output, note } = await runCommand(
    withReport(command, runner, reportPath),
    root,
    reportPath,
  );
  const report = await readFile(reportPath, 'utf8').catch(() => null);
  await rm(folder, { recursive: true, force: true });
  const counts = countResults(runner, succeeded, report);
  const why = note || (succeeded && counts.failed > 0 ? describeEmpty(counts) : '');
  return { name, seconds: (performance.now() - startedAt) / 1000, output, ...counts, note: why };
}

/** Ends whatever suites are running, with everything that they started. */
export function endSuites(): void {
  for (const pid of running) killGroup(pid);
}

function withReport(command: string, runner: Runner, reportPath: string): string {
  if (runner === 'vitest')
    return `${command} --reporter=default --reporter=json --outputFile.json='${reportPath}'`;
  return runner === 'playwright' ? `${command} --reporter=list,json` : command;
}

function describeEmpty({ passed, skipped }: Counts): string {
  if (skipped > 0) return `${skipped} skipped; a test that does not run proves nothing`;
  return passed === 0 ? 'no test ran' : 'ended without a failed test';
}

type CommandEnd = { succeeded: boolean; output: string; note: string };

function runCommand(command: string, root: string, reportPath: string): Promise<CommandEnd> {
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath,
  };
  return new Promise((resolve) => {
    const child = spawn(command, {
      cwd: root,
      env,
      shell: true,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    let note = '';
    const { pid } = child;
    if (pid !== undefined) running.add(pid);
    const limit = setTimeout(() => {
      note = `ended after ${limitMinutes} minutes`;
      if (pid !== undefined) killGroup(pid);
    }, limitMinutes * 60_000);
    const end = (succeeded: boolean) => {
      clearTimeout(limit);
      if (pid !== undefined) running.delete(pid);
      resolve({ succeeded, output: Buffer.concat(chunks).toString(), note });
    };
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => {
      note = error.message;
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}
