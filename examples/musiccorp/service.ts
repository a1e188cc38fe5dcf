/** Runs one MusicCorp service in this process: `node service.js <name>`. */
import { logFor } from './runtime/log';
import { runService } from './runtime/run-service';
import { SERVICES } from './services';
import { readSettings } from './settings';
import { SERVICE_NAMES, type ServiceName } from './topology';

/** Exit code when the service cannot start as configured: restarting it would not help. */
const MISCONFIGURED = 78;

const wanted = process.argv[2] ?? '';
if (!SERVICE_NAMES.includes(wanted as ServiceName)) {
  process.stderr.write(`name one of ${SERVICE_NAMES.join(', ')}\n`);
  process.exit(MISCONFIGURED);
}
const name = wanted as ServiceName;

async function start(): Promise<void> {
  await runService(name, readSettings(), SERVICES[name]);
}

start().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  const reason = error.code === 'EADDRINUSE' ? `port ${error.port} is taken; set MUSICCORP_PORT_BASE` : error.message;
  logFor(name)('cannot-start', { reason });
  process.exit(MISCONFIGURED);
});
