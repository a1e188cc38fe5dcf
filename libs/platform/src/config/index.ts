export { type Config, configKeys, type ProcessName } from './config-schema';
export { loadConfig } from './load-config';
