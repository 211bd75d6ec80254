import { connect } from '#lib/db/connection.ts';
import type { Figure } from './figure.ts';
import { measureRequests } from './reads/measure-requests.ts';
import { requests } from './reads/requests.ts';
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
  `INSERT INTO findings (account_id, fingerprint, rule_id, region, resource_kind, resource_id, severity, base_severity, risk,
     severity_parts, state, opened_at, resolved_at, resolution, owner, title, evidence, root_cause, assignee, due_at, labels)
   SELECT CASE WHEN n % 5 < 3 THEN '111111111111' ELSE '222222222222' END, md5('finding' || n),
     ('{ec2-no-instance-profile,ec2-imdsv1-allowed,user-data-credentials,resource-unowned}'::text[])[1 + n % 4],
     ('{us-east-1,us-west-2,eu-west-1}'::text[])[1 + n % 3], 'instance', 'i-' || substr(md5((n / 2)::text), 1, 17),
     ('{high,medium,critical,low}'::text[])[1 + n % 4], ('{high,medium,critical,low}'::text[])[1 + n % 4],
     ('{55,30,80,10}'::int[])[1 + n % 4] + (n / 7 % 3) * 10,
     CASE n / 7 % 3 WHEN 0 THEN '[]'::jsonb ELSE '[{"factor": "internet", "points": 10, "detail": "198.18.0.1"}]'::jsonb END,
     CASE n % 10 WHEN 0 THEN 'resolved' WHEN 1 THEN 'resolved' WHEN 2 THEN 'acknowledged' WHEN 3 THEN 'muted' ELSE 'open' END,
     now() - (1 + n % 8000) * interval '1 hour', CASE WHEN n % 10 < 2 THEN now() END, CASE WHEN n % 10 < 2 THEN 'remediated' END,
     'team-' || lpad((n % 60)::text, 2, '0'), 'Instance i-' || n || ' has no instance profile',
     jsonb_build_object('instanceId', 'i-' || n, 'instanceName', 'web-' || n, 'state', 'running'),
     CASE WHEN n % 3 > 0 THEN 'lt-' || n % 2000 END, CASE WHEN n % 20 = 4 THEN 'person ' || n % 12 END,
     now() + (n % 600 - 200) * interval '1 hour', CASE WHEN n % 50 = 0 THEN '{q4}'::text[] ELSE '{}' END
   FROM generate_series(1, 250000) n`,
  'VACUUM (ANALYZE)',
];
