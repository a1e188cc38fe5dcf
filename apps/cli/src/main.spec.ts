import { Readable } from 'node:stream';
import { COMMANDS } from './command-table';
import { main } from './main';

async function call(...argv: string[]) {
  const written = { out: '', err: '' };
  const sink = (to: 'out' | 'err') => ({
    write: (text: string) => {
      written[to] += text;
    },
  });
  const code = await main(argv, { stdin: Readable.from([]), stdout: sink('out'), stderr: sink('err') });
  return { code, ...written };
}

describe('help', () => {
  it.each(COMMANDS.map(({ name, args, options = '' }) => [name, args, options]))(
    'is what %s answers with on standard output',
    async (name, args, options) => {
      const asked = await call(name, '--help');
      expect(asked).toEqual({ code: 0, out: expect.stringMatching(`^Usage: second-story ${name}`), err: '' });
      expect(asked.out).toContain('Exit code: 0');
      expect(await call('help', name)).toEqual(asked);
      // What the list of commands names is explained, and the other way round.
      const named = (text: string) => [...new Set(text.match(/--[a-z][a-z-]+/g) ?? [])].filter((option) => option !== '--help').sort();
      expect(named(asked.out)).toEqual(named(args + options));
      expect((await call('help')).out).toContain(`${`${name} ${args}`.trim()}\n`);
      expect((await call('help')).out).toContain(options);
    },
  );

  it.each([
    ['token', 'create', '--name', 'x', '--help'],
    ['import', 'postmortem', 'x.md', '-h'],
    ['demo', 'x.md', '--help'],
  ])('comes before everything else: %s %s', async (...argv) =>
    expect(await call(...argv)).toMatchObject({ code: 0, out: expect.stringContaining('Usage: '), err: '' }),
  );

  it.each([
    ['start', '--what'],
    ['migrate', 'now'],
    ['demo', 'a', 'b'],
    ['demo', '--what'],
    ['token', 'revoke'],
    ['nothing'],
    ['help', 'nothing'],
  ])('is written to standard error for %s %s', async (...argv) =>
    expect(await call(...argv)).toEqual({ code: 2, out: '', err: expect.stringContaining('Usage: second-story') }),
  );
});
