import { join } from 'node:path';
import { METERED } from './ports';
import type { ProcessSpec } from './process-spec';

/** The compiled product: this file lies in dist/apps/cli/src/supervisor. */
const DIST = join(__dirname, '../../../..');

/** The entry that applies migrations. */
export const MIGRATE_SCRIPT = join(DIST, 'migrations/run.js');

/** What runs, in the order it is stopped: no new work, no new faults, no fault left, no traffic, no proxies. */
export function productProcesses(options: { dataDir: string; metricsBase: number; welcomeToken: string; sample: boolean }): ProcessSpec[] {
  const own = (name: (typeof METERED)[number], graceMs: number, env: Record<string, string> = {}): ProcessSpec => ({
    name,
    script: join(DIST, `apps/${name}/src/main.js`),
    env: { METRICS_PORT: String(options.metricsBase + METERED.indexOf(name)), ...env },
    graceMs,
  });
  const sample: ProcessSpec = {
    name: 'musiccorp',
    script: join(DIST, 'examples/musiccorp/main.js'),
    env: { MUSICCORP_STATE_FILE: join(options.dataDir, 'musiccorp.json') },
    graceMs: 10_000,
  };
  return [
    own('api', 10_000, { WELCOME_TOKEN: options.welcomeToken }),
    own('worker', 20_000),
    own('reaper', 60_000),
    ...(options.sample ? [sample] : []),
    own('agent', 20_000),
  ];
}
