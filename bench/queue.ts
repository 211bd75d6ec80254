import { connect } from '#lib/db/connection.ts';
import type { Figure } from './figure.ts';
import { measureRequests } from './reads/measure-requests.ts';
import { requests } from './reads/requests.ts';
import { queueFindings } from './reads/seed-findings.ts';
import type { World } from './world.ts';

const rounds = 15;

const filter = encodeURIComponent('owner = team-08 and severity >= high and age > 7d');

/** What somebody who works through the queue asks for. */
const queueRequests = [
  ...requests(() => import('#app/api/v1/findings/route.ts'), 'findings', [
    'sort=-risk&limit=100',
    'sort=-risk&limit=100&cursor=',
    'sort=dueAt&limit=100',
    `sort=-risk&limit=100&filter=${filter}`,
  ]),
  ...requests(() => import('#app/api/v1/findings/facets/route.ts'), 'findings/facets', [
    '',
    `filter=${filter}`,
  ]),
  ...requests(() => import('#app/api/v1/findings/groups/route.ts'), 'findings/groups', [
    'by=cause',
    'by=rule',
  ]),
  ...requests(() => import('#app/api/v1/findings/top-fixes/route.ts'), 'findings/top-fixes', ['']),
];

/** How many times as long as its own SQL the queue's first page, counts and groups take at 250,000 findings. */
export async function run(world: World): Promise<Figure[]> {
  const connectionString = await world.createDatabase('queue');
  await seed(connectionString);
  return measureRequests(connectionString, queueRequests, rounds, world.log);
}

/** Two accounts with 250,000 findings, of which one in five is resolved: of 60 owners and 2,000 launch templates. */
async function seed(connectionString: string): Promise<void> {
  const client = await connect(connectionString);
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const statements = [
  `INSERT INTO accounts VALUES ('111111111111', 'prod', now() - interval '1 year'), ('222222222222', 'dev', now() - interval '1 year')`,
  `INSERT INTO scopes (account_id, region, collector, complete_at)
   SELECT account_id, region, 'ec2', now() FROM accounts, unnest('{us-east-1,us-west-2,eu-west-1}'::text[]) region`,
  queueFindings(250_000),
  'VACUUM (ANALYZE)',
];
