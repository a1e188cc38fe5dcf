/** Runs all of MusicCorp: every service as its own process, kept alive until this one is stopped or its parent is gone. */
import { renameSync, writeFileSync } from 'node:fs';
import { awaitReady } from './launcher/await-ready';
import { ChildService } from './launcher/child-service';
import { logFor } from './runtime/log';
import { readSettings } from './settings';

const PARENT_LOOK_MS = 500;
const STOP_LIMIT_MS = 6000;

function launch(): void {
  const log = logFor('musiccorp');
  const settings = readSettings();
  const stopped = new AbortController();
  const children: ChildService[] = settings.topology.services.map((place) => new ChildService(place, log, writeState, () => void stop(1)));

  function writeState(): void {
    if (!settings.stateFile) return;
    const services = children.map(({ place, pid, startedAt }) => ({ name: place.name, port: place.port, pid, startedAt }));
    const text = JSON.stringify({ launcherPid: process.pid, services, proxies: settings.topology.proxies }, null, 2);
    writeFileSync(`${settings.stateFile}.new`, `${text}\n`);
    renameSync(`${settings.stateFile}.new`, settings.stateFile);
  }

  async function stop(exitCode: number): Promise<void> {
    if (stopped.signal.aborted) return;
    stopped.abort();
    // Ctrl-C reaches every process of the group: none may be started again while the others drain.
    for (const child of children) child.keepDown();
    // The gateway first: without new orders the others have less to drain.
    await children[0]?.stop(STOP_LIMIT_MS);
    await Promise.all(children.slice(1).map((child) => child.stop(STOP_LIMIT_MS)));
    log('all-stopped');
    process.exit(exitCode);
  }

  process.on('SIGTERM', () => void stop(0));
  process.on('SIGINT', () => void stop(0));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void stop(0);
  }, PARENT_LOOK_MS).unref();

  for (const child of children) child.start();
  void awaitReady(settings.topology.services, log, stopped.signal).then((ready) => {
    if (!ready) return;
    log('all-ready', { gateway: settings.topology.gatewayUrl, stats: settings.topology.statsUrl });
    process.send?.({ event: 'all-ready' });
  });
}

try {
  launch();
} catch (error) {
  logFor('musiccorp')('cannot-start', { reason: (error as Error).message });
  process.exit(78);
}
