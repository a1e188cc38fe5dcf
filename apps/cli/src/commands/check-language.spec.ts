import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { call, TestFolder } from '../language/call.test-kit';
import { run as checkLanguage } from './check-language';

const folder = new TestFolder();

describe('check-language', () => {
  it('prints file, line and column and fails only above the tolerated severity', async () => {
    const path = folder.file('a.md', '# Review\n\nToday we forgot to renew it.\n');
    const tolerant = await call(checkLanguage, [path]);
    expect(tolerant.code).toBe(0);
    expect(tolerant.out).toContain(`${path}:3:10 warning judgement.failed-to “forgot to”`);
    expect((await call(checkLanguage, ['--max-severity', 'hint', path])).code).toBe(1);
    const blaming = folder.file('b.md', 'Root cause: human error.\n');
    expect((await call(checkLanguage, [blaming])).code).toBe(1);
    expect((await call(checkLanguage, ['--max-severity', 'error', blaming])).code).toBe(0);
  });

  it('expands globs and folders and refuses what is not there', async () => {
    folder.file('a.md', 'Root cause: human error.\n');
    folder.file('b.txt', 'Root cause: human error.\n');
    const all = await call(checkLanguage, [join(folder.path, '*.{md,txt}')]);
    expect(all.out.match(/human-error\.compound/g)).toHaveLength(2);
    expect((await call(checkLanguage, [folder.path])).out.match(/human-error\.compound/g)).toHaveLength(1);
    expect(await call(checkLanguage, [join(folder.path, 'missing.md')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('missing.md'),
    });
    expect((await call(checkLanguage, [])).code).toBe(2);
    expect((await call(checkLanguage, ['--format', 'xml', folder.path])).code).toBe(2);
  });

  it('prints JSON, SARIF and workflow commands', async () => {
    const path = folder.file('a.md', 'Root cause: human error.\n');
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
    const path = folder.file('a.md', 'We forgot to renew it. Root cause: human error.\n');
    const fixed = await call(checkLanguage, ['--fix', path]);
    expect(readFileSync(path, 'utf8')).toBe('We did not renew it. Root cause: human error.\n');
    expect(fixed).toMatchObject({ code: 1, err: expect.stringContaining('1 rewritten') });
  });

  it('reports a text in another language as not checked', async () => {
    const path = folder.file('a.md', 'Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen.\n');
    expect((await call(checkLanguage, [path])).out).toContain('not checked');
  });

  it('reads rules and names of the instance from files', async () => {
    const path = folder.file('a.md', 'Zorblax failed to renew the lease.\n');
    const context = folder.file('context.json', '{"people":["Zorblax"]}');
    expect((await call(checkLanguage, [path])).out).toBe('');
    expect((await call(checkLanguage, ['--context', context, path])).out).toContain('judgement.failed-to');
    const rules = folder.file('rules.json', '{"off":["judgement.failed-to","judgement.verb","judgement.weighed"]}');
    expect((await call(checkLanguage, ['--context', context, '--rules', rules, path])).out).toBe('');
  });
  it('says of bytes that are no text that they were not checked, once, in every format', async () => {
    const path = folder.file('a.md', Buffer.from('Root cause: human error.', 'utf16le'));
    const outputs = {
      json: expect.stringContaining('"reason": "not UTF-8 text"'),
      sarif: expect.stringContaining('"text": "not checked: not UTF-8 text"'),
      github: `::error file=${path}::not checked: not UTF-8 text\n`,
    };
    for (const [format, out] of Object.entries(outputs))
      expect(await call(checkLanguage, ['--format', format, path])).toEqual({
        code: 2,
        out,
        err: '',
      });
    const err = `check-language: ${path}: not checked: not UTF-8 text\n`;
    expect(await call(checkLanguage, [path])).toEqual({ code: 2, out: '', err });
    expect(await call(checkLanguage, ['-'], Buffer.from([0xff]))).toEqual({
      code: 2,
      out: '',
      err: 'check-language: <stdin>: not checked: not UTF-8 text\n',
    });
    expect(await call(checkLanguage, [folder.path])).toEqual({ code: 0, out: '', err });
    expect((await call(checkLanguage, ['--require-checked', folder.path])).code).toBe(1);
  });

  it('rewrites nothing that it cannot read byte for byte, and keeps a byte order mark', async () => {
    const latin = Buffer.from('We forgot to renew the caf\xe9.\r\n', 'latin1');
    const broken = folder.file('latin.md', latin);
    const marked = folder.file('bom.md', '\uFEFFWe forgot to renew it.\r\n');
    expect(await call(checkLanguage, ['--fix', broken, marked])).toMatchObject({
      code: 2,
      err: expect.stringContaining('bom.md: 1 rewritten'),
    });
    expect(readFileSync(broken)).toEqual(latin);
    expect(readFileSync(marked, 'utf8')).toBe('\uFEFFWe did not renew it.\r\n');
  });

  it('checks the rest when a file is missing', async () => {
    const path = folder.file('a.md', 'Root cause: human error.\n');
    const gone = [join(folder.path, 'gone.md'), join(folder.path, 'lost.md')];
    const { code, out, err } = await call(checkLanguage, ['--allow-empty', gone[0] as string, path, gone[1] as string]);
    expect(code).toBe(2);
    expect(out).toContain('human-error.compound');
    expect(err).toBe(gone.map((name) => `check-language: ${name}: there is no such file\n`).join(''));
  });

  it('takes a folder or a glob without files for a mistake, unless it may be empty', async () => {
    for (const nothing of [folder.path, join(folder.path, '*.md'), `${folder.path}/{${'a'.repeat(300)},b}.md`]) {
      expect(await call(checkLanguage, [nothing])).toMatchObject({ code: 2, err: expect.stringContaining('holds no file to check') });
      expect(await call(checkLanguage, ['--allow-empty', nothing])).toEqual({ code: 0, out: '', err: '' });
    }
    expect((await call(checkLanguage, ['--allow-empty', '--format', 'json'])).out).toBe('[]\n');
  });

  it('searches a folder whose name looks like a glob', async () => {
    mkdirSync(join(folder.path, '[a]'));
    const path = folder.file('[a]/b.md', 'Root cause: human error.\n');
    expect((await call(checkLanguage, [join(folder.path, '[a]')])).out).toContain(`${path}:1:13`);
  });

  it('fails on another language only when it has to be checked', async () => {
    const path = folder.file('a.md', 'Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen.\n');
    expect((await call(checkLanguage, [path])).code).toBe(0);
    expect((await call(checkLanguage, ['--require-checked', path])).code).toBe(1);
  });

  it('fixes standard input onto standard output and keeps the findings apart', async () => {
    const input = '\uFEFFWe forgot to renew it. Root cause: human error.\n';
    const fixed = await call(checkLanguage, ['--fix', '--stdin-name', 'docs/a.md', '-'], input);
    expect(fixed.code).toBe(1);
    expect(fixed.out).toBe('\uFEFFWe did not renew it. Root cause: human error.\n');
    expect(fixed.err).toContain('docs/a.md:1:34 error human-error.compound');
    expect(await call(checkLanguage, ['--fix', '-'], Buffer.from([0xff]))).toMatchObject({ code: 2, out: '' });
    expect(await call(checkLanguage, ['--fix', '-', 'a.md'])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--fix') });
  });

  it('names standard input as it is told, and only then', async () => {
    expect((await call(checkLanguage, ['--stdin-name', 'a.md', '-'], 'Root cause: human error.\n')).out).toMatch(/^a\.md:1:13 /);
    expect(await call(checkLanguage, ['--stdin-name', 'a.md', 'b.md'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--stdin-name'),
    });
  });

  it('refuses faulty files of rules instead of passing everything', async () => {
    const path = folder.file('a.md', 'Root cause: human error.\n');
    const rules = folder.file('rules.json', '{"severity":{"human-error.compound":"eror"}}');
    expect(await call(checkLanguage, ['--rules', rules, path])).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining('rules.json: severity["human-error.compound"]: invalid option'),
    });
  });
});
