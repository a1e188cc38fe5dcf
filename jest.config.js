const { readdirSync, readFileSync, existsSync } = require('node:fs');
const { join } = require('node:path');

const root = __dirname;

/** Jest on Node 20 cannot require() ES modules, so every ESM-only dependency is transformed; found, not listed, so that a new one never breaks a run. */
function esmPackages() {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((sub) => `${name}/${sub}`) : name.startsWith('.') ? [] : [name],
  );
  return names.filter((name) => {
    try {
      return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).type === 'module';
    } catch {
      return false;
    }
  });
}

const escapePattern = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const swc = (syntax) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs' },
  },
];

const base = {
  rootDir: root,
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  moduleNameMapper: {
    '^@platform/([^/]+)$': '<rootDir>/libs/platform/src/$1/index.ts',
    '^@postmortems/import$': '<rootDir>/libs/postmortems/src/domain/import/index.ts',
    '^@chaos/engine$': '<rootDir>/libs/chaos/src/engine/index.ts',
    '^@(identity|blameless|catalog|incidents|postmortems|chaos|gamedays)$': '<rootDir>/libs/$1/src/index.ts',
  },
  transform: { '^.+\\.ts$': swc('typescript'), '^.+\\.m?js$': swc('ecmascript') },
  transformIgnorePatterns: [`/node_modules/(?!(${esmPackages().map(escapePattern).join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.cache/'],
  setupFiles: ['<rootDir>/test/setup/jest.setup.ts'],
};

/** unit: no database. db: services and GraphQL end to end on real PostgreSQL. reliability: real processes, run alone. */
module.exports = {
  rootDir: root,
  testTimeout: 30_000,
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps,examples,scripts}/**/*.spec.ts', '<rootDir>/test/architecture/**/*.spec.ts'],
    },
    {
      ...base,
      displayName: 'db',
      testMatch: ['<rootDir>/{libs,apps,test}/**/*.{db-spec,e2e-spec}.ts', '<rootDir>/test/{conformance,security}/**/*.spec.ts'],
    },
    { ...base, displayName: 'reliability', testMatch: ['<rootDir>/test/reliability/**/*.spec.ts'] },
  ],
};
