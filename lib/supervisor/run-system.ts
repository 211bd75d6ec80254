import { join } from 'node:path';
import { styleText } from 'node:util';
import { type Progress, showTask } from '#lib/cli/progress.ts';
import { formatDuration } from '#lib/cli/time-left.ts';
import type { Environment, Variables } from '#lib/config/environment.ts';
import { collectingFlags } from '#lib/worker/node-flags.ts';
import { bringUpDatabase } from './bring-up-database.ts';
import { type HeldFolder, holdDataFolder } from './data-folder.ts';
import { showFirstCollection } from './first-collection.ts';
import { untilAborted } from './inside-child.ts';
import { waitForLeftovers } from './leftovers.ts';
import { openInBrowser } from './open-browser.ts';
import { requirePort } from './port.ts';
import { provideWebBuild } from './provide-web-build.ts';
import { openRunLog, type RunLog } from './run-log.ts';
import { listenForStop } from './stop-signals.ts';
import { createSystem, type System } from './system.ts';
import { isBuilt } from './web-build.ts';
import { webFlags } from './web-flags.ts';
import { urlOf } from './web-server.ts';

/** What a preparation may use; it runs beside the web build, once the database is migrated. */
export type Stage = {
  environment: Environment;
  system: System;
  progress: Progress;
  log: RunLog;
  /** Aborted when someone asks for the end, or something failed. */
  signal: AbortSignal;
  folder: HeldFolder;
  /** Resolves with the connection string once the schema is up to date. */
  database: Promise<string>;
};

/** What distinguishes `start` from `demo`. */
export type SystemPlan = {
  command: string;
  /** What to type to use another port. */
  portSetting: string;
  environment: Environment;
  progress: Progress;
  openBrowser: boolean;
  /** Whether the data can be made again, so that the embedded database need not be safe against power cuts. */
  isDisposable: boolean;
  /** Throws if a database that holds these accounts is not for this command. */
  admit: (accountIds: string[]) => void;
  /** Runs before worker and web start, and gives them more environment variables. */
  prepare: (stage: Stage) => Promise<Variables>;
};

/**
 * Brings everything up, keeps it up until someone asks for the end, and takes it down in order.
 *
 * @throws OperatorError when something could not be started, or died too often
 */
export async function runSystem(plan: SystemPlan): Promise<void> {
  const { environment, command, progress } = plan;
  const folder = holdDataFolder(environment.dataDir, command);
  const log = openRunLog(environment.dataDir, progress);
  const system = createSystem({ log, onChild: folder.noteChild });
  const ending = new AbortController();
  const stop = listenForStop(() => {
    ending.abort();
    system.force();
    progress.close();
    folder.release();
    process.exit(1);
  });
  const failed = system.failure.then((error) => Promise.reject(error));
  failed.catch(() => {});
  const stopped = untilAborted(stop.signal);
  const signal = AbortSignal.any([stop.signal, ending.signal]);
  try {
    await Promise.race([bringUp(plan, { system, log, folder, signal }), stopped, failed]);
    await Promise.race([stopped, failed]);
    progress.close();
    progress.line('\nEnding …');
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  } finally {
    ending.abort();
    progress.close();
    await system.stop();
    folder.release();
    stop.dispose();
  }
  progress.line('Everything has ended.');
}

type Running = { system: System; log: RunLog; folder: HeldFolder; signal: AbortSignal };

async function bringUp(plan: SystemPlan, { system, log, folder, signal }: Running): Promise<void> {
  const { environment, progress } = plan;
  const startedAt = performance.now();
  await waitForLeftovers(folder.leftovers, progress);
  await requirePort(environment.host, environment.port, plan.portSetting);
  const database = bringUpDatabase({
    environment,
    system,
    progress,
    isDisposable: plan.isDisposable,
    admit: plan.admit,
    signal,
    onEmbedded: (databaseUrl) => folder.note({ databaseUrl }),
  });
  database.catch(() => {});
  const stage = { environment, system, progress, log, signal, folder, database };
  const [databaseUrl, extra] = await Promise.all([database, plan.prepare(stage), provideBuild(stage)]);
  signal.throwIfAborted();
  const env = { ...extra, DATABASE_URL: databaseUrl };
  const entry = (name: string) => new URL(`./children/${name}.ts`, import.meta.url);
  await Promise.all([
    system.keep({ name: 'worker', entry: entry('worker'), flags: collectingFlags, env, graceMs: 20_000 }),
    system.keep({
      name: 'web',
      entry: entry('web'),
      flags: webFlags,
      env: { ...env, NODE_ENV: 'production' },
      graceMs: 5_000,
    }),
  ]);
  const url = urlOf(environment.host, environment.port);
  folder.note({ url });
  const took = formatDuration(performance.now() - startedAt);
  progress.line(
    `\n  ${styleText('bold', `Rolecall is ready: ${url}`)}  (in ${took}; this machine only; Ctrl-C ends it)`,
  );
  progress.line(`  Log: ${log.path}\n`);
  if (plan.openBrowser) openInBrowser(url);
  await showFirstCollection(databaseUrl, progress, signal).catch((error: Error) => {
    log.say('debug', `The first collection cannot be followed: ${error.message}`);
  });
}

async function provideBuild({ environment, progress, signal }: Stage): Promise<void> {
  if (await isBuilt()) return;
  await showTask(progress, 'Web part, built once', ({ update }) =>
    provideWebBuild({
      logPath: join(environment.dataDir, 'logs/web-build.log'),
      onProgress: update,
      givesWay: true,
      signal,
    }),
  );
}
