import { parseArgs } from 'node:util';
import type { Io } from '../io';
import { Stack } from '../supervisor/stack';

function help(stack: Stack, seconds: string): string {
  const welcome = stack.welcomeUrl
    ? `\n  First sign-in (makes the admin, works once):\n    ${stack.welcomeUrl}\n`
    : `\n  Sign in at ${stack.url}/sign-in; more tokens: bin/second-story token create\n`;
  return `\nSecond Story is running at ${stack.url} (started in ${seconds} s)\n${welcome}\n  GraphQL: ${new URL('/graphql', stack.url).href}\n  Data:    ${stack.config.DATA_DIR}\n  Ctrl-C stops all of it.\n`;
}

/** `start`: runs everything under this process until Ctrl-C or SIGTERM. */
export async function run(argv: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: argv, options: { 'no-sample': { type: 'boolean', default: false } } });
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(1);
  const stack = new Stack({ sample: !values['no-sample'], log: (line) => io.stderr.write(`[${seconds().padStart(6)} s] ${line}\n`) });
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
  io.stdout.write(help(stack, seconds()));
  await stopped;
  return 0;
}
