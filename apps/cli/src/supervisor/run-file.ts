import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStartTime } from '@platform/lifecycle';

interface ProcessMark {
  pid: number;
  started: string;
}

interface RunState extends ProcessMark {
  url: string;
  /** Address of the database as the app role, for commands beside the running product. */
  databaseUrl?: string;
  children: ProcessMark[];
}

/** Marks a process so that a later one with the same number is told apart. */
export function markOf(pid: number): ProcessMark | undefined {
  const started = processStartTime(pid);
  return started === undefined ? undefined : { pid, started };
}

const lives = (mark: ProcessMark) => processStartTime(mark.pid) === mark.started;

const fileIn = (dataDir: string) => join(dataDir, 'supervisor.json');

function read(file: string): RunState | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RunState;
  } catch {
    return undefined;
  }
}

/** The supervisor that is running on a data folder now, if any. */
export function runningSupervisor(dataDir: string): RunState | undefined {
  const state = read(fileIn(dataDir));
  return state && lives(state) ? state : undefined;
}

/** The claim of one supervisor on its data folder: a file that only one of them can make. */
export class RunFile {
  private constructor(
    private readonly file: string,
    private state: RunState,
  ) {}

  /**
   * Claims the data folder.
   * @returns the claim and the processes that a killed supervisor left behind
   * @throws Error with the address of a supervisor that is alive
   */
  static async claim(dataDir: string, url: string): Promise<{ runFile: RunFile; leftovers: ProcessMark[]; stale: boolean }> {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const file = fileIn(dataDir);
    const self = markOf(process.pid);
    if (!self) throw new Error('this machine does not tell when a process began');
    const state: RunState = { ...self, url, children: [] };
    const own = `${file}.${process.pid}`;
    writeFileSync(own, JSON.stringify(state), { mode: 0o600 });
    let leftovers: ProcessMark[] = [];
    let stale = false;
    try {
      for (;;) {
        try {
          linkSync(own, file);
          // Another start may have taken our fresh file for the stale one and moved it away: the last claim holds.
          await sleep(60);
          if (read(file)?.pid === process.pid) return { runFile: new RunFile(file, state), leftovers, stale };
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        }
        const other = read(file);
        if (other && lives(other)) throw new Error(`Second Story is already running on ${dataDir} (process ${other.pid}): ${other.url}`);
        leftovers = (other?.children ?? []).filter(lives);
        stale = true;
        try {
          renameSync(file, `${file}.stale`);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        }
      }
    } finally {
      rmSync(own, { force: true });
    }
  }

  update(change: Partial<Pick<RunState, 'url' | 'databaseUrl' | 'children'>>): void {
    this.state = { ...this.state, ...change };
    writeFileSync(`${this.file}.new`, JSON.stringify(this.state), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  release(): void {
    rmSync(this.file, { force: true });
    rmSync(`${this.file}.stale`, { force: true });
  }
}

/** Waits for processes of a killed supervisor to leave by themselves, then ends them. */
export async function waitForLeftovers(marks: readonly ProcessMark[], withinMs: number): Promise<void> {
  for (const end = Date.now() + withinMs; Date.now() < end && marks.some(lives); ) await sleep(50);
  for (const mark of marks.filter(lives)) process.kill(mark.pid, 'SIGKILL');
}
