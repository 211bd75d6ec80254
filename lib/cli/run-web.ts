import { join } from 'node:path';
import type { Environment } from '#lib/config/environment.ts';
import { loadSettings } from '#lib/config/settings.ts';
import { untilAborted } from '#lib/supervisor/inside-child.ts';
import { requirePort } from '#lib/supervisor/port.ts';
import { provideWebBuild } from '#lib/supervisor/provide-web-build.ts';
import { isBuilt } from '#lib/supervisor/web-build.ts';
import { serveWeb } from '#lib/supervisor/web-server.ts';
import { type Progress, showTask } from './progress.ts';
import { withDatabase } from './with-database.ts';

/** Serves the dashboard in this process until it is asked to end. */
export async function runWeb(environment: Environment, progress: Progress): Promise<void> {
  const { host, port, dataDir, configPath, isConfigGiven } = environment;
  await loadSettings(configPath, { mustExist: isConfigGiven });
  await requirePort(host, port, `rolecall web --port ${port + 1}`);
  await withDatabase({ environment, command: 'web', progress }, async ({ databaseUrl, signal }) => {
    if (!(await isBuilt())) {
      await showTask(progress, 'Web part, built once', ({ update }) =>
        provideWebBuild({ logPath: join(dataDir, 'logs/web-build.log'), onProgress: update, signal }),
      );
    }
    process.env.DATABASE_URL = databaseUrl;
    Object.assign(process.env, { NODE_ENV: 'production' });
    const server = await serveWeb(host, port);
    progress.line(`The dashboard is ready: ${server.url} (this machine only; Ctrl-C ends it)`);
    await untilAborted(signal);
    await server.close();
  });
}
