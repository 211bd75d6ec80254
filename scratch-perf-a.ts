import { openWorld } from '#bench/world.ts';
import { openEstate, hoursLater } from '#bench/estate.ts';
const world = await openWorld(console.error);
const e = await openEstate(world, 'a', { instances: 2000 , faults: {latencyMs: Number(process.argv[2] ?? 0)}}, );
e.settings.pace = { userDataPerSecond: 1000, userDataBurst: 3000 };
console.log(e.scopes);
for (const h of [0, 1, 2,6]) {
  await e.aws.resetCalls();
  for (const c of ['iam','ec2','user-data'] as const) { const t = performance.now(); const rs = await e.collect(hoursLater(h), c); console.log(h, c, (performance.now()-t).toFixed(0), JSON.stringify(rs.map(r=>[r.resources, r.issues]))); }
  console.log(JSON.stringify((await e.aws.calls()).map(c => [c.action, c.calls])));
}
await e.close(); await world.close();
