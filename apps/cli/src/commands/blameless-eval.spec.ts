import { join } from 'node:path';
import { call, TestFolder } from '../language/call.test-kit';
import { run as blamelessEval } from './blameless-eval';

const folder = new TestFolder();

describe('blameless-eval', () => {
  it('prints the figures as a table and as JSON', async () => {
    const rows = [
      { id: '1', text: 'We forgot to renew it.', label: 'blame', category: 'judgement', tier: 'common', spans: ['forgot to'] },
      { id: '2', text: 'The job forgot its lock.', label: 'ok', category: 'system-subject', tier: 'lookalike', spans: [] },
    ];
    const path = folder.file('set.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    expect((await call(blamelessEval, [path])).out).toMatch(/precision\s+1\.000/);
    expect(JSON.parse((await call(blamelessEval, ['--json', path])).out)).toMatchObject({
      items: 2,
      precision: 1,
      recall: 1,
      lookalikesFlagged: 0,
      categoryAgreement: 1,
      spanAgreement: 1,
    });
    expect((await call(blamelessEval, [join(folder.path, 'none')])).code).toBe(2);
  });
  it('measures fields when the rows have a type', async () => {
    const rows = [
      { id: 'a', text: 'Engineer responsible', help: '', fieldType: 'text', label: 'blame', category: 'person-cause' },
      { id: 'b', text: 'Whose mistake was it', fieldType: 'text', label: 'blame', category: 'judgement' },
      { id: 'c', text: 'Colour', help: null, fieldType: 'text', label: 'blame', category: 'oncall' },
      { id: 'd', text: 'Culprit', fieldType: null, label: 'ok', category: 'owner' },
      { id: 'e', text: 'Summary', fieldType: 'text', label: 'ok', category: 'system' },
    ];
    const path = folder.file('fields.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const { code, out } = await call(blamelessEval, [path]);
    expect(code).toBe(0);
    for (const line of [
      /^fields\s+5$/m,
      /^precision\s+0\.667$/m,
      /^recall\s+0\.667$/m,
      /^category agreement\s+0\.500$/m,
      /^missed\s+1$/m,
      /^refused without reason\s+1$/m,
      /^refused: oncall\s+0 of 1$/m,
      /^category agreement: judgement\s+0 of 1$/m,
    ])
      expect(out).toMatch(line);
    expect(JSON.parse((await call(blamelessEval, ['--json', path])).out)).toMatchObject({
      items: 5,
      misses: ['c'],
      falseRefusals: ['d'],
      categories: { 'person-cause': { of: 1, refused: 1, agreed: 1 } },
    });
  });

  it.each([
    ['{"id":"a","text":"We forgot.","tier":"common"}', /set\.jsonl:2: no "label", no "category", no "spans"/],
    [
      '{"id":"a","text":"x","fieldType":"text","label":"bad","category":"oncall"}',
      /set\.jsonl:1: no "fieldType", but .*set\.jsonl:2 has one/,
    ],
    ['nonsense', /set\.jsonl:2: not a JSON object/],
  ])('names the line that it cannot measure: %s', async (line, problem) => {
    const right = '{"id":"1","text":"All fine.","label":"ok","category":"general","tier":"plain","spans":[]}';
    const path = folder.file('set.jsonl', `${right}\n${line}\n`);
    expect(await call(blamelessEval, [path])).toEqual({ code: 2, out: '', err: expect.stringMatching(problem) });
  });

  it('names the line of a field without a label', async () => {
    const path = folder.file('fields.jsonl', '{"id":"a","text":"x","fieldType":"text","label":"bad","category":"oncall"}\n');
    expect(await call(blamelessEval, [path])).toMatchObject({ code: 2, err: expect.stringContaining('fields.jsonl:1: wrong "label"') });
  });
});
