import type { Collector } from '#lib/domain/scopes.ts';
import { collectors } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import { type BareScript, openBareScript } from './bare-script.ts';
import { atHour, type BenchEstate, openEstate } from './estate.ts';
import { atMost, type Figure } from './figure.ts';
import { timeInTurns } from './measure.ts';
import type { World } from './world.ts';

const latencyMs = 60;
const inventory: readonly Collector[] = ['iam', 'ec2'];
const rounds = 5;

/** Nothing here throttles: the pace is that of figure `token-bucket`. */
const settings: Settings = { ...defaultSettings, pace: { userDataPerSecond: 5_000, userDataBurst: 5_000 } };

/** How long collections take when each call takes 60 ms, beside a bare script that makes the fewest calls that tell the same. */
export async function run(world: World): Promise<Figure[]> {
  const estate = await openEstate(world, 'latency', { instances: 2_000, faults: { latencyMs } }, settings);
  const script = openBareScript();
  try {
    const first = await measureFirst(estate, script);
    await estate.collect(atHour(0), ['user-data']);
    return [first, await measureUnchanged(estate, script)];
  } finally {
    script.close();
    await estate.close();
  }
}

async function measureFirst(estate: BenchEstate, script: BareScript): Promise<Figure> {
  const start = performance.now();
  const holders = await script.readIam();
  await script.listAccessKeys(holders);
  await script.readEc2();
  const bareSeconds = (performance.now() - start) / 1000;
  const seconds = await estate.collect(atHour(0), inventory);
  return atMost({
    name: 'first inventory, until coverage is in the database',
    measured: seconds / bareSeconds,
    goal: 3,
    unit: '×',
    detail: `${seconds.toFixed(1)} s, bare script ${bareSeconds.toFixed(1)} s; both list the keys of ${holders.length} users, four at a time`,
  });
}

async function measureUnchanged(estate: BenchEstate, script: BareScript): Promise<Figure> {
  let hour = 0;
  const { firstMs, secondMs } = await timeInTurns(
    () => estate.collect(atHour(++hour), collectors),
    async () => {
      await script.readIam();
      await script.readEc2();
    },
    rounds,
    1,
  );
  return atMost({
    name: 'unchanged collection',
    measured: firstMs / secondMs,
    goal: 2,
    unit: '×',
    detail: `${(firstMs / 1000).toFixed(2)} s, bare script ${(secondMs / 1000).toFixed(2)} s; medians of ${rounds}, all scopes`,
  });
}
