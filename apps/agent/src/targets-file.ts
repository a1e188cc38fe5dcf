import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProxyTarget } from './forwarder/protocol';

const address = z.strictObject({ host: z.string().min(1).max(255).default('127.0.0.1'), port: z.int().min(1).max(65_535) });

/** The operator's list of what may be touched. Names are what experiments use, for instance `order-catalog`. */
const schema = z
  .array(
    z.strictObject({
      name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, 'letters, digits and . _ - are allowed, at most 64'),
      kind: z.literal('proxy'),
      listen: address,
      upstream: address,
    }),
  )
  .max(200)
  .superRefine((targets, context) => {
    const twice = <T>(values: T[]): number => values.findIndex((value, i) => values.indexOf(value) < i);
    const name = twice(targets.map((target) => target.name));
    if (name >= 0) context.addIssue({ code: 'custom', path: [name, 'name'], message: 'this name is used twice' });
    const port = twice(targets.map((target) => target.listen.port));
    if (port >= 0) context.addIssue({ code: 'custom', path: [port, 'listen', 'port'], message: 'this port is used twice' });
  });

/**
 * Reads the operator's targets. A missing file means no targets.
 * @param ownPort the agent's control port, which no proxy may take or reach
 * @throws Error with a message for people when the file cannot be used
 */
export function readTargets(file: string, ownPort: number): ProxyTarget[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const parsed = schema.safeParse(parseJson(text, file));
  if (!parsed.success) throw new Error(`The targets file ${file} cannot be used:\n${z.prettifyError(parsed.error)}`);
  const own = parsed.data.find((target) => target.listen.port === ownPort || target.upstream.port === ownPort);
  if (own) throw new Error(`The targets file ${file} cannot be used: "${own.name}" points at the agent itself.`);
  return parsed.data.map(({ name, listen, upstream }) => ({ name, listen, upstream }));
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`The targets file ${file} is not JSON.`);
  }
}
