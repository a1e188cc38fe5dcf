import { type DestinationStream, type Logger, pino } from 'pino';
import { redactLine } from './redact';

const NAMES = ['password', 'secret', 'token', 'authorization', 'cookie', '["set-cookie"]', 'apiKey', 'WELCOME_TOKEN'];
const at = (prefix: string) => NAMES.map((name) => (name.startsWith('[') ? `${prefix}${name}` : `${prefix}${prefix ? '.' : ''}${name}`));

/**
 * A structured logger: one JSON line per event with time in RFC 3339 UTC, secrets redacted by field name and by shape.
 * @param name of the process, in every line
 * @param level lowest level written (config LOG_LEVEL)
 * @param destination standard output unless given
 */
export function makeLogger(name: string, level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { process: name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...at(''), ...at('*'), ...at('*.headers'), ...at('headers'), ...at('*.*')], censor: '[redacted]' },
    hooks: { streamWrite: redactLine },
  };
  return destination ? pino(options, destination) : pino(options);
}
