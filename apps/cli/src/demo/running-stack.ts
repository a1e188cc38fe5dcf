import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Config, loadConfig } from '@platform/config';
import { runningSupervisor } from '../supervisor/run-file';
import { startStack } from '../supervisor/stack';
import { DemoFailure, must } from './demo-failure';

/** Compiled beside this file: dist/apps/cli/src/demo. */
const TOKEN_SCRIPT = join(__dirname, '../../../api/src/create-token.js');

/** A product that is running, for the demo to talk to. */
export interface RunningStack {
  url: string;
  config: Config;
  /** Environment of its processes: ports of the sample system. */
  env: NodeJS.ProcessEnv;
  /** A token that may do everything, for one day. */
  token: string;
  /** True when the demo started it, so that it stops it as well. */
  own: boolean;
  stop(): Promise<void>;
}

/** The stack that runs on the data folder, or a new one. */
export async function openStack(log: (line: string) => void): Promise<RunningStack> {
  const config = loadConfig(process.env);
  const running = runningSupervisor(config.DATA_DIR);
  if (running) {
    must(running.databaseUrl, `Second Story is still starting on ${config.DATA_DIR}; try again in a moment`);
    const token = await makeToken({ ...process.env, DATABASE_URL: running.databaseUrl });
    return { url: running.url, config, env: process.env, token, own: false, stop: async () => undefined };
  }
  log('nothing is running here: starting everything');
  const stack = await startStack({ env: process.env, log });
  try {
    const token = await makeToken({ ...stack.env, DATABASE_URL: stack.databaseUrl });
    return { url: stack.url, config: stack.config, env: stack.env, token, own: true, stop: () => stack.stop() };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** The same way as `token create`: one place knows scopes, hashing and the audit trail. */
async function makeToken(env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, [TOKEN_SCRIPT, '--name', 'demo', '--scope', 'read,write,operate,admin', '--days', '1'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let complaints = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || out.trim() === '') throw new DemoFailure(`no token could be made: ${complaints.trim()}`);
  return out.trim();
}
