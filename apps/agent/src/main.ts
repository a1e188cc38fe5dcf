/** The agent: guard process beside targets. Holds faults under deadline and lease, and takes them back by itself. */
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import { exitWithParent } from '@platform/lifecycle';
import { makeLogger } from '@platform/logging';
import { makeRegistry, serveMetrics } from '@platform/metrics';
import { Gauge } from 'prom-client';
import { type Agent, createAgent } from './create-agent';
import { refOf } from './process-ref';

async function main(): Promise<void> {
  const config = loadConfig(process.env, { process: 'agent' });
  const log = makeLogger('agent', config.LOG_LEVEL);
  const agent = await createAgent({
    host: config.AGENT_HOST,
    port: config.AGENT_PORT,
    tokenFile: config.AGENT_TOKEN_FILE,
    targetsFile: config.AGENT_TARGETS_FILE,
    stateDir: config.AGENT_STATE_DIR,
    leaseMs: config.AGENT_LEASE_MS,
    supervisor: config.SUPERVISOR_PID ? refOf(config.SUPERVISOR_PID) : null,
    forwarderEntry: join(__dirname, 'forwarder.js'),
    log,
  });
  await serveMetrics(metricsOf(agent), config.METRICS_PORT).catch(async () => {
    await agent.stop();
    throw new Error(`the metrics port ${config.METRICS_PORT} is taken`);
  });
  const leave = (why: string): void => {
    log.info({ why }, 'stopping');
    agent.stop().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => leave('SIGTERM'));
  process.once('SIGINT', () => leave('SIGINT'));
  exitWithParent(() => leave('the supervisor is gone'));
}

function metricsOf(agent: Agent): ReturnType<typeof makeRegistry> {
  const registry = makeRegistry('agent');
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge('second_story_agent_active_faults', 'Faults that have not ended', () => agent.activeFaults());
  gauge('second_story_agent_forwarder_up', '1 while the forwarder process is there', () => Number(agent.hasForwarder()));
  return registry;
}

main().catch((error: NodeJS.ErrnoException) => {
  const why = error.code === 'EADDRINUSE' ? 'its control port is taken' : error.message;
  process.stderr.write(`The agent cannot start: ${why}\n`);
  process.exit(1);
});
