/**
 * The forwarder: holds the proxy ports in a process of its own, so that traffic goes on when the agent is killed.
 * It knows nothing of tokens, files of targets or leases; it drops each fault at the deadline it was given.
 * Environment: FORWARDER_STATE_DIR (folder for its address file).
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startControlServer } from './forwarder/control-server';
import { FORWARDER_FILE, FORWARDER_PROTOCOL, type ForwarderAddress } from './forwarder/protocol';
import { ProxyBoard } from './forwarder/proxy-board';
import { isAlive, type ProcessRef, refOf } from './process-ref';

/** Without an agent: how long to stay when the supervisor is gone, and when there never was one. */
const LEAVE_WITHOUT_SUPERVISOR_MS = 10_000;
const LEAVE_UNSUPERVISED_MS = 60_000;

async function main(stateDir: string): Promise<void> {
  const board = new ProxyBoard();
  const file = join(stateDir, FORWARDER_FILE);
  const secret = randomBytes(32).toString('base64url');
  let supervisor: ProcessRef | null = null;
  let lastContact = performance.now();

  const leave = async (): Promise<void> => {
    await board.close();
    removeOwn(file);
    // The reply to `stop` is still on its way out.
    setTimeout(() => process.exit(0), 50);
  };
  const control = await startControlServer(secret, async (request) => {
    lastContact = performance.now();
    if (request.op === 'configure') supervisor = request.supervisor;
    if (request.op !== 'stop') return board.handle(request);
    await leave();
    return { ok: true, faults: [], notListening: [] };
  });
  const address: ForwarderAddress = {
    ...refOf(process.pid),
    protocol: FORWARDER_PROTOCOL,
    port: (control.address() as AddressInfo).port,
    secret,
  };
  writeFileSync(`${file}.new`, JSON.stringify(address), { mode: 0o600 });
  renameSync(`${file}.new`, file);

  setInterval(() => {
    if (supervisor && isAlive(supervisor)) return;
    const patience = supervisor ? LEAVE_WITHOUT_SUPERVISOR_MS : LEAVE_UNSUPERVISED_MS;
    if (!board.hasFaults && performance.now() - lastContact > patience) void leave();
  }, 1_000);
  process.on('SIGTERM', () => void leave());
  // Ctrl-C reaches the whole terminal group; the agent decides when the forwarder stops.
  process.on('SIGINT', () => undefined);
  process.on('SIGHUP', () => undefined);
}

function removeOwn(file: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as ForwarderAddress;
    if (pid === process.pid) rmSync(file, { force: true });
  } catch {
    // Already removed or replaced: nothing of ours is left to tidy.
  }
}

void main(process.env.FORWARDER_STATE_DIR ?? '.');
