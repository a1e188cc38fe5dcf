/** A configuration that cannot be used. The message lists every wrong key in words a person can act on. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}
