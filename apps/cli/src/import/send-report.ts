import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import { runningSupervisor } from '../supervisor/run-file';

/** Lies beside this program once built. */
const TOKEN_SCRIPT = join(__dirname, '../../../api/src/create-token.js');
const TIMEOUT_MS = 60_000;

/** What was understood of a report. */
export interface ImportReport {
  importer: string;
  title: string;
  counts: Record<string, number>;
  /** Severities in lower case. */
  hints: { code: string; message: string; line: number | null; severity: string }[];
  dropped: { kind: string; line: number; count: number; replacement: string | null; originals: string[] }[];
  unparsed: { line: number; text: string }[];
}

/** What the API answers to an import. */
export interface ImportAnswer {
  incident: { id: string; key: string; title: string } | null;
  postmortem: { id: string; key: string } | null;
  report: ImportReport | null;
  userErrors: { code: string; message: string; path: string[] }[];
}

interface ImportInput {
  source: string;
  fileName: string;
  defaultZone?: string;
  templateKey?: string;
  dryRun?: boolean;
}

interface GraphqlAnswer {
  data?: { postmortemImport: ImportAnswer } | null;
  errors?: { message: string; path?: (string | number)[]; extensions?: { code?: string } }[];
}

/** There is no server to ask; the message says why and what helps. */
export class NoServer extends Error {}

const IMPORT = `mutation ($input: PostmortemImportInput!) {
  postmortemImport(input: $input) {
    incident { id key title }
    postmortem { id key }
    report {
      importer title
      counts { timelineEntries milestones factors actionItems mitigators sections }
      hints { code message line severity }
      dropped { kind line count replacement originals }
      unparsed { line text }
    }
    userErrors { code message path }
  }
}`;

/**
 * Sends a report to SECOND_STORY_URL with SECOND_STORY_TOKEN, or to the product that runs on this machine's data folder.
 * @throws NoServer when there is none or it does not answer; Error when it answers with errors
 */
export async function sendReport(input: ImportInput): Promise<ImportAnswer & { server: string }> {
  const { url, token } = await destination();
  let response: Response;
  try {
    response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: IMPORT, variables: { input } }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    throw new NoServer(`Second Story does not answer at ${url}: ${cause ?? (error as Error).message}`);
  }
  const answer = await payloadOf(response, url);
  const hints = answer.report?.hints.map((hint) => ({ ...hint, severity: hint.severity.toLowerCase() })) ?? [];
  return { ...answer, report: answer.report && { ...answer.report, hints }, server: url };
}

async function payloadOf(response: Response, url: string): Promise<ImportAnswer> {
  let body: GraphqlAnswer;
  try {
    body = (await response.json()) as GraphqlAnswer;
  } catch {
    throw new Error(`what answers at ${url} is not Second Story: HTTP ${response.status} without JSON`);
  }
  if (body.data?.postmortemImport && !body.errors?.length) return body.data.postmortemImport;
  const told = (body.errors ?? []).map(({ message, path = [], extensions }) => {
    const place = [extensions?.code, path.join('.')].filter(Boolean).join(' at ');
    return place === '' ? message : `${message} (${place})`;
  });
  throw new Error(told.join(' ') || `Second Story answered at ${url} with HTTP ${response.status}`);
}

async function destination(): Promise<{ url: string; token: string }> {
  const { SECOND_STORY_URL: url, SECOND_STORY_TOKEN: token } = process.env;
  if (url && token) return { url, token };
  const config = loadConfig(process.env);
  const running = runningSupervisor(config.DATA_DIR);
  if (token) return { url: running?.url ?? config.PUBLIC_URL, token };
  if (url && !running?.databaseUrl)
    throw new NoServer('SECOND_STORY_URL is set, but SECOND_STORY_TOKEN is not; "second-story token create" makes one');
  if (!running?.databaseUrl)
    throw new NoServer(
      `nothing is running on ${config.DATA_DIR}: start it first (npm start), or set SECOND_STORY_URL and SECOND_STORY_TOKEN; --dry-run needs no server`,
    );
  return { url: url ?? running.url, token: await makeToken(running.databaseUrl) };
}

/** The same way as `token create`, for one day. */
async function makeToken(databaseUrl: string): Promise<string> {
  const child = spawn(process.execPath, [TOKEN_SCRIPT, '--name', 'import', '--scope', 'read,write', '--days', '1'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 || out.trim() === '') throw new NoServer('no token could be made');
  return out.trim();
}
