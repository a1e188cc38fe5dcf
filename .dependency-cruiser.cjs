/** Import rules of the house (docs/README.md). All errors. */
const LIBS = ['platform', 'identity', 'blameless', 'catalog', 'incidents', 'postmortems', 'chaos', 'gamedays', 'insights', 'integrations'];
/** What each lib may reach: everything before it in the one order of the house. */
const ALLOWED = {
  platform: [],
  identity: ['platform'],
  blameless: [],
  catalog: ['platform', 'identity', 'blameless'],
  incidents: ['platform', 'identity', 'blameless', 'catalog'],
  postmortems: ['platform', 'identity', 'blameless', 'catalog', 'incidents'],
  chaos: ['platform', 'identity', 'blameless', 'catalog', 'incidents', 'postmortems'],
  gamedays: ['platform', 'identity', 'blameless', 'catalog', 'incidents', 'postmortems', 'chaos'],
};
const TEST = '\\.(spec|db-spec|e2e-spec)\\.ts$|^test/|\\.test-kit\\.ts$';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports only domain code and the language',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: TEST },
      to: {
        pathNot: [
          '^libs/[^/]+/src/domain/',
          '^libs/blameless/src/index\\.ts$',
          '^libs/platform/src/markdown/',
          '^node_modules/(@types/)?(mdast|micromark)',
        ],
      },
    },
    ...Object.entries(ALLOWED).map(([lib, allowed]) => ({
      name: `order-${lib}`,
      comment: `${lib} may reach ${allowed.join(', ') || 'no other lib'}`,
      severity: 'error',
      from: { path: `^libs/${lib}/`, pathNot: TEST },
      to: { path: `^libs/(${LIBS.filter((other) => other !== lib && !allowed.includes(other)).join('|')})/` },
    })),
    {
      name: 'only-through-the-door',
      comment: 'another lib is reached through its index.ts (platform: one per part; chaos also engine)',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: TEST },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/$1/',
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/platform/src/[^/]+/index\\.ts$',
          '^libs/chaos/src/engine/index\\.ts$',
          '^libs/postmortems/src/domain/import/index\\.ts$',
        ],
      },
    },
    {
      name: 'apps-use-doors',
      severity: 'error',
      from: { path: '^(apps|migrations|examples|bench)/', pathNot: TEST },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/platform/src/[^/]+/index\\.ts$',
          '^libs/chaos/src/engine/index\\.ts$',
          '^libs/postmortems/src/domain/import/index\\.ts$',
        ],
      },
    },
    {
      name: 'not-own-door',
      comment: 'inside a lib import the file, never the lib’s own index.ts',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/', pathNot: [TEST, '^libs/platform/'] },
      to: { path: '^libs/$1/src/index\\.ts$' },
    },
    { name: 'libs-not-apps', severity: 'error', from: { path: '^libs/', pathNot: TEST }, to: { path: '^(apps|examples)/' } },
    {
      name: 'apps-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: TEST },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'plain-libs-without-nest',
      comment: 'the browser, the CLI, reaper and agent use these',
      severity: 'error',
      from: {
        path: '^(libs/blameless|libs/platform/src/(markdown|config|ids|clock|errors|embedded|lifecycle|logging|metrics|egress)|libs/chaos/src/(engine|drivers|probes|domain)|apps/(reaper|agent|cli)|examples)/',
        pathNot: TEST,
      },
      to: { path: 'node_modules/(@nestjs|typeorm|@apollo)' },
    },
    {
      name: 'drivers-apart',
      severity: 'error',
      from: { path: '^libs/chaos/src/drivers/([^/]+)/', pathNot: TEST },
      to: { path: '^libs/chaos/src/drivers/[^/]+/', pathNot: '^libs/chaos/src/drivers/$1/' },
    },
    {
      name: 'lists-hold-resolvers-and-handlers',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST, '/src/index\\.ts$'] },
      to: { path: '^libs/.*\\.(resolver|handler)\\.ts$' },
    },
    {
      name: 'egress-only',
      comment: 'all outgoing HTTP of the product goes through platform/egress; plain processes beside targets talk to loopback only',
      severity: 'error',
      from: {
        path: '^(libs|apps/(api|worker|reaper))/',
        pathNot: [
          TEST,
          '^libs/platform/src/egress/',
          '^libs/platform/src/metrics/',
          '^apps/api/src/http/',
          '^apps/api/src/graphql/socket\\.ts$',
        ],
      },
      to: { path: '^(node:)?https?$|node_modules/(undici|axios|got)/' },
    },
    { name: 'tests-only-from-tests', severity: 'error', from: { pathNot: TEST }, to: { path: TEST } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'no-dev-deps',
      severity: 'error',
      from: { path: '^(apps|libs|migrations)/', pathNot: [TEST, '^apps/api/src/schema-print'] },
      to: { dependencyTypes: ['npm-dev'], pathNot: '@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|/fixtures/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
