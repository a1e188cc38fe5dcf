import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { callJson, type JsonAnswer, type JsonRequest } from './runtime/json-client';
import type { StatsView } from './services/rolling-view';
import { type ForwarderMode, TcpForwarder } from './tcp-forwarder.test-kit';
import { musiccorpTopology, type ProxyName, type ServiceName, type Topology } from './topology';

const root = join(__dirname, '..', '..');
const dist = join(root, 'dist', 'examples', 'musiccorp');

/** Compiles when the sources are newer than dist/. */
export function buildOnce(): void {
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], { cwd: root, stdio: 'pipe' });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Environment with bases whose ports are free, below the range the system hands out by itself. */
export async function freeBases(): Promise<NodeJS.ProcessEnv> {
  for (;;) {
    const base = 10_000 + Math.floor(Math.random() * 1000) * 20;
    const free = await Promise.all(Array.from({ length: 20 }, (_, offset) => isFree(base + offset)));
    if (free.every(Boolean)) return { MUSICCORP_PORT_BASE: String(base), MUSICCORP_PROXY_BASE: String(base + 10) };
  }
}

/** Runs a process of MusicCorp from dist/ and keeps what it prints. */
export class RunningProcess {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output = '';

  constructor(file: 'main.js' | 'service.js', args: string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [join(dist, file), ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.exited = new Promise((resolve) => this.child.once('exit', (code) => resolve(code)));
  }

  /** @returns the exit code */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}

/** Tries until the look succeeds, and fails with the newest reason after the limit. */
export async function eventually<T>(limitMs: number, look: () => Promise<T>, stepMs = 100): Promise<T> {
  const until = Date.now() + limitMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(stepMs);
    }
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** All of MusicCorp behind forwarders that stand in for the agent's proxies. */
export class MusiccorpUnderTest {
  readonly topology: Topology;
  private readonly forwarders = new Map<ProxyName, TcpForwarder>();
  private constructor(
    readonly env: NodeJS.ProcessEnv,
    readonly launcher: RunningProcess,
  ) {
    this.topology = musiccorpTopology(env);
  }

  static async start(extra: NodeJS.ProcessEnv = {}): Promise<MusiccorpUnderTest> {
    const env = { ...(await freeBases()), MUSICCORP_WINDOW_MS: '1200', MUSICCORP_DEADLINE_MS: '600', ...extra };
    const system = new MusiccorpUnderTest(env, new RunningProcess('main.js', [], env));
    for (const { name, listenPort, upstreamPort } of system.topology.proxies) {
      const forwarder = new TcpForwarder(listenPort, upstreamPort);
      await forwarder.listen();
      system.forwarders.set(name, forwarder);
    }
    try {
      await eventually(15_000, async () => {
        if (!system.launcher.output.includes('"all-ready"')) throw new Error(`not ready:\n${system.launcher.output}`);
      });
    } catch (error) {
      await system.stop();
      throw error;
    }
    return system;
  }

  fault(name: ProxyName, mode: ForwarderMode): void {
    this.forwarders.get(name)?.set(mode);
  }

  async call(service: ServiceName, request: JsonRequest, ceilingMs = 5000): Promise<JsonAnswer> {
    const place = this.topology.services.find(({ name }) => name === service);
    return callJson(place?.port ?? 0, request, { ceilingMs });
  }

  async stats(): Promise<StatsView> {
    return (await this.call('gateway', { path: '/stats' })).body as StatsView;
  }

  /** The `/state` of a service, in the shape that service documents. */
  async state<T>(service: ServiceName): Promise<T> {
    return (await this.call(service, { path: '/state' })).body as T;
  }

  async switches(values: Record<string, boolean>): Promise<void> {
    await this.call('gateway', { method: 'PUT', path: '/switches', body: values });
  }

  /** Every proxy passes, every switch is off, and the newest window holds good orders only. */
  async calm(): Promise<void> {
    for (const forwarder of this.forwarders.values()) forwarder.set('pass');
    await this.call('gateway', { method: 'POST', path: '/switches/reset' });
    await eventually(8000, async () => {
      const { orderSuccessRate, orders } = await this.stats();
      if (orderSuccessRate !== 1 || orders < 10) throw new Error(`not calm: ${orderSuccessRate} of ${orders}`);
    });
  }

  async stop(): Promise<void> {
    await this.launcher.stop();
    await Promise.all([...this.forwarders.values()].map((forwarder) => forwarder.close()));
  }
}
