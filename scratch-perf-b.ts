import { report, stats } from './scratch-perf-lib.ts';
import { openWorld } from '#bench/world.ts';
import { openEstate, hoursLater } from '#bench/estate.ts';
import { defaultSettings } from '#lib/domain/settings.ts';
const world = await openWorld(console.error);
const n = Number(process.argv[2] ?? 2000);
const withUd = process.argv[3] !== 'no';
const e = await openEstate(world, 'a', { instances: n }, { ...defaultSettings, pace: { userDataPerSecond: 2000, userDataBurst: 3000 } });
stats.clear();
for (const h of [0, 1, 2]) {
  for (const c of ['iam','ec2','user-data'] as const) { if (c === 'user-data' && !withUd) continue; const t = performance.now(); const cpu = process.cpuUsage(); await e.collect(hoursLater(h), c); const d = process.cpuUsage(cpu); console.log(h, c, (performance.now()-t).toFixed(0), 'node cpu', ((d.user+d.system)/1000).toFixed(0)); report(c, 9); }
}
await e.close(); await world.close();
