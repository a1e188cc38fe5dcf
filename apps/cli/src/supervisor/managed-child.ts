import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessSpec } from './process-spec';

const RESTART_MS = 300;
const LOOP_RESTART_MS = 5_000;
/** A process that ends by itself within this time has not worked. */
const SHORT_LIFE_MS = 3_000;
const LOOP_AFTER = 5;
const LOG_LIMIT_BYTES = 20 * 1024 * 1024;

/** One child process: logs to a file of its own, started again when it dies, stopped with a time limit. */
export class ManagedChild {
  private child?: ChildProcess;
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private shortLives = 0;
  /** Ends since the start, wanted or not. */
  ends = 0;

  constructor(
    readonly spec: ProcessSpec,
    private readonly options: { env: NodeJS.ProcessEnv; logDir: string; log: (line: string) => void; onChange: () => void },
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get logFile(): string {
    return join(this.options.logDir, `${this.spec.name}.log`);
  }

  /** The end of the log, for a message about a failure. */
  lastWords(): string {
    return existsSync(this.logFile) ? readFileSync(this.logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '';
  }

  start(): void {
    const { spec, options } = this;
    if (existsSync(this.logFile) && statSync(this.logFile).size > LOG_LIMIT_BYTES) renameSync(this.logFile, `${this.logFile}.1`);
    // A file, not a pipe: a reaper that is clearing up after a killed supervisor must not die of a broken pipe.
    const out = openSync(this.logFile, 'a', 0o600);
    const started = Date.now();
    const child = spawn(process.execPath, [spec.script, ...(spec.args ?? [])], {
      env: { ...options.env, ...spec.env, SUPERVISOR_PID: String(process.pid) },
      stdio: ['ignore', out, out, 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches the supervisor only, which stops its children in order.
      detached: true,
    });
    closeSync(out);
    this.child = child;
    child.on('error', (error) => options.log(`${spec.name} could not be started: ${error.message}`));
    child.once('exit', (code, signal) => this.ended(code, signal, Date.now() - started));
    options.onChange();
  }

  private ended(code: number | null, signal: NodeJS.Signals | null, livedMs: number): void {
    this.child = undefined;
    this.ends++;
    this.options.onChange();
    if (this.stopping) return;
    this.shortLives = signal === null && livedMs < SHORT_LIFE_MS ? this.shortLives + 1 : 0;
    const looping = this.shortLives >= LOOP_AFTER;
    const how = signal ? `by ${signal}` : `with code ${code}`;
    const again = looping
      ? `${this.shortLives} times in a row; next try in ${LOOP_RESTART_MS / 1000} s. Its last words (${this.logFile}):\n${this.lastWords()}`
      : 'starting it again';
    this.options.log(`${this.spec.name} ended ${how}: ${again}`);
    this.timer = setTimeout(() => this.start(), looping ? LOOP_RESTART_MS : RESTART_MS);
  }

  /** Asks the process to leave and waits; kills it when its time is over, or at once. */
  async stop(atOnce = false): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    const child = this.child;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(atOnce ? 'SIGKILL' : 'SIGTERM');
    const limit = setTimeout(() => {
      this.options.log(`${this.spec.name} did not leave within ${this.spec.graceMs / 1000} s and is killed`);
      child.kill('SIGKILL');
    }, this.spec.graceMs);
    await gone;
    clearTimeout(limit);
  }

  /** Sends a signal to the process if it lives; for tests that break things. */
  signal(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }
}
