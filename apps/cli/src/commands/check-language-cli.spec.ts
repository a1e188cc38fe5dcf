import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { TestFolder } from '../language/call.test-kit';

const ROOT = join(__dirname, '../../../..');
const BIN = join(ROOT, 'bin/second-story');
const BLAME = 'Root cause: human error.\n';

const folder = new TestFolder();

/** Runs a program in the folder of the test, with `second-story` on the PATH. */
function start(program: string, args: string[], input = '') {
  const env = { ...process.env, PATH: `${join(ROOT, 'bin')}${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder.path, encoding: 'utf8', input, env });
  return { status, stdout, stderr };
}
const cli = (...args: string[]) => start(process.execPath, [BIN, ...args]);

beforeAll(() => start(process.execPath, [BIN, 'help']), 120_000);

describe('exit codes of the real command line', () => {
  it.each([
    [0, ['check-language', 'fine.md']],
    [0, ['check-language', 'german.md']],
    [1, ['check-language', 'blame.md']],
    [1, ['check-language', '--require-checked', 'german.md']],
    [2, ['check-language', 'binary.md', 'blame.md']],
    [2, ['check-language', 'gone.md', 'blame.md']],
    [2, ['check-language', 'none/**/*.md']],
    [0, ['check-language', '--allow-empty', 'none/**/*.md']],
    [2, ['check-language', '--rules', 'rules.json', 'fine.md']],
    [2, ['check-language', '--jsonl', '--format', 'json']],
    [2, ['check-fields', 'fine.md']],
    [2, ['blameless-eval', 'fine.md']],
  ])('is %d for %j', (code, args) => {
    folder.file('fine.md', 'The deploy took an hour.\n');
    folder.file('blame.md', BLAME);
    folder.file('german.md', 'Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen.\n');
    folder.file('binary.md', Buffer.from([0xff, 0x00]));
    folder.file('rules.json', '{"severity":{"judgement.verb":"eror"}}');
    expect(cli(...args).status).toBe(code);
  });

  it('ends without a word when the reader goes away', () => {
    folder.file('blame.md', BLAME.repeat(5_000));
    const piped = start('bash', ['-c', 'second-story check-language blame.md | head -c 10; echo ":$PIPESTATUS"']);
    expect(piped).toEqual({ status: 0, stdout: 'blame.md:1:141\n', stderr: '' });
    const lines = `{"id":1,"text":"fine"}\n`.repeat(20_000);
    const streamed = start('bash', ['-c', 'second-story check-language --jsonl | head -n 1; echo ":$PIPESTATUS"'], lines);
    expect(streamed).toEqual({ status: 0, stdout: '{"id":1,"findings":[]}\n:141\n', stderr: '' });
  });

  it('says in its help how each checker is called', () => {
    const { stdout } = cli('help');
    expect(stdout).toContain('check-language [options] FILES… | --jsonl\n');
    expect(stdout).toContain('check-fields --jsonl\n');
    expect(stdout).toContain('blameless-eval [--json] FILES…\n');
    for (const command of ['check-language', 'check-fields']) expect(cli(command, '--help').stdout).toMatch(/\{"id","error"\}/);
  });
});

it('is offered to the pre-commit framework by a call that works from another repository', () => {
  const hooks = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as { id: string; language: string; entry: string }[];
  expect(hooks).toEqual([expect.objectContaining({ id: 'blameless-language', language: 'script' })]);
  const [program, ...args] = (hooks[0] as { entry: string }).entry.split(' ') as [string, ...string[]];
  folder.file('blame.md', BLAME);
  expect(start(join(ROOT, program), [...args, 'blame.md']).status).toBe(1);
});

describe('the Git hook of the recipe', () => {
  const git = (...args: string[]) =>
    start('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false', ...args]);

  beforeEach(() => {
    git('init', '-q');
    const recipe = readFileSync(join(ROOT, 'docs/recipes/check-language-pre-commit.md'), 'utf8');
    const hook = join(folder.path, '.git/hooks/pre-commit');
    mkdirSync(join(folder.path, '.git/hooks'), { recursive: true });
    writeFileSync(hook, /```bash\n([\s\S]*?)```/.exec(recipe)?.[1] as string);
    chmodSync(hook, 0o755);
    mkdirSync(join(folder.path, 'docs/postmortems'), { recursive: true });
  });

  it('holds back what is staged, whatever the folder says', () => {
    folder.file('docs/postmortems/a b.md', BLAME);
    git('add', '.');
    folder.file('docs/postmortems/a b.md', 'The deploy took an hour.\n');
    const held = git('commit', '-m', 'x');
    expect(held.status).toBe(1);
    expect(held.stdout + held.stderr).toContain('docs/postmortems/a b.md:1:13 error human-error.compound');
    git('add', '.');
    folder.file('docs/postmortems/a b.md', BLAME);
    expect(git('commit', '-m', 'x').status).toBe(0);
  });
});
