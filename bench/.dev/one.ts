import { readFileSync } from 'node:fs';
import pg from 'pg';
import { closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { connectionConfig } from '#lib/db/connection.ts';
import { timeInTurns } from '../measure.ts';
import { readRequests } from '../reads/requests.ts';
import { captureSteps, replay } from '../reads/statements.ts';

const url = readFileSync('/tmp/dev-url', 'utf8').trim();
useDatabase(url);
const pool = new pg.Pool({ ...connectionConfig(url), max: 10 });
const want = new RegExp(process.argv[2] ?? '.');
const rounds = Number(process.argv[3] ?? 15);
for (const r of readRequests.filter((r) => want.test(r.address) && !r.address.endsWith('cursor='))) {
  const route = await r.route();
  const go = async () => {
    const a = (await route.GET!(new Request('http://localhost:3000' + r.address))) as Response;
    const b = await a.arrayBuffer();
    if (a.status !== 200) throw new Error(new TextDecoder().decode(b));
  };
  await go();
  const steps = await captureSteps(go);
  const { firstMs, secondMs } = await timeInTurns(go, () => replay(pool, steps), rounds);
  console.log((firstMs / secondMs).toFixed(2), firstMs.toFixed(1), secondMs.toFixed(1), r.address.slice(8));
  if (process.env.EACH)
    for (const s of steps.flat()) {
      const t = [];
      for (let i = 0; i < 7; i++) {
        const a = performance.now();
        await pool.query(s.text, s.values);
        t.push(performance.now() - a);
      }
      console.log(
        '   ',
        t.sort((a, b) => a - b)[3]!.toFixed(1),
        s.text.replaceAll(/\s+/g, ' ').slice(0, 110),
      );
    }
}
await pool.end();
await closeRoutes();
