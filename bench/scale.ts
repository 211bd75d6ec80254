import type { Database } from '#lib/db/client.ts';
import { type CollectingRun, collectInProcess } from './collecting-process.ts';
import { atHour, openEstate } from './estate.ts';
import { atMost, type Figure } from './figure.ts';
import type { World } from './world.ts';

/** Without `user-data`, which AWS's pace alone makes 83 minutes of 100,000 instances. */
const collectors = ['iam', 'ec2'] as const;

const few = 10_000;
const many = 100_000;

/** How time and memory grow with the fleet, and what a collection costs that finds nothing new. */
export async function run(world: World): Promise<Figure[]> {
  const small = await measureFleet(world, few);
  const large = await measureFleet(world, many);
  const seconds = (runs: Runs, which: 'first' | 'second') => `${runs[which].seconds.toFixed(1)} s`;
  const of = (which: 'first' | 'second') =>
    `${seconds(large, which)} of ${many} instances, ${seconds(small, which)} of ${few}`;
  return [
    atMost({
      name: 'first collection, time',
      measured: large.first.seconds / small.first.seconds,
      goal: 12,
      unit: '×',
      detail: of('first'),
    }),
    atMost({
      name: 'unchanged collection, time',
      measured: large.second.seconds / small.second.seconds,
      goal: 12,
      unit: '×',
      detail: of('second'),
    }),
    atMost({
      name: 'unchanged against first, time',
      measured: large.second.seconds / large.first.seconds,
      goal: 0.5,
      unit: '×',
      detail: `${seconds(large, 'second')} after ${seconds(large, 'first')}, ${many} instances`,
    }),
    atMost({
      name: 'unchanged collection, version rows written',
      measured: large.rowsWritten,
      goal: 0,
      unit: 'rows',
      detail: `${large.rows} versions of instances are stored`,
    }),
    ...(['first', 'second'] as const).map((which) => memoryFigure(which, small[which], large[which])),
  ];
}

type Runs = { first: CollectingRun; second: CollectingRun; rows: number; rowsWritten: number };

async function measureFleet(world: World, instances: number): Promise<Runs> {
  const estate = await openEstate(world, `scale_${instances}`, { instances });
  try {
    const first = await collectInProcess(estate, atHour(0), [...collectors]);
    world.log(`${instances} instances: first collection ${first.seconds.toFixed(1)} s, ${first.peakMiB} MiB`);
    const rows = await countVersions(estate.db);
    const second = await collectInProcess(estate, atHour(1), [...collectors]);
    world.log(`${instances} instances: second ${second.seconds.toFixed(1)} s, ${second.peakMiB} MiB`);
    const changed = await estate.db.collection.aggregate({
      _sum: { changes: true },
      where: { startedAt: atHour(1), collector: 'ec2' },
    });
    return { first, second, rows, rowsWritten: changed._sum.changes ?? 0 };
  } finally {
    await estate.close();
  }
}

function countVersions(db: Database): Promise<number> {
  return db.instance.count();
}

function memoryFigure(which: 'first' | 'second', small: CollectingRun, large: CollectingRun): Figure {
  return atMost({
    name: `${which === 'first' ? 'first' : 'unchanged'} collection, peak memory`,
    measured: (large.peakMiB ?? 0) / (small.peakMiB ?? 1),
    goal: 1.3,
    unit: '×',
    detail: `${large.peakMiB?.toFixed(0)} MiB with ${many} instances, ${small.peakMiB?.toFixed(0)} MiB with ${few}; resident, of the collecting process`,
  });
}
