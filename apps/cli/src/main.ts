import { EventEmitter } from 'node:events';
import { COMMANDS } from './command-table';
import type { Io } from './io';

function helpText(): string {
  const lines = COMMANDS.map(({ name, args, options, help }) =>
    [`  ${`${name} ${args}`.trim()}`, help, ...(options ? [`options: ${options}`] : [])].join('\n      '),
  );
  return `Usage: second-story <command>\n\n${lines.join('\n')}\n\n"second-story <command> --help" says what the options do and what the exit codes mean.\n`;
}

/** What a shell says of a program that ended because nobody reads its pipe. */
const BROKEN_PIPE = 141;

/** A reader that goes away (`… | head`) is no failure of ours: end as other programs do, without a word. */
function endWithReader(stream: Io['stdout']): void {
  if (!(stream instanceof EventEmitter)) return;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(BROKEN_PIPE);
  });
}

/**
 * Runs one command of the command line.
 * @returns the exit code: 2 for a call that is not understood
 */
export async function main(argv: string[], io: Io): Promise<number> {
  endWithReader(io.stdout);
  endWithReader(io.stderr);
  const [name, ...rest] = argv[0] === 'help' && argv[1] !== undefined ? [argv[1], '--help'] : argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.stderr : io.stdout).write(helpText());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    io.stderr.write(`second-story: there is no command "${name}"\n\n${helpText()}`);
    return 2;
  }
  return command.load().run(rest, io);
}
