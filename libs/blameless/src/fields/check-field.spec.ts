import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkField } from './check-field';
import type { LabelledField } from './field-weights';

const fixtures = join(__dirname, '../../fixtures');
const rowsOf = (path: string) =>
  readFileSync(join(fixtures, path), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledField);
const known = readdirSync(join(fixtures, 'fields')).flatMap((name) => rowsOf(`fields/${name}`));

function figures(rows: readonly LabelledField[]) {
  const judged = rows.map((row) => ({
    row,
    refused: checkField({ label: row.text, help: row.help ?? '', type: row.fieldType ?? undefined }).refused,
  }));
  const hits = judged.filter(({ row, refused }) => refused && row.label === 'blame').length;
  return {
    precision: hits / judged.filter(({ refused }) => refused).length,
    recall: hits / rows.filter(({ label }) => label === 'blame').length,
  };
}

describe('checkField', () => {
  it.each([
    ['held-out-fields.jsonl', 0.95, 0.88],
    ['held-out-fields-2.jsonl', 0.98, 0.95],
  ])('keeps precision and recall on labels that rules and weights were not made with: %s', (file, leastPrecision, leastRecall) => {
    const { precision, recall } = figures(rowsOf(file));
    expect(precision).toBeGreaterThanOrEqual(leastPrecision);
    expect(recall).toBeGreaterThanOrEqual(leastRecall);
  });

  it('keeps precision and recall on the labels they were made with', () => {
    expect(known.length).toBeGreaterThan(1_500);
    const { precision, recall } = figures(known);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.97);
  });

  it('refuses a responsible engineer in any casing and offers a replacement', () => {
    for (const label of [
      'Engineer responsible',
      'engineerResponsible',
      'ENGINEER_RESPONSIBLE',
      'Enginer responsable',
      'engineer-responsible',
      'Engi\u200Bneer respon\u00ADsible',
      '\u0415ngineer responsible',
      'Engi&#8203;neer responsible',
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
    for (const row of known) {
      const verdict = checkField({ label: row.text, type: row.fieldType ?? undefined });
      if (verdict.refused) expect(checkField({ label: verdict.replacement }).refused).toBe(false);
    }
  });
});
