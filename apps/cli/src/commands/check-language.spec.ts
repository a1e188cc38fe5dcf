import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { run as blamelessEval } from './blameless-eval';
import { run as checkFields } from './check-fields';
import { run as checkLanguage } from './check-language';

type Command = typeof checkLanguage;

async function call(command: Command, argv: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await command(argv, {
    stdin: Readable.from([input]),
    stdout: { write: (text) => (written.out += text) },
    stderr: { write: (text) => (written.err += text) },
  });
  return { code, ...written };
}

let folder: string;
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-language-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('check-language', () => {
  it('prints file, line and column and fails only above the tolerated severity', async () => {
    const path = file('a.md', '# Review\n\nToday we forgot to renew it.\n');
    const tolerant = await call(checkLanguage, [path]);
    expect(tolerant.code).toBe(0);
    expect(tolerant.out).toContain(`${path}:3:10 warning judgement.failed-to “forgot to”`);
    expect((await call(checkLanguage, ['--max-severity', 'hint', path])).code).toBe(1);
    const blaming = file('b.md', 'Root cause: human error.\n');
    expect((await call(checkLanguage, [blaming])).code).toBe(1);
    expect((await call(checkLanguage, ['--max-severity', 'error', blaming])).code).toBe(0);
  });

  it('expands globs and folders and refuses what is not there', async () => {
    file('a.md', 'Root cause: human error.\n');
    file('b.txt', 'Root cause: human error.\n');
    const all = await call(checkLanguage, [join(folder, '*.{md,txt}')]);
    expect(all.out.match(/human-error\.compound/g)).toHaveLength(2);
    expect((await call(checkLanguage, [folder])).out.match(/human-error\.compound/g)).toHaveLength(1);
    expect(await call(checkLanguage, [join(folder, 'missing.md')])).toMatchObject({ code: 2, err: expect.stringContaining('missing.md') });
    expect((await call(checkLanguage, [])).code).toBe(2);
    expect((await call(checkLanguage, ['--format', 'xml', folder])).code).toBe(2);
  });

  it('prints JSON, SARIF and workflow commands', async () => {
    const path = file('a.md', 'Root cause: human error.\n');
    expect(JSON.parse((await call(checkLanguage, ['--format', 'json', path])).out)).toMatchObject([
      { path, checked: true, findings: [{ line: 1, column: 13, start: 12, end: 23 }] },
    ]);
    const sarif = JSON.parse((await call(checkLanguage, ['--format', 'sarif', path])).out);
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          results: [
            {
              ruleId: 'human-error.compound',
              level: 'error',
              locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 13, endColumn: 24 } } }],
            },
          ],
        },
      ],
    });
    expect((await call(checkLanguage, ['--format', 'github', path])).out).toMatch(
      /^::error file=.*,line=1,endLine=1,col=13,endColumn=24,title=human-error\.compound::/,
    );
  });

  it('applies safe rewrites and checks again', async () => {
    const path = file('a.md', 'We forgot to renew it. Root cause: human error.\n');
    const fixed = await call(checkLanguage, ['--fix', path]);
    expect(readFileSync(path, 'utf8')).toBe('We did not renew it. Root cause: human error.\n');
    expect(fixed).toMatchObject({ code: 1, err: expect.stringContaining('1 rewritten') });
  });

  it('reports a text in another language as not checked', async () => {
    const path = file('a.md', 'Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen.\n');
    expect((await call(checkLanguage, [path])).out).toContain('not checked');
  });

  it('answers JSON lines in order', async () => {
    const input =
      '{"id":"a","text":"We forgot to renew it."}\n\n{"id":2,"text":"All fine."}\n{"id":"c","text":"Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen."}\n';
    const { code, out } = await call(checkLanguage, ['--jsonl'], input);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(lines).toEqual([
      {
        id: 'a',
        findings: [{ category: 'judgement', severity: 'warning', start: 3, end: 12, text: 'forgot to', ruleId: 'judgement.failed-to' }],
      },
      { id: 2, findings: [] },
      { id: 'c', checked: false, reason: expect.any(String), findings: [] },
    ]);
    expect((await call(checkLanguage, ['--jsonl'], 'nonsense\n')).code).toBe(2);
  });

  it('reads rules and names of the instance from files', async () => {
    const path = file('a.md', 'Zorblax forgot to renew it.\n');
    const context = file('context.json', '{"people":["Zorblax"]}');
    expect((await call(checkLanguage, [path])).out).toBe('');
    expect((await call(checkLanguage, ['--context', context, path])).out).toContain('judgement.failed-to');
    const rules = file('rules.json', '{"off":["judgement.failed-to","judgement.verb"]}');
    expect((await call(checkLanguage, ['--context', context, '--rules', rules, path])).out).toBe('');
  });
});

describe('check-fields', () => {
  it('answers JSON lines in order', async () => {
    const { code, out } = await call(
      checkFields,
      ['--jsonl'],
      '{"id":1,"text":"Engineer responsible","help":"","fieldType":"person"}\n{"id":2,"text":"Summary"}\n',
    );
    expect(code).toBe(0);
    expect(out).toBe(
      '{"id":1,"refused":true,"category":"person-cause","replacement":"Contributing factors"}\n{"id":2,"refused":false,"category":null,"replacement":null}\n',
    );
    expect((await call(checkFields, [])).code).toBe(2);
  });
});

describe('blameless-eval', () => {
  it('prints the figures as a table and as JSON', async () => {
    const rows = [
      { id: '1', text: 'We forgot to renew it.', label: 'blame', category: 'judgement', tier: 'common', spans: ['forgot to'] },
      { id: '2', text: 'The job forgot its lock.', label: 'ok', category: 'system-subject', tier: 'lookalike', spans: [] },
    ];
    const path = file('set.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect((await call(blamelessEval, [path])).out).toMatch(/precision\s+1\.000/);
    expect(JSON.parse((await call(blamelessEval, ['--json', path])).out)).toMatchObject({
      items: 2,
      precision: 1,
      recall: 1,
      lookalikesFlagged: 0,
      categoryAgreement: 1,
      spanAgreement: 1,
    });
    expect((await call(blamelessEval, [join(folder, 'none')])).code).toBe(2);
  });
});
