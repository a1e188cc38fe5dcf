import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPortFree } from '@platform/embedded';
import { Pool } from 'pg';
import { freePortEnv } from '../../../apps/cli/src/supervisor/ports';
import type { ProcessSpec } from '../../../apps/cli/src/supervisor/process-spec';
import { Stack } from '../../../apps/cli/src/supervisor/stack';
import { startService, within } from '../../conformance/loopback';
import { ApiClient } from './api-client';
import type { Chance } from './chance';

/** The compiled product under test. */
const DIST = process.env.DIST_DIR ?? join(__dirname, '../../../dist');
/** Below the ports that the system hands out by itself. */
const PORTS = [31_000, 32_600] as const;

interface RigOptions {
  chance: Chance;
  /** Processes to run, in the order they are stopped; `worker-2` and so on are further workers. */
  processes: readonly string[];
  /** How many proxies the agent gets: `t1`, `t2`, … */
  proxies: number;
  /** Without durability of the database: for suites that leave it alone. */
  throwAway: boolean;
  /** Configuration of all processes. */
  env?: Record<string, string>;
}

/** The real product on free ports and a folder of its own, with small HTTP services of the suite behind the agent's proxies. */
export class Rig {
  stack!: Stack;
  api!: ApiClient;
  db!: Pool;
  /** Name and port of each proxy. */
  readonly proxies = new Map<string, number>();
  readonly dataDir = mkdtempSync(join(tmpdir(), 'reliability-'));
  private service!: { port: number; close: () => Promise<void> };
  private readonly log: string[] = [];

  private constructor(private readonly options: RigOptions) {}

  /** Starts everything and waits until the API is ready and there is a token. */
  static async start(options: RigOptions): Promise<Rig> {
    const rig = new Rig(options);
    try {
      await rig.open();
      return rig;
    } catch (error) {
      await rig.close();
      throw new Error(`${(error as Error).message}\n${rig.log.slice(-30).join('\n')}`);
    }
  }

  private async open(): Promise<void> {
    const { options } = this;
    this.service = await startService();
    await this.choosePorts();
    const ports = await freePortEnv();
    const files = this.writeOperatorFiles(Number(ports.AGENT_PORT));
    const metrics = Number(ports.METRICS_PORT);
    const processes = options.processes.map((name, i): ProcessSpec => {
      const app = name.split('-')[0]!;
      const port = i < 4 ? metrics + i : 0;
      return { name, script: join(DIST, `apps/${app}/src/main.js`), env: { ...files, METRICS_PORT: String(port) }, graceMs: 20_000 };
    });
    this.stack = new Stack({
      env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: join(this.dataDir, 'data'), LOG_LEVEL: 'warn', ...ports, ...options.env },
      sample: false,
      throwAway: options.throwAway,
      log: (line) => this.log.push(line),
      programs: { migrate: join(DIST, 'migrations/run.js'), processes },
    });
    await this.stack.start();
    this.db = new Pool({ connectionString: this.stack.databaseUrl, max: 4, connectionTimeoutMillis: 2_000 });
    this.db.on('error', () => undefined);
    this.api = new ApiClient(this.stack.url, this.makeToken());
  }

  private async choosePorts(): Promise<void> {
    for (let i = 1; i <= this.options.proxies; i++) {
      let port: number;
      do port = this.options.chance.between(...PORTS);
      while ([...this.proxies.values()].includes(port) || !(await isPortFree(port)));
      this.proxies.set(`t${i}`, port);
    }
  }

  /** The supervisor writes files of its own for the sample system; these are the suite's. */
  private writeOperatorFiles(agentPort: number): Record<string, string> {
    const folder = join(this.dataDir, 'operator');
    mkdirSync(folder);
    const targets = [...this.proxies].map(([name, port]) => ({
      name,
      kind: 'proxy',
      listen: { port },
      upstream: { port: this.service.port },
    }));
    const ports = [agentPort, this.service.port, ...this.proxies.values()];
    const files = { AGENT_TARGETS_FILE: join(folder, 'targets.json'), EGRESS_ALLOW_FILE: join(folder, 'egress-allow.json') };
    writeFileSync(files.AGENT_TARGETS_FILE, JSON.stringify(targets));
    writeFileSync(files.EGRESS_ALLOW_FILE, JSON.stringify({ allow: ports.map((port) => `127.0.0.1:${port}`) }));
    return files;
  }

  private makeToken(): string {
    const args = [join(DIST, 'apps/api/src/create-token.js'), '--name', 'suite', '--scope', 'read,write,operate,admin'];
    return execFileSync(process.execPath, args, { env: this.stack.env, encoding: 'utf8' }).trim();
  }

  get agentUrl(): string {
    return this.stack.config.AGENT_URL;
  }

  get agentToken(): string {
    return readFileSync(this.stack.config.AGENT_TOKEN_FILE, 'utf8').trim();
  }

  /** Waits until the agent answers, so that its token is there and its proxies are open. */
  async agentReady(): Promise<void> {
    const ready = () =>
      fetch(`${this.agentUrl}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    if (!(await within(20_000, ready)) || !existsSync(this.stack.config.AGENT_TOKEN_FILE)) throw new Error('the agent is not ready');
  }

  /** The end of a process's log, for messages. */
  lastWords(name: string): string {
    return this.stack.child(name).lastWords();
  }

  /** Stops everything in order; what was frozen is woken first. */
  async close(): Promise<void> {
    if (this.stack) {
      for (const name of this.options.processes) this.tryWake(name);
      await this.db?.end();
      await this.stack.stop();
    }
    await this.service?.close();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private tryWake(name: string): void {
    try {
      this.stack.child(name).signal('SIGCONT');
    } catch {
      // It was never started.
    }
  }
}
