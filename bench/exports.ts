import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { closeRoutes, useDatabase } from '#lib/api/testing/call.ts';
import { connect } from '#lib/db/connection.ts';
import { exportFormats } from '#lib/domain/exports/index.ts';
import { atMost, type Figure } from './figure.ts';
import type { World } from './world.ts';

const findings = 100_000;
const goalMiB = 8;
/** How many pieces go by between two looks at the memory. */
const piecesPerLook = 20;

/** How much more memory is in use at any time while 100,000 findings are exported than at its first pages. */
export async function run(world: World): Promise<Figure[]> {
  const connectionString = await world.createDatabase('exports');
  await seed(connectionString);
  useDatabase(connectionString);
  const figures: Figure[] = [];
  try {
    for (const format of exportFormats) {
      figures.push(await measureFormat(format));
      world.log(`${format}: ${figures.at(-1)?.detail}`);
    }
  } finally {
    await closeRoutes();
  }
  return figures;
}

async function measureFormat(format: string): Promise<Figure> {
  const { GET } = await import('#app/api/v1/findings/export/route.ts');
  const start = performance.now();
  const response = await GET(new Request(`http://localhost:3000/api/v1/findings/export?format=${format}`));
  if (response.status !== 200 || response.body === null) throw new Error(`${format}: ${response.status}`);
  const looks: number[] = [];
  let [bytes, pieces] = [0, 0];
  for await (const piece of response.body) {
    bytes += piece.byteLength;
    pieces += 1;
    if (pieces % piecesPerLook === 0) looks.push(liveMiB());
  }
  const [first = 0] = looks;
  return atMost({
    name: `${findings.toLocaleString('en')} findings as ${format}: memory gained`,
    measured: Math.max(0, ...looks.map((look) => look - first)),
    goal: goalMiB,
    unit: 'MiB',
    detail: `${(bytes / 2 ** 20).toFixed(0)} MiB in ${((performance.now() - start) / 1000).toFixed(1)} s; ${first.toFixed(0)} MiB live at the first look of ${looks.length}`,
  });
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What is really held, on the heap and beside it. */
function liveMiB(): number {
  collectGarbage();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

async function seed(connectionString: string): Promise<void> {
  const client = await connect(connectionString);
  try {
    await client.query(
      `INSERT INTO accounts (account_id, name, monitored_at) VALUES ('111111111111', 'bench', now())`,
    );
    await client.query(`INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, state,
        opened_at, owner, title, evidence)
      SELECT '111111111111', md5(n::text), CASE n % 4 WHEN 0 THEN 'launch-template-no-instance-profile' ELSE 'ec2-no-instance-profile' END,
        'us-east-1', CASE n % 4 WHEN 0 THEN 'launch-template' ELSE 'instance' END,
        CASE n % 4 WHEN 0 THEN 'lt-' || n || ':1' ELSE 'i-' || n END, 'high', 'open', now() - n * interval '1 minute',
        'team-' || n % 60, 'An instance runs without a role: ' || n, jsonb_build_object('name', 'web-' || n, 'launchedAt', now())
      FROM generate_series(1, ${findings}) n`);
    await client.query(`INSERT INTO finding_events (account_id, fingerprint, at, kind, actor, severity)
      SELECT account_id, fingerprint, opened_at, 'opened', 'collector', severity FROM findings`);
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}
