import { spawn } from 'node:child_process';
import { findFreePort } from '#lib/supervisor/port.ts';
import { webFlags } from '#lib/supervisor/web-flags.ts';
import type { World } from '../world.ts';

/** The dashboard in a process of its own, on a database. */
export async function startWeb(
  databaseUrl: string,
  world: World,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = await findFreePort();
  const args = [...webFlags, 'bin/rolecall.js', 'web', '--port', String(port)];
  const env = { ...process.env, DATABASE_URL: databaseUrl, ROLECALL_DATA_DIR: world.folder };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://localhost:${port}`;
  child.stdout.on('data', (chunk: Buffer) => world.log(chunk.toString().trimEnd()));
  while (child.exitCode === null && !(await isThere(url)))
    await new Promise((resolve) => setTimeout(resolve, 300));
  if (child.exitCode !== null) throw new Error('The dashboard did not start.');
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function isThere(url: string): Promise<boolean> {
  return fetch(`${url}/api/v1/accounts`).then(
    ({ ok }) => ok,
    () => false,
  );
}
