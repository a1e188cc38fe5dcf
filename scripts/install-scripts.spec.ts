import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..');
let dir: string;

function npm(cwd: string, ...args: string[]): void {
  const env = {
    PATH: process.env.PATH,
    HOME: dir,
    npm_config_cache: join(dir, 'cache'),
    npm_config_userconfig: join(dir, 'no-user-npmrc'),
  };
  execFileSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--loglevel=silent'], { cwd, env, stdio: 'ignore' });
}

/** A project that depends on a package whose install script leaves a trace; returns whether the trace is there after `npm ci`. */
function scriptRanAfter(options: { npmrc: boolean; allowScripts?: boolean }): boolean {
  const project = mkdtempSync(join(dir, 'project-'));
  const packed = join(project, 'packed');
  mkdirSync(packed);
  const script = `node -e "require('node:fs').writeFileSync('${join(project, 'trace')}', '')"`;
  writeFileSync(
    join(packed, 'package.json'),
    JSON.stringify({ name: 'with-script', version: '1.0.0', scripts: { install: script, postinstall: script } }),
  );
  npm(packed, 'pack', '--pack-destination', project, '--ignore-scripts');
  const allowScripts = options.allowScripts === undefined ? {} : { allowScripts: { 'with-script': options.allowScripts } };
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', dependencies: { 'with-script': 'file:with-script-1.0.0.tgz' }, ...allowScripts }),
  );
  if (options.npmrc) copyFileSync(join(root, '.npmrc'), join(project, '.npmrc'));
  npm(project, 'install', '--package-lock-only', '--ignore-scripts');
  npm(project, 'ci');
  expect(existsSync(join(project, 'node_modules/with-script/package.json'))).toBe(true);
  return existsSync(join(project, 'trace'));
}

describe('install scripts of packages', () => {
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'second-story-npm-'));
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  it('do not run with the .npmrc of the project, the only rule npm 10 knows', () => {
    expect(scriptRanAfter({ npmrc: true })).toBe(false);
  });

  it('do not run with the .npmrc even where allowScripts would permit one', () => {
    expect(scriptRanAfter({ npmrc: true, allowScripts: true })).toBe(false);
  });

  it('would run without either rule, so this suite can tell', () => {
    expect(scriptRanAfter({ npmrc: false, allowScripts: true })).toBe(true);
  });
});
