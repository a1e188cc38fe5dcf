// npm test [-- project… [pattern…]] [-- --no-gates]: install, build, gates, then Jest against services of its own.
// Examples: npm test -- unit libs/blameless     npm test -- db incidents     npm test -- gates
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './build.mjs';

export const PROJECTS = ['unit', 'db', 'reliability'];

/** Splits the arguments: names of projects (and `gates`) first, everything else goes to Jest as it is. */
export function plan(args) {
  const names = args.filter((arg) => [...PROJECTS, 'gates'].includes(arg));
  const rest = args.filter((arg) => !names.includes(arg));
  const all = names.length === 0;
  const narrowed = rest.some((arg) => !arg.startsWith('-'));
  return {
    gates: names.includes('gates') || (all && !narrowed),
    projects: all ? PROJECTS : PROJECTS.filter((name) => names.includes(name)),
    jestArgs: rest,
  };
}

/** What CI must not leave out although an install would cure it. */
export function unforgivable(skipped, env) {
  return env.CI === 'true' ? skipped.filter((line) => line.includes('redis-server')) : [];
}

async function main() {
  const { gates, projects, jestArgs } = plan(process.argv.slice(2));
  const { runGates } = await import('./check.mjs');
  const { gatesOf } = await import('./gates.mjs');
  const { run, startServices, stopOnSignals } = await import('./test-services.mjs');
  const results = [];
  if (gates) results.push({ name: 'gates', failed: (await runGates(gatesOf(root))) > 0 });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  let skipped = [];
  if (projects.length > 0) {
    const services = projects.some((name) => name !== 'unit')
      ? await startServices()
      : { env: {}, skipped: [], stop: async () => undefined };
    stopOnSignals(services.stop);
    skipped = services.skipped;
    try {
      for (const name of projects) {
        const alone = name === 'reliability' ? ['--runInBand'] : [];
        const code = await run(
          process.execPath,
          [jest, ...jestArgs, ...alone, '--passWithNoTests', '--selectProjects', name],
          services.env,
        );
        results.push({ name, failed: code !== 0 });
      }
    } finally {
      await services.stop();
    }
  }
  process.stdout.write(`\n${results.map(({ name, failed }) => `${failed ? 'FAILED' : 'ok    '} ${name}`).join('\n')}\n`);
  for (const line of skipped) process.stdout.write(`skipped ${line}\n`);
  const missing = unforgivable(skipped, process.env);
  for (const line of missing) process.stdout.write(`FAILED under CI: ${line}\n`);
  if (missing.length > 0 || results.some(({ failed }) => failed)) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  createRequire(import.meta.url)(join(root, 'bin/second-story'))
    .ensureReady(root)
    .then(main)
    .catch((error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    });
}
