import type { Database } from '#lib/db/client.ts';
import { openBareScript } from './bare-script.ts';
import { atHour, type BenchEstate, openEstate } from './estate.ts';
import { atMost, type Figure } from './figure.ts';
import type { World } from './world.ts';

const instances = 2_000;
const latencyMs = 60;

/** EC2's, for each action of an account and region. */
const bucket = { size: 100, refillPerSecond: 20 };

/** What becomes of user data when AWS hands it out at its own pace. */
export async function run(world: World): Promise<Figure[]> {
  const estate = await openEstate(world, 'token_bucket', { instances, faults: { latencyMs, bucket } });
  try {
    await estate.collect(atHour(0), ['iam', 'ec2']);
    await estate.aws.resetCalls();
    const seconds = await estate.collect(atHour(0), ['user-data']);
    return [timeFigure(seconds), await throttleFigure(estate), ...(await lookFigures(estate))];
  } finally {
    await estate.close();
  }
}

function timeFigure(seconds: number): Figure {
  const bestSeconds = (instances - bucket.size) / bucket.refillPerSecond;
  return atMost({
    name: 'time of all user data',
    measured: seconds / bestSeconds,
    goal: 1.1,
    unit: '×',
    detail: `${seconds.toFixed(1)} s; AWS allows ${bestSeconds.toFixed(0)} s at best`,
  });
}

async function throttleFigure({ aws }: BenchEstate): Promise<Figure> {
  const counts = await aws.calls();
  const [calls, throttled] = [counts.map(({ calls }) => calls), counts.map(({ throttled }) => throttled)].map(
    (each) => each.reduce((sum, count) => sum + count, 0),
  ) as [number, number];
  return atMost({
    name: 'calls throttled',
    measured: (throttled / calls) * 100,
    goal: 1,
    unit: '%',
    detail: `${throttled} of ${calls}`,
  });
}

/** Holds the looks against the user data that there is, read once more without a bucket. */
async function lookFigures({ aws, db }: BenchEstate): Promise<Figure[]> {
  await aws.setFaults({});
  const looks = await readLooks(db);
  const script = openBareScript();
  const sizes = await script.readUserData(await script.readEc2());
  script.close();
  const lost = [...sizes.keys()].filter((id) => !looks.has(id));
  const unread = [...sizes].filter(
    ([id, bytes]) => looks.get(id)?.outcome === 'scanned' && looks.get(id)?.bytes !== bytes,
  );
  const withUserData = [...sizes.values()].filter((bytes) => bytes > 0).length;
  const detail = `${sizes.size} instances, ${withUserData} with user data; ${looks.size} looks`;
  return [
    atMost({ name: 'instances without a look', measured: lost.length, goal: 0, unit: 'instances', detail }),
    atMost({
      name: 'looks called clean that did not read what there is',
      measured: unread.length,
      goal: 0,
      unit: 'instances',
      detail: 'bytes looked at, against the size of the user data as AWS holds it',
    }),
  ];
}

async function readLooks(db: Database): Promise<Map<string, { outcome: string; bytes: number }>> {
  const rows = await db.userDataScan.findMany({ select: { instanceId: true, outcome: true, bytes: true } });
  return new Map(rows.map(({ instanceId, ...look }) => [instanceId, look]));
}
