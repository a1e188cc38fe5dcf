import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, loadConfig } from '@platform/config';
import { EmbeddedDatabase } from './database';
import { ManagedChild } from './managed-child';
import { migrateInChild } from './migrate-child';
import { dropWelcomeToken, keepSecretKey, keepWelcomeToken, writeOperatorFiles } from './operator-files';
import { freePortEnv, neededPorts, refuseTakenPorts } from './ports';
import type { ProcessSpec } from './process-spec';
import { MIGRATE_SCRIPT, productProcesses } from './processes';
import { untilApiReady } from './readiness';
import { markOf, RunFile, waitForLeftovers } from './run-file';

const LEFTOVERS_LEAVE_MS = 20_000;
const FIRST_METRICS_PORT = 4610;

export interface StackOptions {
  /** Environment of the configuration, DATA_DIR included; default process.env. */
  env?: NodeJS.ProcessEnv;
  /** Run MusicCorp too; default true. */
  sample?: boolean;
  /** Move everything to free ports: for suites. */
  freePorts?: boolean;
  /** Embedded database without durability: for suites only. */
  throwAway?: boolean;
  /** Told in words what happens. */
  log?: (line: string) => void;
  /** Other programs than the product's, in stop order: for tests of the supervisor itself. */
  programs?: { migrate: string; processes: ProcessSpec[] };
}

/** A supervised set of processes on one data folder. */
export class Stack {
  /** Set once start() has read it. */
  config!: Config;
  /** What every child gets; set once the database is known. */
  env: NodeJS.ProcessEnv = {};
  database?: EmbeddedDatabase;
  needsFirstAdmin = false;
  /** The one-time sign-in link, while there is no admin. */
  welcomeUrl?: string;
  private children: ManagedChild[] = [];
  private runFile?: RunFile;
  private ending?: Promise<void>;
  private readonly log: (line: string) => void;

  constructor(private readonly options: StackOptions = {}) {
    this.log = options.log ?? (() => undefined);
  }

  /** Address people open. */
  get url(): string {
    return this.config.PUBLIC_URL;
  }

  /** Address of the database as the role that runs the product. */
  get databaseUrl(): string {
    return this.env.DATABASE_URL ?? '';
  }

  /** One child by its name: its pid, log file and signals. */
  child(name: string): ManagedChild {
    const found = this.children.find(({ spec }) => spec.name === name);
    if (!found) throw new Error(`no process named ${name}`);
    return found;
  }

  /**
   * Starts everything and waits until the API is ready. On any failure all that was started is stopped again.
   * @throws Error in words: wrong configuration, a live supervisor on this folder, taken ports, a process that does not come up
   */
  async start(): Promise<void> {
    try {
      await this.startAll();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  private async startAll(): Promise<void> {
    const { options, log } = this;
    const sample = options.sample ?? true;
    const given = { ...(options.env ?? process.env), ...(options.freePorts ? await freePortEnv() : {}) };
    const config = loadConfig(given);
    this.config = config;
    const metricsBase = config.METRICS_PORT || FIRST_METRICS_PORT;
    const { runFile, leftovers, stale } = await RunFile.claim(config.DATA_DIR, config.PUBLIC_URL);
    this.runFile = runFile;
    if (leftovers.length > 0) {
      log('waiting for processes of an earlier run that was killed');
      await waitForLeftovers(leftovers, LEFTOVERS_LEAVE_MS);
    }
    await refuseTakenPorts(neededPorts(config, metricsBase, given, { sample, proxies: !stale }));
    keepSecretKey(config);
    writeOperatorFiles(config, given, sample);
    const welcomeToken = keepWelcomeToken(config);
    const { DATABASE_URL, OWNER_DATABASE_URL } = await this.openDatabase();
    this.stillWanted();

    const { OWNER_DATABASE_URL: _owner, WELCOME_TOKEN: _welcome, METRICS_PORT: _metrics, ...shared } = given;
    this.env = { ...shared, DATA_DIR: config.DATA_DIR, DATABASE_URL };
    runFile.update({ databaseUrl: DATABASE_URL });
    const programs = options.programs ?? {
      migrate: MIGRATE_SCRIPT,
      processes: productProcesses({ dataDir: config.DATA_DIR, metricsBase, welcomeToken, sample }),
    };
    await migrateInChild(programs.migrate, { ...this.env, OWNER_DATABASE_URL }, log);
    log('database is up to date');
    this.stillWanted();

    const logDir = join(config.DATA_DIR, 'logs');
    mkdirSync(logDir, { recursive: true, mode: 0o700 });
    const shape = { env: this.env, logDir, log, onChange: () => this.noteChildren() };
    this.children = programs.processes.map((spec) => new ManagedChild(spec, shape));
    for (const child of [...this.children].reverse()) child.start();
    log(`started ${this.children.map(({ spec }) => spec.name).join(', ')}; logs in ${logDir}`);
    const ready = await untilApiReady(config, () => this.refuseFailingChild());
    this.needsFirstAdmin = ready.needsFirstAdmin;
    if (ready.needsFirstAdmin) this.welcomeUrl = new URL(`/welcome?token=${welcomeToken}`, config.PUBLIC_URL).href;
    else dropWelcomeToken(config);
    log('the API is ready');
  }

  private async openDatabase(): Promise<{ DATABASE_URL: string; OWNER_DATABASE_URL: string }> {
    const { config, options, log } = this;
    if (config.DATABASE_URL)
      return { DATABASE_URL: config.DATABASE_URL, OWNER_DATABASE_URL: config.OWNER_DATABASE_URL ?? config.DATABASE_URL };
    this.database = await EmbeddedDatabase.start({
      dataDir: config.DATA_DIR,
      port: config.EMBEDDED_PG_PORT,
      binDir: config.PG_BIN_DIR,
      throwAway: options.throwAway ?? false,
      log,
    });
    log(`PostgreSQL answers on port ${this.database.port}`);
    return { DATABASE_URL: this.database.appUrl, OWNER_DATABASE_URL: this.database.ownerUrl };
  }

  private stillWanted(): void {
    if (this.ending) throw new Error('stopped while starting');
  }

  private refuseFailingChild(): void {
    this.stillWanted();
    const failing = this.children.find((child) => child.ends >= 3);
    if (failing) throw new Error(`${failing.spec.name} does not come up. The end of ${failing.logFile}:\n${failing.lastWords()}`);
  }

  private noteChildren(): void {
    const marks = this.children.flatMap(({ pid }) => (pid === undefined ? [] : (markOf(pid) ?? [])));
    this.runFile?.update({ children: marks });
  }

  /** Stops everything in order: no new work, then no fault left, then proxies, then the database. Calls after the first wait for it. */
  stop(): Promise<void> {
    this.ending ??= this.stopAll();
    return this.ending;
  }

  private async stopAll(): Promise<void> {
    for (const child of this.children) {
      await child.stop();
      this.log(`${child.spec.name} has stopped`);
    }
    await this.database?.stop();
    if (this.database) this.log('PostgreSQL has stopped');
    this.runFile?.release();
  }

  /** Ends everything at once. Faults are then left to the agent's own deadlines. */
  async kill(): Promise<void> {
    await Promise.all(this.children.map((child) => child.stop(true)));
    await this.stop();
  }
}

/** Starts a stack and gives it back once the API is ready. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const stack = new Stack(options);
  await stack.start();
  return stack;
}
