import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkField } from './check-field';

interface LabelledField {
  text: string;
  help: string;
  fieldType: string;
  label: 'blame' | 'ok';
  split: 'train' | 'test';
}
const rows = readFileSync(join(__dirname, '../../fixtures/fields.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as LabelledField);

describe('checkField', () => {
  it.each(['train', 'test'] as const)('keeps precision and recall on the %s half', (split) => {
    const judged = rows
      .filter((row) => row.split === split)
      .map((row) => ({ row, refused: checkField({ label: row.text, help: row.help, type: row.fieldType }).refused }));
    const hits = judged.filter(({ row, refused }) => refused && row.label === 'blame').length;
    expect(hits / judged.filter(({ refused }) => refused).length).toBeGreaterThanOrEqual(0.98);
    expect(hits / judged.filter(({ row }) => row.label === 'blame').length).toBeGreaterThanOrEqual(0.95);
  });

  it('refuses a responsible engineer in any casing and offers a replacement', () => {
    for (const label of [
      'Engineer responsible',
      'engineerResponsible',
      'ENGINEER_RESPONSIBLE',
      'Enginer responsable',
      'engineer-responsible',
    ])
      expect(checkField({ label })).toMatchObject({ refused: true, category: 'person-cause', replacement: 'Contributing factors' });
  });

  it('judges help and choices too, but not a help that forbids naming people', () => {
    expect(checkField({ label: 'Notes', help: 'Whose mistake was it?' }).refused).toBe(true);
    expect(checkField({ label: 'Kind', type: 'choice', options: ['hardware', 'human error'] })).toMatchObject({
      refused: true,
      category: 'human-error',
    });
    expect(checkField({ label: 'Notes', help: 'Never write whose mistake it was' }).refused).toBe(false);
  });

  it('reads the type where the label alone is open', () => {
    expect(checkField({ label: 'Caused by', type: 'person' }).refused).toBe(true);
    expect(checkField({ label: 'Caused by', type: 'link' }).refused).toBe(false);
  });

  it('offers only replacements that are accepted', () => {
    for (const row of rows) {
      const verdict = checkField({ label: row.text, type: row.fieldType });
      if (verdict.refused) expect(checkField({ label: verdict.replacement }).refused).toBe(false);
    }
  });
});
