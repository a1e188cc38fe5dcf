import { call, jsonLines } from '../language/call.test-kit';
import { run as checkLanguage } from './check-language';

const finding = { category: 'judgement', severity: 'warning', start: 3, end: 12, text: 'forgot to', ruleId: 'judgement.failed-to' };
const lines = (...rows: (string | object)[]) => rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

describe('check-language --jsonl', () => {
  it('answers JSON lines in order', async () => {
    const { code, out } = await call(
      checkLanguage,
      ['--jsonl'],
      lines(
        { id: 'a', text: 'We forgot to renew it.' },
        '',
        { id: 2, text: 'All fine.' },
        { id: 'e', text: '' },
        { text: 'All fine.' },
        {
          id: 'c',
          text: 'Der Ausfall wurde durch die Umstellung verursacht und das Team hat es nicht gesehen.',
        },
      ),
    );
    expect(code).toBe(0);
    expect(jsonLines(out)).toEqual([
      { id: 'a', findings: [finding] },
      { id: 2, findings: [] },
      { id: 'e', findings: [] },
      { id: null, findings: [] },
      { id: 'c', checked: false, reason: expect.any(String), findings: [] },
    ]);
  });

  it('answers a row without text with an error in its place, and goes on', async () => {
    const { code, out } = await call(
      checkLanguage,
      ['--jsonl'],
      lines({ id: 'n' }, { id: 'num', text: 5 }, { id: 'null', text: null }, 'nonsense', '["a"]', {
        id: 'a',
        text: 'We forgot to renew it.',
      }),
    );
    expect(code).toBe(2);
    expect(jsonLines(out)).toEqual([
      { id: 'n', error: '"text" is missing; it must be a string' },
      { id: 'num', error: '"text" must be a string' },
      { id: 'null', error: '"text" must be a string' },
      { id: null, error: 'not a JSON object' },
      { id: null, error: 'not a JSON object' },
      { id: 'a', findings: [finding] },
    ]);
  });

  it('parts lines at line feeds only and refuses bytes that are no text', async () => {
    const separators = `{"id":"s","text":"Fine.${'\u2028'}Fine."}\r\n`;
    const input = Buffer.concat([
      Buffer.from(`\uFEFF${separators}`),
      Buffer.from('{"id":"latin","text":"caf'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n{"id":"last","text":"We forgot to renew it."}'),
    ]);
    const { code, out } = await call(checkLanguage, ['--jsonl'], input);
    expect(code).toBe(2);
    expect(jsonLines(out)).toEqual([
      { id: 's', findings: [] },
      { id: null, error: 'not UTF-8 text' },
      { id: 'last', findings: [finding] },
    ]);
  });

  it.each([
    [['a.md'], 'a.md'],
    [['--format', 'json'], '--format'],
    [['--fix'], '--fix'],
    [['--max-severity', 'none'], '--max-severity'],
    [['--require-checked'], '--require-checked'],
    [['--stdin-name', 'x'], '--stdin-name'],
  ])('does not go together with %s', async (more, named) => {
    expect(await call(checkLanguage, ['--jsonl', ...more], lines({ id: 1, text: 'x' }))).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(`does not go together with ${named}`),
    });
  });
});
