import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const file = z.object({ allow: z.array(z.string().regex(/^[^\s:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i, 'must be host:port')) });

/** The operator's list of private `host:port` that may be called; empty when there is no file. A broken file stops the start. */
export function readAllowFile(path: string): string[] {
  if (!existsSync(path)) return [];
  const parsed = file.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
  return parsed.data.allow;
}
