import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HttpAnswer } from '@chaos/engine';
import { build } from 'esbuild';
import { callHttp, freePort, startService, within } from './loopback';

const root = join(__dirname, '..', '..');
const never = new AbortController().signal;

/** Compiles the agent and its forwarder as they are in the tree into `folder`; the entry is `main.js`. */
async function compileAgent(folder: string): Promise<void> {
  const entry = (name: string) => join(root, 'apps/agent/src', name);
  await build({
    entryPoints: [entry('main.ts'), entry('forwarder.ts')],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    tsconfig: join(root, 'tsconfig.json'),
    logLevel: 'error',
  });
}

/** The fields of the agent's answers that tests read; which of them are there depends on the path. */
interface AnswerBody {
  name: string;
  state: string;
  since: string;
  endedAt: string;
  endedBy: string;
  present: boolean;
  held: string[];
  faults: { name: string }[];
  targets: { name: string; kind: string; fault: string | null }[];
  error: { code: string; path: string | null; message: string };
}

/** One real agent process with its proxies, in a folder of its own. */
export class AgentKit {
  readonly proxies = new Map<string, number>();
  readonly token = (): string => readFileSync(join(this.folder, 'token'), 'utf8').trim();
  private process: ChildProcess | null = null;
  output = '';

  private constructor(
    readonly folder: string,
    readonly port: number,
    private readonly service: { port: number; close: () => Promise<void> },
    private readonly env: Record<string, string>,
  ) {}

  /** Prepares folder, service behind the proxies and targets file; does not start the agent yet. */
  static async make(targets: readonly string[], env: Record<string, string> = {}): Promise<AgentKit> {
    const folder = mkdtempSync(join(tmpdir(), 'agent-'));
    await compileAgent(join(folder, 'bin'));
    const kit = new AgentKit(folder, await freePort(), await startService(), env);
    for (const name of targets) kit.proxies.set(name, await freePort());
    const list = [...kit.proxies].map(([name, port]) => ({ name, kind: 'proxy', listen: { port }, upstream: { port: kit.service.port } }));
    writeFileSync(join(folder, 'targets.json'), JSON.stringify(list));
    return kit;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  get forwarderPid(): number {
    return (JSON.parse(readFileSync(join(this.folder, 'forwarder.json'), 'utf8')) as { pid: number }).pid;
  }

  /** Starts the agent and waits until it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(this.folder, 'bin', 'main.js')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, AGENT_PORT: String(this.port), AGENT_STATE_DIR: this.folder, METRICS_PORT: '0', ...this.env },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk.toString();
      });
    }
    this.process = child;
    const ready = await within(15_000, async () => {
      if (child.exitCode !== null) throw new Error(`the agent left: ${this.output}`);
      return callHttp({ method: 'GET', url: `${this.url}/health`, headers: {}, body: null, timeoutMs: 1_000, signal: never }).then(
        ({ status }) => status === 200,
        () => false,
      );
    });
    if (!ready) throw new Error(`the agent is not ready: ${this.output}`);
  }

  /** Sends a signal and waits for the end of the process. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const left = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return left;
  }

  /** Calls the API with the token. */
  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body: unknown = null): Promise<{ status: number; body: AnswerBody }> {
    const answer = await this.raw(method, path, body === null ? null : JSON.stringify(body), { authorization: `Bearer ${this.token()}` });
    return { status: answer.status, body: answer.body === '' ? null : JSON.parse(answer.body) };
  }

  /** Calls the API with exactly these headers and this body. */
  raw(method: 'GET' | 'POST' | 'DELETE', path: string, body: string | null, headers: Record<string, string>): Promise<HttpAnswer> {
    return callHttp({ method, url: `${this.url}${path}`, headers, body, timeoutMs: 5_000, signal: never });
  }

  /** One request through a proxy. */
  async through(target: string, timeoutMs = 1_000): Promise<{ ok: boolean; status: number | null; ms: number; error: string | null }> {
    const started = performance.now();
    const url = `http://127.0.0.1:${this.proxies.get(target)}/`;
    return callHttp({ method: 'GET', url, headers: {}, body: null, timeoutMs, signal: never }).then(
      ({ status }) => ({ ok: status === 200, status, ms: performance.now() - started, error: null }),
      (error: NodeJS.ErrnoException) => ({ ok: false, status: null, ms: performance.now() - started, error: error.code ?? error.name }),
    );
  }

  /** True when traffic through the proxy fails or is slower than 150 ms. */
  async isAffected(target: string): Promise<boolean> {
    const { ok, ms } = await this.through(target, 400);
    return !ok || ms > 150;
  }

  /** Stops everything and removes the folder. */
  async close(): Promise<void> {
    await this.end('SIGTERM');
    // An agent that was killed could not end its forwarder.
    if (existsSync(join(this.folder, 'forwarder.json'))) process.kill(this.forwarderPid, 'SIGTERM');
    await this.service.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
