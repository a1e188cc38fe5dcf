// Whoever read the output may be gone; that must not end the service before it has drained.
process.stdout.on('error', () => undefined);

export type Log = (event: string, detail?: Record<string, unknown>) => void;

/** One JSON line per noteworthy event; requests are not logged. */
export function logFor(service: string): Log {
  return (event, detail = {}) => {
    process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), service, event, ...detail })}\n`);
  };
}
