import { COMMANDS } from './command-table';
import type { Io } from './io';

function helpText(): string {
  const lines = COMMANDS.map(({ name, args, help }) => `  ${`${name} ${args}`.trim()}\n      ${help}`);
  return `usage: second-story <command>\n\n${lines.join('\n')}\n`;
}

/**
 * Runs one command of the command line.
 * @returns the exit code: 2 for a call that is not understood
 */
export async function main(argv: string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
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
