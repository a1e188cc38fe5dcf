import type { Io } from './io';

/** What a command module exports: it answers with the exit code. */
interface CommandModule {
  run(argv: string[], io: Io): Promise<number>;
}

interface Command {
  name: string;
  args: string;
  /** The options, where they are too many for `args`. */
  options?: string;
  help: string;
  /** Loaded only when called: a check of one file must not wait for the rest of the product. */
  load: () => CommandModule;
}

/** Every command of `second-story`, in the order of the help text. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'start',
    args: '[--no-sample]',
    help: 'run everything on this machine: database, API, worker, reaper, agent, sample system',
    load: () => require('./commands/start'),
  },
  {
    name: 'demo',
    args: '[FILE]',
    help: 'play the whole loop against the sample system and tell the story',
    load: () => require('./commands/demo'),
  },
  { name: 'migrate', args: '', help: 'apply pending migrations to OWNER_DATABASE_URL', load: () => require('./commands/migrate') },
  {
    name: 'token',
    args: 'create [--name NAME] [--scope SCOPE…] [--days N]',
    help: 'make an API token, with the rights of this machine’s data folder',
    load: () => require('./commands/token'),
  },
  {
    name: 'import',
    args: 'postmortem FILE [--dry-run [--offline]] [--template KEY] [--zone ZONE] [--json]',
    help: 'bring in a postmortem written in Markdown',
    load: () => require('./commands/import'),
  },
  {
    name: 'check-language',
    args: '[options] FILES… | --jsonl',
    options:
      '[--format FORMAT] [--max-severity LEVEL] [--require-checked] [--allow-empty] [--fix] [--stdin-name NAME] [--hints] [--rules FILE] [--context FILE] [--plain]',
    help: 'point out blaming wording in Markdown files, or in {"id","text"} lines on standard input',
    load: () => require('./commands/check-language'),
  },
  {
    name: 'check-fields',
    args: '--jsonl',
    help: 'point out fields of templates that ask for a person: {"id","text","help","fieldType"} lines on standard input',
    load: () => require('./commands/check-fields'),
  },
  {
    name: 'blameless-eval',
    args: '[--json] FILES…',
    help: 'measure the checker of texts or of fields on labelled files',
    load: () => require('./commands/blameless-eval'),
  },
];
