// One compile of everything TypeScript into dist/, with the path aliases rewritten to relative requires; only what changed is compiled again.
// Types are not checked here (scripts/check.mjs does): a start should not wait for a type check of released code.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ['apps', 'libs', 'migrations', 'examples', 'bench'];
const OUT = join(root, 'dist');
const STAMP = join(OUT, '.stamp.json');
const COMPILED = /\.(ts|json|yaml|yml|html|css|md)$/;
const TESTS = /\.(spec|db-spec|e2e-spec|d)\.ts$/;

function walk(dir, found = []) {
  if (!existsSync(dir)) return found;
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) continue;
    const path = join(dir, entry.name);
    if (entry.isDirectory()) walk(path, found);
    else if (COMPILED.test(entry.name) && !TESTS.test(entry.name)) found.push(path);
  }
  return found;
}

function print(file) {
  const { size, mtimeMs } = statSync(file);
  return `${size}:${Math.round(mtimeMs)}`;
}

/** Fingerprints now: of each source file, and of what changes every output. */
function current() {
  const files = {};
  for (const file of SOURCES.flatMap((dir) => walk(join(root, dir)))) files[relative(root, file)] = print(file);
  const all = ['package.json', 'tsconfig.json', 'scripts/build.mjs'].map((file) => print(join(root, file))).join(' ');
  return { all, files };
}

function stamp() {
  try {
    return JSON.parse(readFileSync(STAMP, 'utf8'));
  } catch {
    return undefined;
  }
}

export function isBuilt() {
  const last = stamp();
  return last !== undefined && JSON.stringify(last) === JSON.stringify(current());
}

function aliases() {
  const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;
  return Object.entries(paths).map(([alias, [target]]) => ({
    pattern: new RegExp(`^${alias.replace('*', '([^/]+)')}$`),
    target: target.replace(/^\.\//, '').replace(/\.ts$/, '.js'),
  }));
}

function rewriteAliases(code, outFile, known) {
  return code.replace(/(require|import)\((["'])(@[^"']+)\2\)/g, (whole, call, quote, name) => {
    for (const { pattern, target } of known) {
      const match = pattern.exec(name);
      if (!match) continue;
      const path = relative(dirname(outFile), join(OUT, target.replace('*', match[1] ?? '')));
      return `${call}(${quote}${path.startsWith('.') ? path : `./${path}`}${quote})`;
    }
    return whole;
  });
}

const outputOf = (file) => join(OUT, file.replace(/\.ts$/, '.js'));

/** A process that is starting must never load half a file. */
function writeWhole(path, text) {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}

async function compile(swc, file, known) {
  const out = outputOf(file);
  mkdirSync(dirname(out), { recursive: true });
  if (extname(file) !== '.ts') return copyFileSync(join(root, file), out);
  const { code, map } = await swc.transformFile(join(root, file), {
    sourceMaps: true,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
    module: { type: 'commonjs', ignoreDynamic: false },
  });
  writeWhole(`${out}.map`, map ?? '');
  writeWhole(out, `${rewriteAliases(code, out, known)}\n//# sourceMappingURL=${out.split('/').pop()}.map\n`);
}

/** Compiles what changed since the last build; throws with every file that could not be compiled. */
export async function build() {
  const now = current();
  const last = stamp();
  const kept = last?.all === now.all ? last.files : {};
  if (last?.all !== now.all) rmSync(OUT, { recursive: true, force: true });
  for (const file of Object.keys(kept))
    if (!now.files[file]) for (const end of ['', '.map']) rmSync(`${outputOf(file)}${end}`, { force: true });
  const changed = Object.keys(now.files).filter((file) => kept[file] !== now.files[file] || !existsSync(outputOf(file)));
  const swc = changed.length > 0 ? createRequire(import.meta.url)('@swc/core') : undefined;
  const known = aliases();
  const done = await Promise.allSettled(changed.map((file) => compile(swc, file, known)));
  const failed = changed.filter((_, index) => done[index].status === 'rejected');
  for (const file of failed) delete now.files[file];
  mkdirSync(OUT, { recursive: true });
  writeWhole(STAMP, JSON.stringify(now));
  if (failed.length > 0)
    throw new Error(
      `these files do not compile:\n${done.flatMap((one, i) => (one.status === 'rejected' ? [`${changed[i]}: ${one.reason?.message ?? one.reason}`] : [])).join('\n')}`,
    );
  return changed.length;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = Date.now();
  build().then(
    (count) => process.stderr.write(`compiled ${count} files in ${((Date.now() - started) / 1000).toFixed(1)} s\n`),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
