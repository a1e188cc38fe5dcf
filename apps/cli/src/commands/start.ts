import { parseArgs } from 'node:util';
import { asksForHelp } from '../help';
import type { Io } from '../io';
import { Stack } from '../supervisor/stack';

const HELP = `Usage: second-story start [--no-sample]

Runs everything on this machine under one process: database, API, worker, reaper, agent and the sample system. Prints the address and, the
first time, a link to make the first account. Ctrl-C stops all of it. The settings are in docs/config.md; the data stays in DATA_DIR.

  --no-sample   leave the sample system out
  --help        this text

Exit code: 0 stopped when asked; 1 it could not start; 2 wrong use; 130 stopped while it was starting
`;

function welcome(stack: Stack, seconds: string): string {
  const signIn = stack.welcomeUrl
    ? `\n  First sign-in (makes the admin, works once):\n    ${stack.welcomeUrl}\n`
    : `\n  Sign in at ${stack.url}/sign-in; more tokens: bin/second-story token create\n`;
  return `\nSecond Story is running at ${stack.url} (started in ${seconds} s)\n${signIn}\n  GraphQL: ${new URL('/graphql', stack.url).href}\n  Data:    ${stack.config.DATA_DIR}\n  Ctrl-C stops all of it.\n`;
}

/** `start`: runs everything under this process until Ctrl-C or SIGTERM. */
export async function run(argv: string[], io: Io): Promise<number> {
  if (asksForHelp(argv)) {
    io.stdout.write(HELP);
    return 0;
  }
  let sample: boolean;
  try {
    sample = !parseArgs({ args: argv, options: { 'no-sample': { type: 'boolean', default: false } } }).values['no-sample'];
  } catch (error) {
    io.stderr.write(`start: ${(error as Error).message}\n\n${HELP}`);
    return 2;
  }
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const stack = new Stack({ sample, log: (line) => io.stderr.write(`[${seconds().padStart(6)} s] ${line}\n`) });
  let signals = 0;
  const stopped = new Promise<void>((resolve) => {
    const onSignal = () => {
      signals++;
      if (signals > 2) return;
      io.stderr.write(
        signals === 1 ? 'stopping (once more to force)…\n' : 'ending everything at once; the agent takes faults back at their deadlines\n',
      );
      const done = signals === 1 ? stack.stop() : stack.kill();
      done.then(resolve, (error: Error) => {
        io.stderr.write(`${error.message}\n`);
        resolve();
      });
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
  try {
    await stack.start();
  } catch (error) {
    if (signals > 0) return 130;
    throw error;
  }
  io.stdout.write(welcome(stack, seconds()));
  await stopped;
  return 0;
}
