import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { describeImport, describeParse } from '../import/describe-report';
import { parseOffline } from '../import/parse-offline';
import { sendReport } from '../import/send-report';
import type { Io } from '../io';

const USAGE = 'usage: second-story import postmortem FILE [--dry-run | --template KEY] [--json] [--zone ZONE]\n';
const MOST_BYTES = 2_000_000;

/**
 * `import postmortem FILE`: brings a Markdown postmortem in through the API; `--dry-run` only shows what would be understood and what
 * replaced, without a server. 0 done, 1 refused or unreadable, 2 wrong use.
 */
export async function run(argv: string[], io: Io): Promise<number> {
  const given = readArguments(argv);
  if (!given) {
    io.stderr.write(USAGE);
    return 2;
  }
  const { file, zone, template, dryRun, json } = given;
  try {
    const source = readSource(file);
    const fileName = basename(file);
    if (dryRun) {
      const parsed = parseOffline(source, fileName, zone);
      io.stdout.write(json ? `${JSON.stringify(parsed, null, 2)}\n` : describeParse(parsed));
      return 0;
    }
    const answer = await sendReport({
      source,
      fileName,
      ...(zone ? { defaultZone: zone } : {}),
      ...(template ? { templateKey: template } : {}),
    });
    if (json) io.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    else if (answer.userErrors.length === 0) io.stdout.write(describeImport(answer));
    for (const { code, message } of answer.userErrors) io.stderr.write(`${file}: ${code}: ${message}\n`);
    return answer.userErrors.length === 0 ? 0 : 1;
  } catch (error) {
    io.stderr.write(`${file}: ${(error as Error).message}\n`);
    return 1;
  }
}

interface Given {
  file: string;
  zone: string | undefined;
  template: string | undefined;
  dryRun: boolean;
  json: boolean;
}

function readArguments(argv: string[]): Given | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        zone: { type: 'string' },
        template: { type: 'string' },
      },
    });
    const [what, file, ...rest] = positionals;
    // Which templates there are is known to the server alone.
    if (values.template !== undefined && values['dry-run']) return null;
    if (what !== 'postmortem' || !file || rest.length > 0) return null;
    return { file, zone: values.zone, template: values.template, dryRun: values['dry-run'], json: values.json };
  } catch {
    return null;
  }
}

function readSource(file: string): string {
  const bytes = readFileSync(file);
  if (bytes.length > MOST_BYTES) throw new Error(`the file has ${bytes.length} bytes; at most ${MOST_BYTES} are read`);
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}
