import { isAbsolute } from 'node:path';
import { renderConfigDocs } from './config-docs';
import { ConfigError } from './config-error';
import { configKeys, type KeyDoc } from './config-schema';
import { loadConfig } from './load-config';

describe('loadConfig', () => {
  it('gives a complete configuration from an empty environment', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4600,
      AGENT_PORT: 4620,
      AGENT_URL: 'http://127.0.0.1:4620',
      PUBLIC_URL: 'http://127.0.0.1:4600',
    });
    for (const path of [config.DATA_DIR, config.SECRET_KEY_FILE, config.EGRESS_ALLOW_FILE, config.AGENT_TOKEN_FILE])
      expect(isAbsolute(path)).toBe(true);
  });

  it('lets computed values follow what is set', () => {
    const config = loadConfig({ PORT: '5001', DATA_DIR: '/srv/story', AGENT_PORT: '5020' });
    expect(config.PUBLIC_URL).toBe('http://127.0.0.1:5001');
    expect(config.AGENT_URL).toBe('http://127.0.0.1:5020');
    expect(config.AGENT_TARGETS_FILE).toBe('/srv/story/agent/targets.json');
    expect(config.SECRET_KEY_FILE).toBe('/srv/story/secret.key');
  });

  it('gives each process its own metrics port and pool size, unless set', () => {
    expect(loadConfig({}, { process: 'reaper' })).toMatchObject({ METRICS_PORT: 4612, DATABASE_POOL_SIZE: 4 });
    expect(loadConfig({ METRICS_PORT: '9000' }, { process: 'reaper' }).METRICS_PORT).toBe(9000);
  });

  it('treats an empty value as absent', () => {
    const config = loadConfig({ REDIS_URL: '', PORT: ' ' });
    expect([config.PORT, config.REDIS_URL]).toEqual([4600, undefined]);
  });

  it('names every wrong key in one readable message', () => {
    const load = () => loadConfig({ PORT: 'eighty', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x/y' }, { required: ['REDIS_URL'] });
    expect(load).toThrow(ConfigError);
    let message = '';
    try {
      load();
    } catch (error) {
      message = (error as Error).message;
    }
    for (const part of ['at PORT', 'at LOG_LEVEL', 'postgres://', 'at DATABASE_URL', 'is required here and not set', 'at REDIS_URL'])
      expect(message).toContain(part);
  });
});

describe('renderConfigDocs', () => {
  it('describes every key with its default', () => {
    const page = renderConfigDocs();
    for (const [key, schema] of Object.entries(configKeys)) {
      expect((schema.meta() as unknown as KeyDoc).about.length).toBeGreaterThan(10);
      expect(page).toContain(`| \`${key}\` |`);
    }
    expect(page).toContain('| `PORT` | port of the API | port | `4600` |');
  });
});
