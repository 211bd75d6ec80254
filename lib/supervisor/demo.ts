import { type Progress, showTask } from '#lib/cli/progress.ts';
import type { Environment, Variables } from '#lib/config/environment.ts';
import { remoteControl } from '#lib/simulated-aws/child-process.ts';
import { requireDemoAccounts, requireDemoFolder } from './demo-apart.ts';
import { type DemoState, type DemoWish, settleDemoState } from './demo-state.ts';
import { type SimulatedWorld, simulatedEnvironment, worldSchema, writeDemoSettings } from './demo-world.ts';
import { findFreePort } from './port.ts';
import { runSystem, type Stage } from './run-system.ts';

const simulatorChild = new URL('./children/simulated-aws.ts', import.meta.url);
const replayChild = new URL('./children/replay.ts', import.meta.url);

/**
 * `rolecall demo`: a simulated AWS, the history of its estate taken down by the real collectors, worker and
 * web. The history is replayed while the web part is built.
 */
export async function demo(
  environment: Environment,
  progress: Progress,
  wish: DemoWish & { openBrowser: boolean },
): Promise<void> {
  requireDemoFolder(environment.dataDir);
  await runSystem({
    command: 'demo',
    portSetting: `PORT=${environment.port + 1} npm run demo`,
    environment,
    progress,
    openBrowser: wish.openBrowser,
    isDisposable: true,
    admit: requireDemoAccounts,
    prepare: (stage) => prepareDemo(stage, wish),
  });
}

async function prepareDemo(stage: Stage, wish: DemoWish): Promise<Variables> {
  const { environment, progress, system, database } = stage;
  const state = settleDemoState(environment.dataDir, wish, new Date());
  const simulator = await showTask(progress, 'Simulated AWS', () => startSimulatedAws(stage, state));
  writeDemoSettings(environment.dataDir, simulator.world);
  const env = simulatedEnvironment(simulator.world, environment.dataDir);
  const databaseUrl = await database;
  await showTask(progress, 'History, by the real collectors', (task) =>
    system.run({
      name: 'replay',
      entry: replayChild,
      args: () => [state.startsAt.toISOString()],
      env: { ...env, DATABASE_URL: databaseUrl },
      graceMs: 10_000,
      onProgress: task.update,
    }),
  );
  await simulator.goLive();
  return env;
}

type Simulator = { world: SimulatedWorld; goLive: () => Promise<void> };

/** Starts the simulated AWS, its clock at the beginning of the history. After `goLive` it stays in the present, whatever happens to it. */
async function startSimulatedAws(
  { environment, system, folder }: Stage,
  state: DemoState,
): Promise<Simulator> {
  const order = {
    ...state,
    startsAt: state.startsAt.toISOString(),
    port: await findFreePort(),
    isLive: false,
  };
  const values = await system.keep({
    name: 'simulated AWS',
    entry: simulatorChild,
    args: () => [JSON.stringify(order)],
    env: { ROLECALL_DEMO: environment.dataDir },
    graceMs: 3_000,
  });
  const world = worldSchema.parse(JSON.parse(values.world ?? '{}'));
  folder.note({ simulatedAwsUrl: world.url });
  const goLive = async () => {
    order.isLive = true;
    await remoteControl(world.url).setClock(null);
  };
  return { world, goLive };
}
