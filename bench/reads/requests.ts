import type { RouteModule } from '#lib/api/testing/call.ts';

/** A request that is measured; `at` in an address stands for a past instant, `from` for a year ago. */
export type ReadRequest = { route: () => Promise<RouteModule>; address: string };

const instants = { at: daysAgo(100), from: daysAgo(364), week: daysAgo(7) };

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** Requests of one route, by their queries. */
export function requests(
  route: ReadRequest['route'],
  path: string,
  queries: readonly string[],
): ReadRequest[] {
  return queries.map((query) => ({ route, address: `/api/v1/${path}${query && `?${query}`}` }));
}

const metrics = ['role-coverage', 'mttr', 'access-keys', 'exposed-credentials'];
const groups = ['', '&by=account', '&by=region', '&by=owner'];
const trends = metrics.flatMap((metric) =>
  groups.flatMap((by) =>
    ['day', 'week'].map((interval) => `metric=${metric}&from=${instants.from}&interval=${interval}${by}`),
  ),
);

/** Every list and trend, plain and with its filters and sorts; `cursor=` stands for the second page. */
export const readRequests: readonly ReadRequest[] = [
  ...requests(() => import('#app/api/v1/instances/route.ts'), 'instances', [
    '',
    'cursor=',
    'limit=500',
    'account=111111111111&region=us-east-1',
    'owner=team-07',
    'state=stopped',
    'coverage=no-profile',
    'coverage=covered&owner=team-07',
    'role=arn:aws:iam::111111111111:role/app-7',
    'q=web-4242',
    'sort=-launchTime',
    'sort=name',
    `at=${instants.at}`,
    `at=${instants.at}&coverage=no-profile`,
  ]),
  ...requests(() => import('#app/api/v1/access-keys/route.ts'), 'access-keys', [
    '',
    'cursor=',
    'status=active&sort=createdAt',
    'owner=team-07',
    'user=user-77',
    `at=${instants.at}`,
  ]),
  ...requests(() => import('#app/api/v1/roles/route.ts'), 'roles', [
    '',
    'cursor=',
    'ec2Assumable=true&sort=-instances',
    'owner=team-07',
  ]),
  ...requests(() => import('#app/api/v1/findings/route.ts'), 'findings', [
    '',
    'cursor=',
    'limit=500',
    'severity=critical',
    'state=resolved&sort=-openedAt',
    'owner=team-07',
    'rule=key-old',
    'account=222222222222&region=eu-west-1',
  ]),
  ...requests(() => import('#app/api/v1/findings/trend/route.ts'), 'findings/trend', [
    '',
    'by=severity',
    `by=rule&from=${instants.from}&interval=week`,
    'by=owner&account=111111111111',
  ]),
  ...requests(() => import('#app/api/v1/findings/statistics/route.ts'), 'findings/statistics', [
    '',
    'by=owner',
  ]),
  ...requests(() => import('#app/api/v1/compliance/route.ts'), 'compliance', ['', 'framework=pci-dss']),
  ...requests(() => import('#app/api/v1/owners/route.ts'), 'owners', [
    '',
    'sort=-openFindings',
    'account=111111111111',
    'owner=team-07',
  ]),
  ...requests(() => import('#app/api/v1/collections/route.ts'), 'collections', [
    '',
    'cursor=',
    'collector=iam',
    'account=111111111111&region=us-east-1',
    'outcome=failed',
  ]),
  ...requests(() => import('#app/api/v1/accounts/route.ts'), 'accounts', ['']),
  ...requests(() => import('#app/api/v1/scopes/route.ts'), 'scopes', ['', 'account=111111111111']),
  ...requests(() => import('#app/api/v1/changes/route.ts'), 'changes', [
    `from=${instants.week}`,
    `from=${instants.week}&cursor=`,
    `from=${instants.week}&account=111111111111&region=us-east-1`,
    `from=${instants.at}`,
  ]),
  ...requests(() => import('#app/api/v1/kpis/route.ts'), 'kpis', [
    '',
    'account=111111111111',
    'region=us-east-1',
    'owner=team-07',
    `at=${instants.at}`,
  ]),
  ...requests(() => import('#app/api/v1/kpis/trend/route.ts'), 'kpis/trend', [
    ...trends,
    'metric=role-coverage',
    'metric=mttr',
    'metric=mttr&owner=team-07',
    `metric=mttr&from=${instants.from}&interval=month`,
  ]),
];
