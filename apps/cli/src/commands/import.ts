import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { isKnownZone } from '@postmortems/import';
import { asksForHelp } from '../help';
import { describeDryRun, describeImport, describeRefusal } from '../import/describe-report';
import { parseOffline } from '../import/parse-offline';
import { type ImportAnswer, NoServer, sendReport } from '../import/send-report';
import type { Io } from '../io';
import { readText } from '../language/text-file';

const MOST_BYTES = 2_000_000;
const HELP = `Usage: second-story import postmortem FILE [--dry-run [--offline]] [--template KEY] [--zone ZONE] [--json]

Brings a postmortem written in Markdown in: incident, timeline, factors and action items. Names of people are replaced by role words. It
goes to SECOND_STORY_URL with SECOND_STORY_TOKEN, or to the product that runs on this machine's data folder (DATA_DIR).

  --dry-run        show what would be understood and what replaced, save nothing. The server is asked when one is there, because it knows
                   the teams, services, people and templates, and refuses what an import would; without one the file is read here
                   alone, which is said on standard error
  --offline        with --dry-run: ask no server, even if there is one
  --template KEY   the template the postmortem is started from (default incident_postmortem)
  --zone ZONE      zone of times that state none: Europe/Berlin, CET or +02:00 (default UTC)
  --json           print JSON:
                   import   { incident { id, key, title }, postmortem { id, key }, report, userErrors, server }
                   dry run  { the parts of report, userErrors, server }; server is null when none was asked, and then everything
                            that was read stands beside: date, timeline, milestones, factors, actionItems, sections, …
                   report   { importer, title, counts, hints [{ code, message, line, severity }],
                            dropped [{ kind, line, count, replacement, originals }], unparsed [{ line, text }] };
                            originals are filled in a dry run only
                   userErrors [{ code, message, path }] are empty when nothing was refused
  --help           this text

Exit code: 0 imported, or would be
           1 refused, a file that is missing or no UTF-8 text, or a server that does not answer
           2 wrong use
`;

/** Runs `import postmortem FILE`; the exit code is in the help text. */
export async function run(argv: string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) {
    io.stdout.write(HELP);
    return 0;
  }
  let given: Given;
  try {
    given = readArguments(argv);
  } catch (error) {
    io.stderr.write(`import: ${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  try {
    return await (given.dryRun ? dryRun(given, io) : importFile(given, io));
  } catch (error) {
    io.stderr.write(`${given.file}: ${(error as Error).message}\n`);
    return 1;
  }
}

async function importFile(given: Given, io: Io): Promise<number> {
  const answer = await sendReport(inputOf(given));
  if (given.json) io.stdout.write(asJson(answer));
  else if (answer.userErrors.length === 0) io.stdout.write(describeImport(answer));
  return complain(given, answer, io);
}

async function dryRun(given: Given, io: Io): Promise<number> {
  const input = inputOf(given);
  let reason = '--offline';
  if (!given.offline) {
    try {
      const { report, userErrors, server } = await sendReport({ ...input, dryRun: true });
      if (given.json) io.stdout.write(asJson({ ...report, userErrors, server }));
      else if (report) io.stdout.write(describeDryRun(report));
      return complain(given, { userErrors }, io);
    } catch (error) {
      if (!(error instanceof NoServer)) throw error;
      reason = error.message;
    }
  }
  io.stderr.write(
    `import: no server was asked (${reason}): the teams, services, people and templates of the deployment are unknown here, and its rules were not applied\n`,
  );
  const parsed = parseOffline(input.source, input.fileName, given.zone);
  io.stdout.write(given.json ? asJson({ ...parsed, userErrors: [], server: null }) : describeDryRun(parsed));
  return 0;
}

function complain({ file }: Given, { userErrors }: Pick<ImportAnswer, 'userErrors'>, io: Io): number {
  for (const error of userErrors) io.stderr.write(`${file}: ${describeRefusal(error)}\n`);
  return userErrors.length === 0 ? 0 : 1;
}

const asJson = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

const inputOf = ({ file, zone, template }: Given) => ({
  source: readSource(file),
  fileName: basename(file),
  ...(zone ? { defaultZone: zone } : {}),
  ...(template ? { templateKey: template } : {}),
});

interface Given {
  file: string;
  zone: string | undefined;
  template: string | undefined;
  dryRun: boolean;
  offline: boolean;
  json: boolean;
}

/** Throws an error that says what is wrong with the call. */
function readArguments(argv: string[]): Given {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      offline: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      zone: { type: 'string' },
      template: { type: 'string' },
    },
  });
  const [what, file, ...rest] = positionals;
  if (what !== 'postmortem' || !file || rest.length > 0) throw new Error('give "postmortem" and one file');
  const { zone, template, offline, json, 'dry-run': dry } = values;
  if (offline && !dry) throw new Error('--offline goes with --dry-run: an import needs the server');
  if (zone !== undefined && !isKnownZone(zone))
    throw new Error(`--zone: there is no time zone "${zone}"; give Europe/Berlin, CET or +02:00`);
  return { file, zone, template, dryRun: dry, offline, json };
}

function readSource(file: string): string {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > MOST_BYTES) throw new Error(`the file has ${bytes} bytes; at most ${MOST_BYTES} are read`);
  return readText(file).text;
}
