import { z } from 'zod';
import { ConfigError } from './config-error';
import { type Config, configSchema, type ProcessName, withDefaults } from './config-schema';

type Env = Record<string, string | undefined>;
type OptionalKey = 'DATABASE_URL' | 'OWNER_DATABASE_URL' | 'REDIS_URL' | 'WELCOME_TOKEN' | 'PG_BIN_DIR' | 'SUPERVISOR_PID';

/**
 * Reads the configuration from environment variables. Empty values count as absent.
 *
 * @param env usually process.env; not changed
 * @param options process: whose defaults hold (ports, pool sizes; default cli); required: keys that must be there, then typed as present
 * @throws ConfigError naming every wrong or missing key
 */
export function loadConfig<K extends OptionalKey = never>(
  env: Env,
  options: { process?: ProcessName; required?: readonly K[] } = {},
): Config & { [P in K]: NonNullable<Config[P]> } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = configSchema.safeParse(given);
  const missing = (options.required ?? []).filter((key) => given[key] === undefined);
  if (!parsed.success || missing.length > 0) {
    const absent = missing.map((key) => ({
      code: 'custom' as const,
      path: [key],
      message: 'is required here and not set',
      input: undefined,
    }));
    const issues = [...(parsed.success ? [] : parsed.error.issues), ...absent];
    throw new ConfigError(`Configuration cannot be used (docs/config.md lists every key):\n${z.prettifyError(new z.ZodError(issues))}`);
  }
  return withDefaults(parsed.data, options.process ?? 'cli') as Config & { [P in K]: NonNullable<Config[P]> };
}
