// The gates: each looks at a project folder and answers with what is wrong, line by line; nothing when all is well.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const LINE_LIMIT = 400;
const CODE = /\.(ts|tsx|js|mjs|cjs)$/;
const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', 'fixtures', 'generated']);

function walk(dir, found = []) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name) || entry.name.startsWith('.')) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else found.push(path);
  }
  return found;
}

const readJson = (dir, file) => JSON.parse(readFileSync(join(dir, file), 'utf8'));

/** Code files over the limit. */
export function longFiles(dir) {
  return walk(dir)
    .filter((file) => CODE.test(file) || relative(dir, file).startsWith('bin/'))
    .map((file) => ({ file: relative(dir, file), lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > LINE_LIMIT)
    .map(({ file, lines }) => `${file} has ${lines} lines; the limit is ${LINE_LIMIT}`);
}

/** Optional dependencies that the lock file does not hold: `npm ci` fails on the machines that need them. */
export function lockGaps(dir) {
  const { packages } = readJson(dir, 'package-lock.json');
  const held = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !held.has(name))
      .map((name) => `package-lock.json lacks ${name}, wanted by ${path || 'the project'}`),
  );
}

/** Install scripts that some npm would run: npm 10 obeys ignore-scripts, npm 11 and newer also ask allowScripts. */
export function allowedInstallScripts(dir) {
  const problems = [];
  const npmrc = existsSync(join(dir, '.npmrc')) ? readFileSync(join(dir, '.npmrc'), 'utf8') : '';
  if (!/^ignore-scripts\s*=\s*true\s*$/m.test(npmrc)) problems.push('.npmrc must say ignore-scripts=true: npm 10 knows nothing else');
  const { allowScripts = {} } = readJson(dir, 'package.json');
  for (const [name, value] of Object.entries(allowScripts)) if (value !== false) problems.push(`allowScripts of ${name} must be false`);
  for (const [path, entry] of Object.entries(readJson(dir, 'package-lock.json').packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    if (entry.hasInstallScript && path !== '' && !(name in allowScripts))
      problems.push(`${name} has an install script and no entry in allowScripts`);
  }
  return problems;
}

/** Runs a tool; its output is the problem when it ends with anything but 0. */
function tool(dir, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.once('close', (code) => resolve(code === 0 ? [] : [output.trim() || `ended with code ${code}`]));
  });
}

const FOLDERS = ['apps', 'libs', 'migrations', 'examples', 'bench', 'test'];

/** @param tools folder whose node_modules hold the tools */
export function gatesOf(dir, tools = dir) {
  const bin = (path) => join(tools, 'node_modules', path);
  const there = FOLDERS.filter((folder) => existsSync(join(dir, folder)));
  return {
    lint: () => tool(dir, [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']),
    types: () => tool(dir, [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']),
    imports: () =>
      tool(dir, [
        bin('dependency-cruiser/bin/dependency-cruise.mjs'),
        ...there,
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'err',
      ]),
    'dead code': () => tool(dir, [bin('knip/bin/knip.js'), '--config', 'scripts/knip.json', '--no-progress']),
    'file size': async () => longFiles(dir),
    'lock file': async () => lockGaps(dir),
    'install scripts': async () => allowedInstallScripts(dir),
    'config page': () => tool(dir, [join(dir, 'scripts/config-docs.mjs')]),
    schema: () => tool(dir, [join(dir, 'scripts/schema.mjs')]),
  };
}
