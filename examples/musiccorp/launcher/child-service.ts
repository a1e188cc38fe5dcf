import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Log } from '../runtime/log';
import type { ServicePlace } from '../topology';

const RESTART_MS = 500;

/** One service as a process of its own, started again within a second when it dies. */
export class ChildService {
  private child: ChildProcess | null = null;
  private restart: NodeJS.Timeout | null = null;
  private stopping = false;
  /** When the present process was started, RFC 3339 UTC; null while there is none. */
  startedAt: string | null = null;

  /**
   * @param onChange called when the process id changes
   * @param onRefusal called when the service says that it cannot start as configured
   */
  constructor(
    readonly place: ServicePlace,
    private readonly log: Log,
    private readonly onChange: () => void,
    private readonly onRefusal: () => void,
  ) {}

  /** The process id, null while there is none. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  start(): void {
    const { name } = this.place;
    // The channel tells the service when its launcher is gone, however that ended.
    const child = spawn(process.execPath, [join(__dirname, '..', 'service.js'), name], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    this.startedAt = new Date().toISOString();
    child.once('exit', (code, signal) => {
      this.child = null;
      this.startedAt = null;
      this.onChange();
      if (this.stopping) return;
      if (code === 78) return this.onRefusal();
      this.log('service-died', { died: name, code, signal, restartInMs: RESTART_MS });
      this.restart = setTimeout(() => this.start(), RESTART_MS);
    });
    this.onChange();
  }

  /** From now on the service is not started again when it ends. */
  keepDown(): void {
    this.stopping = true;
    if (this.restart) clearTimeout(this.restart);
  }

  /** Asks the service to drain and waits; ends it when the limit has passed. */
  async stop(limitMs: number): Promise<void> {
    this.keepDown();
    const { child } = this;
    if (!child) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    await gone;
    clearTimeout(limit);
  }
}
