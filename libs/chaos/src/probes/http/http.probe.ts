import type { ScalarValue } from '../../domain/tolerance';
import type { CallOptions, HttpAnswer } from '../../drivers/driver.contract';
import type { Measurement, ProbeDefinition, ProbeHost } from '../probe.contract';
import { type HttpSettings, httpSettings } from './http.settings';
import { resolvePointer } from './json-pointer';

/** Longest text value that is kept in a sample. */
const MAX_TEXT = 500;

/** Asks a URL; the value is its latency, its status or a part of its JSON body. */
export const httpProbe: ProbeDefinition = {
  kind: 'http',
  title: 'HTTP',
  description: 'One request to a URL. The value is the latency in ms, the status, or what a JSON pointer finds in the body.',
  settings: httpSettings,
  measure,
};

async function measure(settings: unknown, host: ProbeHost, { signal, timeoutMs }: CallOptions): Promise<Measurement> {
  const parsed = httpSettings.safeParse(settings);
  if (!parsed.success) return blind(host.now(), null, 'the settings of the probe are not valid');
  const { url, method, headers, body, value } = parsed.data;
  const unit = value.from === 'latencyMs' ? 'ms' : value.from === 'json' ? value.unit : null;
  const started = host.monotonicMs();
  let answer: HttpAnswer;
  try {
    answer = await host.http({ method, url, headers, body: method === 'POST' ? body : null, timeoutMs, signal });
  } catch (error) {
    return blind(host.now(), unit, `no answer: ${error instanceof Error ? error.message.slice(0, 200) : 'unknown'}`);
  }
  const latencyMs = Math.round((host.monotonicMs() - started) * 10) / 10;
  const at = host.now();
  if (value.from === 'latencyMs') return { at, value: latencyMs, unit, error: null };
  if (value.from === 'status') return { at, value: answer.status, unit, error: null };
  const read = readJson(answer, value);
  return typeof read === 'object' ? blind(at, unit, read.error) : { at, value: read, unit, error: null };
}

function readJson(
  { status, body }: HttpAnswer,
  { pointer }: Extract<HttpSettings['value'], { from: 'json' }>,
): ScalarValue | { error: string } {
  if (status < 200 || status > 299) return { error: `status ${status}` };
  let found: unknown;
  try {
    found = resolvePointer(JSON.parse(body), pointer);
  } catch {
    return { error: 'the body is not JSON' };
  }
  if (typeof found === 'string') return found.slice(0, MAX_TEXT);
  if (typeof found === 'boolean' || (typeof found === 'number' && Number.isFinite(found))) return found;
  return { error: `nothing plain at ${pointer || 'the root'}` };
}

function blind(at: Date, unit: string | null, error: string): Measurement {
  return { at, value: null, unit, error };
}
