// node scripts/check.mjs [gate…]: everything that can be said about the project without running it. All gates run; any problem is an error.
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';
import { gatesOf } from './gates.mjs';

/** Runs gates and prints one line each; answers with the number that failed. */
export async function runGates(gates, print = (text) => process.stdout.write(text)) {
  let failed = 0;
  for (const [name, gate] of Object.entries(gates)) {
    const started = Date.now();
    const problems = await gate();
    print(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
    if (problems.length > 0) failed++;
    for (const problem of problems) print(`${problem.replace(/^/gm, '    ')}\n`);
  }
  return failed;
}

async function main(wanted) {
  await build();
  const all = gatesOf(root);
  const unknown = wanted.filter((name) => !(name in all));
  if (unknown.length > 0) throw new Error(`no gate named ${unknown.join(', ')}; there are: ${Object.keys(all).join(', ')}`);
  const failed = await runGates(wanted.length === 0 ? all : Object.fromEntries(wanted.map((name) => [name, all[name]])));
  if (failed > 0) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
}
