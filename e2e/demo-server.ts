import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findFreePort } from '#lib/supervisor/port.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readyMs = 6 * 60_000;
const stopMs = 20_000;

/** `simulatedAwsUrl`: where the estate is collected, and tells what is true of it. */
export type DemoServer = { url: string; simulatedAwsUrl: string; stop: () => Promise<void> };

/**
 * Starts `rolecall demo` in a folder of its own and waits until its dashboard is ready.
 *
 * @param more options of the command, such as `--instances 40`
 *
 * @throws Error with what it printed if it ends, or is not ready in time
 */
export async function startDemo(more: readonly string[] = []): Promise<DemoServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rolecall-e2e-'));
  const port = await findFreePort();
  const args = [
    'bin/rolecall.js',
    'demo',
    '--no-open',
    '--data-dir',
    dataDir,
    '--port',
    String(port),
    ...more,
  ];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ROLECALL_STATES: '1' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
    await ended;
    clearTimeout(timer);
    await rm(dataDir, { recursive: true, force: true });
  };
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (what: string) => reject(new Error(`rolecall demo ${what}. It printed:\n${output}`));
    const timer = setTimeout(() => fail(`was not ready after ${readyMs / 60_000} minutes`), readyMs);
    const read = (chunk: Buffer) => {
      output += stripVTControlCharacters(chunk.toString());
      const found = /Rolecall is ready: (http\S+)/.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(`could not start: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended with ${signal ?? code}`));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const running = JSON.parse(await readFile(join(dataDir, 'running.json'), 'utf8'));
  return { url: url.replace(/\/$/, ''), simulatedAwsUrl: running.simulatedAwsUrl, stop };
}
