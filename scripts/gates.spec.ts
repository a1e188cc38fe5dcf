import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runGates } from './check.mjs';
import { allowedInstallScripts, gatesOf, lockGaps, longFiles } from './gates.mjs';

const root = join(__dirname, '..');
let dir: string;

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** The tools' own settings of the project, over other files. */
function useSettings(): void {
  for (const file of ['tsconfig.json', 'biome.json', '.dependency-cruiser.cjs', 'scripts/knip.json', 'package.json', '.gitignore'])
    cpSync(join(root, file), join(dir, file));
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'second-story-gates-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the file size gate', () => {
  it('lets 400 lines pass and refuses 401', () => {
    write('libs/catalog/src/fits.ts', 'x\n'.repeat(400));
    expect(longFiles(dir)).toEqual([]);
    write('libs/catalog/src/long.ts', 'x\n'.repeat(401));
    expect(longFiles(dir)).toEqual(['libs/catalog/src/long.ts has 401 lines; the limit is 400']);
  });
});

describe('the lock file gate', () => {
  it('names an optional dependency that the lock file does not hold', () => {
    const entry = { version: '1.0.0', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } };
    write('package-lock.json', { packages: { '': {}, 'node_modules/tool': entry, 'node_modules/tool-linux': {} } });
    expect(lockGaps(dir)).toEqual(['package-lock.json lacks tool-darwin, wanted by node_modules/tool']);
  });
});

describe('the install script gate', () => {
  it('refuses a missing rule, a permitted script and one that is not listed', () => {
    write('.npmrc', 'fund=false\n');
    write('package.json', { allowScripts: { one: true } });
    write('package-lock.json', {
      packages: { 'node_modules/one': { hasInstallScript: true }, 'node_modules/a/node_modules/@b/two': { hasInstallScript: true } },
    });
    expect(allowedInstallScripts(dir)).toEqual([
      '.npmrc must say ignore-scripts=true: npm 10 knows nothing else',
      'allowScripts of one must be false',
      '@b/two has an install script and no entry in allowScripts',
    ]);
  });

  it('is content with the project itself', () => {
    expect(allowedInstallScripts(root)).toEqual([]);
  });
});

describe('the gates that call a tool', () => {
  beforeEach(() => useSettings());

  it('lint refuses a variable that nobody uses', async () => {
    write('libs/catalog/src/a.ts', 'export function f(): number {\n  const unused = 1;\n  return 2;\n}\n');
    expect((await gatesOf(dir, root).lint()).join()).toContain('noUnusedVariables');
  });

  it('types refuses a wrong type', async () => {
    cpSync(join(root, 'node_modules/@types'), join(dir, 'node_modules/@types'), { recursive: true });
    write('libs/catalog/src/a.ts', "export const a: number = 'one';\n");
    expect((await gatesOf(dir, root).types()).join()).toContain('TS2322');
  });

  it('imports refuses a lib that reaches up, and one that goes past a door', async () => {
    write('libs/catalog/src/index.ts', "export { a } from '../../chaos/src/deep';\n");
    write('libs/chaos/src/deep.ts', 'export const a = 1;\n');
    const problems = (await gatesOf(dir, root).imports()).join();
    expect(problems).toContain('order-catalog');
    expect(problems).toContain('only-through-the-door');
  });

  it('dead code refuses an export that nobody uses', async () => {
    write('libs/catalog/src/index.ts', "export { used } from './parts';\n");
    write('libs/catalog/src/parts.ts', 'export const used = 1;\nexport const forgotten = 2;\n');
    expect((await gatesOf(dir, root)['dead code']()).join()).toContain('forgotten');
  });

  it('config page refuses a page that differs from the schema', async () => {
    write('scripts/config-docs.mjs', "process.stderr.write('docs/config.md is out of date');\nprocess.exitCode = 1;\n");
    expect(await gatesOf(dir, root)['config page']()).toEqual(['docs/config.md is out of date']);
  });
});

describe('runGates', () => {
  it('runs all of them and counts those that found something', async () => {
    let printed = '';
    const gates = { first: async () => ['a\nb'], second: async () => [], third: async () => ['c'] };
    expect(await runGates(gates, (text: string) => (printed += text))).toBe(2);
    expect(printed).toContain('ok     second');
    expect(printed).toContain('    b\n');
  });
});
