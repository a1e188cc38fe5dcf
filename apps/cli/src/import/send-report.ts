import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadConfig } from '@platform/config';
import { runningSupervisor } from '../supervisor/run-file';

/** Lies beside this program once built. */
const TOKEN_SCRIPT = join(__dirname, '../../../api/src/create-token.js');
const TIMEOUT_MS = 60_000;

/** What the API answers to an import. */
export interface ImportAnswer {
  incident: { id: string; key: string; title: string } | null;
  postmortem: { id: string; key: string } | null;
  report: {
    importer: string;
    title: string;
    counts: Record<string, number>;
    hints: { code: string; message: string; line: number | null; severity: string }[];
    dropped: { kind: string; line: number; count: number; replacement: string | null }[];
    unparsed: { line: number; text: string }[];
  } | null;
  userErrors: { code: string; message: string; path: string[] }[];
}

const IMPORT = `mutation ($input: PostmortemImportInput!) {
  postmortemImport(input: $input) {
    incident { id key title }
    postmortem { id key }
    report {
      importer title
      counts { timelineEntries milestones factors actionItems mitigators sections }
      hints { code message line severity }
      dropped { kind line count replacement }
      unparsed { line text }
    }
    userErrors { code message path }
  }
}`;

/** Sends a report to SECOND_STORY_URL with SECOND_STORY_TOKEN, or to the product that runs on this machine's data folder. */
export async function sendReport(input: {
  source: string;
  fileName: string;
  defaultZone?: string;
  templateKey?: string;
}): Promise<ImportAnswer> {
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
    throw new Error(`Second Story does not answer at ${url}: ${(error as Error).message}`);
  }
  const { data, errors } = (await response.json()) as { data?: { postmortemImport: ImportAnswer } | null; errors?: { message: string }[] };
  if (!data || (errors && errors.length > 0))
    throw new Error((errors ?? []).map(({ message }) => message).join(' ') || `HTTP ${response.status}`);
  return data.postmortemImport;
}

async function destination(): Promise<{ url: string; token: string }> {
  const { SECOND_STORY_URL: url, SECOND_STORY_TOKEN: token } = process.env;
  if (url && token) return { url, token };
  const config = loadConfig(process.env);
  const running = runningSupervisor(config.DATA_DIR);
  if (!running?.databaseUrl && !token) {
    throw new Error(
      `nothing is running on ${config.DATA_DIR}: start it first (npm start), or set SECOND_STORY_URL and SECOND_STORY_TOKEN; --dry-run needs no server`,
    );
  }
  return { url: url ?? running?.url ?? config.PUBLIC_URL, token: token ?? (await makeToken(running!.databaseUrl!)) };
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
  if (code !== 0 || out.trim() === '') throw new Error('no token could be made');
  return out.trim();
}
