import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { AgentApi, refusal } from './agent-api';
import { FaultKeeper } from './fault-keeper';
import { ForwarderProcess } from './forwarder-process';
import { startHttpServer } from './http-server';
import type { ProcessRef } from './process-ref';
import { StateFile } from './state-file';
import { readTargets } from './targets-file';
import { readOrMakeToken } from './token';

const TICK_MS = 200;
const CHECK_FORWARDER_EVERY = 5;
/** Checks without an answer before a forwarder that is alive counts as hung. */
const PATIENCE = 3;

/** How an agent is started. */
export interface AgentOptions {
  host: string;
  /** 0 takes a free one. */
  port: number;
  tokenFile: string;
  targetsFile: string;
  stateDir: string;
  /** Lease of a fault that does not say, in milliseconds. */
  leaseMs: number;
  supervisor: ProcessRef | null;
  /** Compiled entry file of the forwarder. */
  forwarderEntry: string;
  log: Logger;
}

/** A running agent. */
export interface Agent {
  port: number;
  /** Faults that have not ended. */
  activeFaults(): number;
  /** True while the forwarder process is there. */
  hasForwarder(): boolean;
  /** Takes every fault back, ends the forwarder, closes the port. May be called twice. */
  stop(): Promise<void>;
}

/** Starts the agent: token, targets, control port, forwarder, and the faults that an earlier process left. */
export async function createAgent(options: AgentOptions): Promise<Agent> {
  const { log, stateDir, targetsFile } = options;
  mkdirSync(stateDir, { recursive: true, mode: 0o700 });
  const token = readOrMakeToken(options.tokenFile);
  const targets = readTargets(targetsFile, options.port);
  const forwarder = new ForwarderProcess({ stateDir, entry: options.forwarderEntry, targets, supervisor: options.supervisor });
  const keeper = new FaultKeeper(new StateFile(stateDir), forwarder, new Set(targets.map(({ name }) => name)), (event, details) =>
    log.info(details, `fault ${event}`),
  );
  const api = new AgentApi(keeper, targets, options.leaseMs);
  let ready = false;
  const server = await startHttpServer(options, {
    token,
    health: () => ({
      status: ready ? 200 : 503,
      body: { status: ready ? 'ok' : 'starting', forwarderPid: forwarder.pid, activeFaults: keeper.active().length },
    }),
    handle: (request) => (ready ? api.handle(request) : Promise.resolve(refusal(503, 'STARTING', 'The agent is starting.'))),
    onError: (error) => log.error({ err: error }, 'request failed'),
  });
  try {
    await startForwarder(forwarder);
    await keeper.recover();
  } catch (error) {
    server.close();
    throw error;
  }
  ready = true;
  const ticker = startTicker(keeper, forwarder, log);
  const port = (server.address() as AddressInfo).port;
  log.info({ port, targets: targets.length, forwarderPid: forwarder.pid }, 'agent ready');
  return {
    port,
    activeFaults: () => keeper.active().length,
    hasForwarder: () => forwarder.isAlive(),
    stop: once(() => stop(server, ticker, keeper, forwarder, log)),
  };
}

/** At the first start a port that is taken is refused; later, when the forwarder is replaced, the other proxies go on. */
async function startForwarder(forwarder: ForwarderProcess): Promise<void> {
  const [blocked] = await forwarder.ensure();
  if (!blocked) return;
  await forwarder.stop();
  const { port, name, error } = blocked;
  throw new Error(`Port ${port} of the proxy "${name}" cannot be opened (${error}). Free it, or change the targets file.`);
}

interface Ticker {
  stop(): Promise<void>;
}

function startTicker(keeper: FaultKeeper, forwarder: ForwarderProcess, log: Logger): Ticker {
  let count = 0;
  let silent = 0;
  let running: Promise<void> | null = null;
  const check = async (): Promise<void> => {
    await keeper.endDue();
    count += 1;
    if (forwarder.isAlive() && count % CHECK_FORWARDER_EVERY !== 0) return;
    try {
      if (!forwarder.isAlive()) await replace(forwarder, log);
      await keeper.reconcile();
      silent = 0;
    } catch (error) {
      silent += 1;
      log.warn({ err: error, silent }, 'the forwarder does not answer');
      if (silent % PATIENCE === 0) await forwarder.stop();
    }
  };
  const timer = setInterval(() => {
    running ??= check()
      .catch((error) => log.error({ err: error }, 'check failed'))
      .finally(() => {
        running = null;
      });
  }, TICK_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function replace(forwarder: ForwarderProcess, log: Logger): Promise<void> {
  log.warn('the forwarder is gone; starting a new one');
  const blocked = await forwarder.ensure();
  if (blocked.length > 0) log.error({ blocked }, 'proxy ports cannot be opened; they are tried again');
}

async function stop(server: Server, ticker: Ticker, keeper: FaultKeeper, forwarder: ForwarderProcess, log: Logger): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await ticker.stop();
  const clean = await keeper.endAll('shutdown');
  // The forwarder goes last: without it no fault can be left, whatever it answered before.
  await forwarder.stop();
  server.closeAllConnections();
  await closed;
  log.info({ clean }, 'agent stopped');
}

function once(task: () => Promise<void>): () => Promise<void> {
  let started: Promise<void> | null = null;
  return () => {
    started ??= task();
    return started;
  };
}
