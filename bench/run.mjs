// npm run bench [-- --size 20000 --rounds 7 --seconds 2 --connections 16 --data DIR --profile DIR --assert]
// Speed of the read path and of one write as ratios to the limit of this machine: see README.md in this folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from '../scripts/build.mjs';
import { openDatabase } from './data/database.mjs';
import { randomFrom } from './data/random.mjs';
import { runExtras } from './extras.mjs';
import { cpuOf, cpuOfServer } from './load/cpu.mjs';
import { OPERATIONS } from './ops/index.mjs';
import { summarise, table } from './report.mjs';
import { startApi, startLimit, startLoader, verifyEqual } from './targets/index.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '16' },
    only: { type: 'string' },
    data: { type: 'string' },
    profile: { type: 'string' },
    assert: { type: 'boolean', default: false },
  },
});
const options = {
  size: Number(values.size),
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  connections: Number(values.connections),
};
for (const [name, value] of Object.entries(options)) if (!(value > 0)) throw new Error(`--${name} takes a number above 0`);
const names = Object.keys(OPERATIONS).filter((name) => !values.only || values.only.split(',').includes(name));

/** Long enough for the compiler of V8 to have seen everything. */
const WARM_UP_SECONDS = 4;

const say = (text) => process.stderr.write(`${text}\n`);
const dir = mkdtempSync(join(tmpdir(), 'second-story-bench-'));
const stops = [() => rmSync(dir, { recursive: true, force: true })];
const stop = async () => {
  for (const one of stops.splice(0).reverse()) await one();
};
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143 }))
  process.once(signal, () => void stop().finally(() => process.exit(code)));

const windows = [];

/** One window of one target; the figures go to the results. */
async function measure({ loader, target, database, operation, samples, round }) {
  const requests = samples[operation].map((sample) => target.request(operation, sample));
  const before = { node: cpuOf(target.pid), postgres: cpuOfServer(database.pid) };
  const figures = await loader.run({ port: target.port, requests, connections: options.connections, seconds: options.seconds });
  windows.push({
    round,
    operation,
    target: target.name,
    ...figures,
    nodeMs: (cpuOf(target.pid) - before.node) / figures.requests,
    postgresMs: (cpuOfServer(database.pid) - before.postgres) / figures.requests,
  });
}

async function main() {
  await build().catch((error) => say(`warning: ${error.message}`));
  const database = await openDatabase({ dir, keep: values.data, size: options.size, say });
  stops.push(database.close);
  const target = { url: database.appUrl, teamIds: database.teamIds, dataDir: dir, profileDir: values.profile };
  const limit = await startLimit(target);
  stops.push(limit.stop);
  const api = await startApi(target);
  stops.push(api.stop);
  const loader = startLoader();
  stops.push(loader.stop);

  const samples = await database.samples(OPERATIONS);
  await verifyEqual([api, limit], samples, names);
  await database.undoWrites();
  say('both give the same answers; warming up');
  for (const operation of names) {
    for (const one of [api, limit])
      await loader.run({
        port: one.port,
        requests: samples[operation].map((sample) => one.request(operation, sample)),
        connections: options.connections,
        seconds: WARM_UP_SECONDS,
      });
    if (OPERATIONS[operation].writes) await database.undoWrites();
  }

  const random = randomFrom(options.size);
  for (let round = 1; round <= options.rounds; round++) {
    for (const operation of names) {
      const pair = random() < 0.5 ? [api, limit] : [limit, api];
      for (const one of pair) await measure({ loader, target: one, database, operation, samples, round });
      if (OPERATIONS[operation].writes) await database.undoWrites();
    }
    say(`round ${round} of ${options.rounds}`);
  }

  const rows = summarise(windows, names);
  process.stdout.write(`${table(rows)}\n`);
  const results = join(root, 'bench/results');
  mkdirSync(results, { recursive: true });
  const about = { at: new Date().toISOString(), node: process.version, cpus: cpus().length, ...options };
  const file = join(results, `${about.at.replaceAll(':', '-')}.jsonl`);
  writeFileSync(file, windows.map((one) => `${JSON.stringify({ ...about, ...one })}\n`).join(''));
  await stop();
  process.stdout.write(await runExtras(createRequire(import.meta.url)));
  if (values.assert && rows.some((row) => row.ratio < row.floor)) process.exitCode = 1;
}

main().catch(async (error) => {
  say(error.stack);
  process.exitCode = 1;
  await stop();
});
