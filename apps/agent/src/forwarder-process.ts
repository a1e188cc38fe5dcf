import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  FORWARDER_FILE,
  FORWARDER_PROTOCOL,
  type ForwarderAddress,
  type ForwarderReply,
  type ForwarderRequest,
  type ProxyTarget,
} from './forwarder/protocol';
import { askForwarder } from './forwarder-client';
import { isAlive, type ProcessRef } from './process-ref';

const START_TIMEOUT_MS = 5_000;
const LISTEN_TIMEOUT_MS = 3_000;

/** What the forwarder is started with. */
export interface ForwarderOptions {
  stateDir: string;
  /** Compiled entry file of the forwarder. */
  entry: string;
  targets: ProxyTarget[];
  supervisor: ProcessRef | null;
}

/** A proxy port that could not be opened, with the error code. */
export interface BlockedTarget {
  name: string;
  port: number;
  error: string;
}

/** The forwarder child: found again after a restart of the agent, started when there is none. */
export class ForwarderProcess {
  private address: ForwarderAddress | null = null;
  private readonly file: string;

  constructor(private readonly options: ForwarderOptions) {
    this.file = join(options.stateDir, FORWARDER_FILE);
  }

  /** Pid of the forwarder in use; null before the first `ensure`. */
  get pid(): number | null {
    return this.address?.pid ?? null;
  }

  /**
   * Adopts the running forwarder or starts a new one, and gives it the targets.
   * @returns the targets whose port cannot be opened; the forwarder goes on trying
   */
  async ensure(): Promise<BlockedTarget[]> {
    const found = this.readAddress();
    if (found && (found.protocol !== FORWARDER_PROTOCOL || !(await answers(found)))) await this.end(found);
    this.address = found && isAlive(found) ? found : await this.start();
    const { targets, supervisor } = this.options;
    const deadline = performance.now() + LISTEN_TIMEOUT_MS;
    let reply = await this.ask({ op: 'configure', targets, supervisor });
    // A forwarder that is just leaving may still hold a port.
    while (reply.ok && reply.notListening.length > 0 && performance.now() < deadline) {
      await pause(100);
      reply = await this.ask({ op: 'list' });
    }
    const blocked = reply.ok ? reply.notListening : [];
    return blocked.map(({ name, error }) => ({ name, error, port: targets.find((target) => target.name === name)?.listen.port ?? 0 }));
  }

  /** Sends a request to the forwarder. Rejects when it does not answer. */
  ask(request: ForwarderRequest): Promise<ForwarderReply> {
    if (!this.address) return Promise.reject(new Error('no forwarder'));
    return askForwarder(this.address, request);
  }

  /** True while the process that was adopted or started is there. */
  isAlive(): boolean {
    return this.address !== null && isAlive(this.address);
  }

  /** Ends the forwarder and with it every proxy port. */
  async stop(): Promise<void> {
    if (this.address) await this.end(this.address);
    this.address = null;
  }

  private async end(address: ForwarderAddress): Promise<void> {
    await askForwarder(address, { op: 'stop' }).catch(() => undefined);
    if (await gone(address, 1_000)) return this.forget();
    if (isAlive(address)) process.kill(address.pid, 'SIGKILL');
    await gone(address, 1_000);
    this.forget();
  }

  private forget(): void {
    rmSync(this.file, { force: true });
  }

  private readAddress(): ForwarderAddress | null {
    try {
      const address = JSON.parse(readFileSync(this.file, 'utf8')) as ForwarderAddress;
      return isAlive(address) ? address : null;
    } catch {
      return null;
    }
  }

  private async start(): Promise<ForwarderAddress> {
    rmSync(this.file, { force: true });
    const log = openSync(join(this.options.stateDir, 'forwarder.log'), 'w', 0o600);
    // A session of its own: neither Ctrl-C nor the end of the agent reaches it.
    const child = spawn(process.execPath, [this.options.entry], {
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, FORWARDER_STATE_DIR: this.options.stateDir },
    });
    child.on('error', () => undefined);
    child.unref();
    closeSync(log);
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (performance.now() < deadline) {
      const address = this.readAddress();
      if (address && address.pid === child.pid) return address;
      await pause(20);
    }
    throw new Error(`The forwarder did not start; see ${join(this.options.stateDir, 'forwarder.log')}.`);
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function answers(address: ForwarderAddress): Promise<boolean> {
  return askForwarder(address, { op: 'list' }).then(
    (reply) => reply.ok,
    () => false,
  );
}

async function gone(address: ForwarderAddress, timeoutMs: number): Promise<boolean> {
  const deadline = performance.now() + timeoutMs;
  while (isAlive(address) && performance.now() < deadline) await pause(20);
  return !isAlive(address);
}
