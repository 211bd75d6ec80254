import { access, constants, mkdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { readRunning } from '#lib/supervisor/data-folder.ts';
import { isPortFree } from '#lib/supervisor/port.ts';
import { isBuilt } from '#lib/supervisor/web-build.ts';
import { type Check, tryCheck } from './check.ts';

const subject = 'this machine';

/** Looks at Node, settings, data folder, port and web build. */
export function checkMachine(environment: Environment): Promise<Check[]> {
  const { configPath, isConfigGiven, dataDir } = environment;
  return Promise.all([
    tryCheck(subject, 'Node', async () => checkNode(process.versions.node)),
    tryCheck(subject, 'Settings', async () => {
      await loadSettings(configPath, { mustExist: isConfigGiven });
      const isThere = await access(configPath).then(
        () => true,
        () => false,
      );
      return isThere ? `${basename(configPath)} is right` : `no ${basename(configPath)}: defaults`;
    }),
    tryCheck(subject, 'Data folder', async () => {
      await mkdir(dataDir, { recursive: true });
      await access(dataDir, constants.W_OK | constants.X_OK);
      return `${dataDir} can be written`;
    }),
    tryCheck(subject, 'Port', () => checkPort(environment)),
    tryCheck(subject, 'Web part', async () =>
      (await isBuilt()) ? 'built' : { status: 'ok', detail: 'not built yet; `npm start` builds it' },
    ),
  ]);
}

function checkNode(version: string): Pick<Check, 'status' | 'detail' | 'mend'> {
  if (Number(version.split('.')[0]) >= 24) return { status: 'ok', detail: version };
  return { status: 'failed', detail: `${version} is too old: 24 is needed`, mend: 'npm ci' };
}

async function checkPort({
  host,
  port,
  dataDir,
}: Environment): Promise<Pick<Check, 'status' | 'detail' | 'mend'>> {
  if (await isPortFree(host, port)) return { status: 'ok', detail: `${port} is free` };
  const running = readRunning(dataDir);
  if (running !== null)
    return { status: 'ok', detail: `Rolecall runs at ${running.url ?? port} (process ${running.pid})` };
  return {
    status: 'failed',
    detail: `${port} on ${host} is taken by another program`,
    mend: `PORT=${port + 1} npm start`,
  };
}
