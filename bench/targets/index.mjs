import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/build.mjs';
import { TOKEN } from '../data/load.mjs';
import { OPERATIONS } from '../ops/index.mjs';

const require = createRequire(import.meta.url);

function start(file, env, execArgv = []) {
  const child = fork(file, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await once(child, 'exit');
    clearTimeout(timer);
  };
  return { child, stop };
}

/** The limit in a process of its own. A target answers with the text of a request for an operation and a sample. */
export async function startLimit({ url, teamIds }) {
  const { child, stop } = start(fileURLToPath(import.meta.resolve('./limit.mjs')), {
    DATABASE_URL: url,
    TEAM_IDS: JSON.stringify(teamIds),
  });
  const [{ port }] = await once(child, 'message');
  return {
    name: 'limit',
    port,
    pid: child.pid,
    stop,
    request: (name, sample) => `GET /${name}/${sample} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`,
  };
}

/** The API as it runs in production, called with a bearer token. `profileDir` keeps a CPU profile of the whole run there. */
export async function startApi({ url, dataDir, profileDir }) {
  const { freePort } = require('../../dist/libs/platform/src/embedded');
  const port = await freePort();
  writeFileSync(join(dataDir, 'secret.key'), randomBytes(32).toString('base64url'), { mode: 0o600 });
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, PORT: String(port), METRICS_PORT: '0', LOG_LEVEL: 'error' };
  const { child, stop } = start(`${root}/dist/apps/api/src/main.js`, env, profileDir ? ['--cpu-prof', '--cpu-prof-dir', profileDir] : []);
  for (let attempt = 0; ; attempt++) {
    if (child.exitCode !== null || attempt > 300) throw new Error('the API did not start');
    if (
      await fetch(`http://127.0.0.1:${port}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    await sleep(100);
  }
  const request = (name, sample) => {
    const { document, variables } = OPERATIONS[name];
    const body = JSON.stringify({ query: document, variables: variables(sample) });
    return `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${TOKEN}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
  return { name: 'api', port, pid: child.pid, stop, request };
}

/** The loader in a process of its own: `run` sends requests for some seconds and answers with the figures. */
export function startLoader() {
  const { child, stop } = start(fileURLToPath(import.meta.resolve('../load/loader.mjs')), {});
  const run = async (window) => {
    child.send(window);
    const [{ figures, error }] = await once(child, 'message');
    if (error) throw new Error(error);
    return figures;
  };
  return { run, stop };
}

/** Refuses to go on unless both targets give the same answers to some samples of every operation. */
export async function verifyEqual(targets, samples, names) {
  const { isDeepStrictEqual } = await import('node:util');
  for (const name of names) {
    const { comparable = (answer) => answer } = OPERATIONS[name];
    for (const sample of samples[name].slice(0, 15)) {
      const [first, second] = await Promise.all(targets.map((target) => ask(target, name, sample)));
      if (first.errors || !isDeepStrictEqual(comparable(first), comparable(second)))
        throw new Error(
          `${name} ${sample}: the answers differ, so nothing is timed\n${targets[0].name}: ${excerpt(first)}\n${targets[1].name}: ${excerpt(second)}`,
        );
    }
  }
}

const excerpt = (answer) => JSON.stringify(answer).slice(0, 3000);

async function ask(target, name, sample) {
  const [head, body] = target.request(name, sample).split('\r\n\r\n');
  const [[method, path], ...headers] = head.split('\r\n').map((line, n) => (n === 0 ? line.split(' ') : line.split(/: (.*)/).slice(0, 2)));
  const wanted = headers.filter(([key]) => key !== 'host' && key !== 'content-length');
  const answer = await fetch(`http://127.0.0.1:${target.port}${path}`, {
    method,
    headers: Object.fromEntries(wanted),
    ...(body ? { body } : {}),
  });
  return answer.json();
}
