import type { Database } from '#lib/db/client.ts';
import type { CallCounts } from '#lib/domain/collections.ts';
import { collectors } from '#lib/domain/scopes.ts';
import { defaultSettings, type Settings } from '#lib/domain/settings.ts';
import type { SimulatedAwsProcess } from '#lib/simulated-aws/child-process.ts';
import { openBareScript } from './bare-script.ts';
import { atHour, type BenchEstate, openEstate } from './estate.ts';
import { atMost, type Figure } from './figure.ts';
import type { World } from './world.ts';

const goalOfFirst = 1.05;
const goalOfSecond = 12;

/** Nothing here throttles: the pace is that of figure `token-bucket`. */
const settings: Settings = { ...defaultSettings, pace: { userDataPerSecond: 5_000, userDataBurst: 5_000 } };

/** How many calls collections make, counted by AWS, beside the fewest that tell the same. */
export async function run(world: World): Promise<Figure[]> {
  const estate = await openEstate(world, 'calls', { instances: 2_000 }, settings);
  try {
    const least = await countCalls(estate.aws, callTheLeast);
    const first = await countCalls(estate.aws, () => estate.collect(atHour(0), collectors));
    const second = await countCalls(estate.aws, () => estate.collect(atHour(1), collectors));
    return [
      atMost({
        name: 'calls of a first collection',
        measured: sum(first) / sum(least),
        goal: goalOfFirst,
        unit: '×',
        detail: `${sum(first)} calls; ${sum(least)} at least: ${inWords(least)}`,
      }),
      atMost({
        name: 'calls of an unchanged collection an hour later',
        measured: sum(second),
        goal: goalOfSecond,
        unit: 'calls',
        detail: `${inWords(second)}; keys are listed of users of whom one is exposed`,
      }),
      atMost({
        name: 'user data asked for again',
        measured: second.DescribeInstanceAttribute ?? 0,
        goal: 0,
        unit: 'calls',
        detail: `${first.DescribeInstanceAttribute} the first time`,
      }),
      await logFigure(estate, [first, second]),
    ];
  } finally {
    await estate.close();
  }
}

/**
 * Every listing once in the largest pages, the report ordered and fetched, the keys of each user whom it shows
 * with one, the user data of each instance.
 */
async function callTheLeast(): Promise<void> {
  const script = openBareScript();
  await script.listAccessKeys(await script.readIam());
  await script.readUserData(await script.readEc2());
  script.close();
}

/** The calls that AWS received during an act, by action. */
async function countCalls(aws: SimulatedAwsProcess, act: () => Promise<unknown>): Promise<CallCounts> {
  await aws.resetCalls();
  await act();
  return Object.fromEntries((await aws.calls()).map(({ action, calls }) => [action, calls]));
}

async function logFigure({ db }: BenchEstate, received: CallCounts[]): Promise<Figure> {
  const logged = await readLoggedCalls(db);
  const actions = new Set([logged, ...received].flatMap(Object.keys));
  const expected = (action: string) => received.reduce((all, calls) => all + (calls[action] ?? 0), 0);
  const wrong = [...actions].filter((action) => logged[action] !== expected(action));
  return atMost({
    name: 'actions that the collections log otherwise than AWS does',
    measured: wrong.length,
    goal: 0,
    unit: 'actions',
    detail: `${sum(logged)} calls of ${actions.size} actions in the log${wrong.map((action) => `; ${action}: ${logged[action] ?? 0} logged, ${expected(action)} received`).join('')}`,
  });
}

async function readLoggedCalls(db: Database): Promise<CallCounts> {
  const total: CallCounts = {};
  for (const { calls } of await db.collection.findMany({ select: { calls: true } }))
    for (const [name, count] of Object.entries(calls as CallCounts)) {
      const action = name.slice(name.indexOf(':') + 1);
      total[action] = (total[action] ?? 0) + count;
    }
  return total;
}

function sum(calls: CallCounts): number {
  return Object.values(calls).reduce((all, count) => all + count, 0);
}

function inWords(calls: CallCounts): string {
  return Object.entries(calls)
    .map(([action, count]) => `${count} ${action}`)
    .join(', ');
}
