import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check';
import { evaluate, type LabelledText } from './evaluate';

const rows = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LabelledText);

/** Positives whose rewrites are themselves flagged; must be none. */
function blamingRewrites(set: readonly LabelledText[]): string[] {
  return set.flatMap(({ id, text }) =>
    check(text).findings.flatMap((finding) =>
      finding.rewrites
        .map((rewrite) => ({ rewrite, result: check(text.slice(0, rewrite.start) + rewrite.text + text.slice(rewrite.end)) }))
        .filter(({ rewrite, result }) =>
          result.findings.some((again) => again.start < rewrite.start + rewrite.text.length && rewrite.start < again.end),
        )
        .map(() => id),
    ),
  );
}

describe('own labelled set', () => {
  const own = rows(join(__dirname, '../../fixtures/language.jsonl'));

  it('stays above its floors', () => {
    expect(own.length).toBeGreaterThanOrEqual(200);
    const metrics = evaluate(own);
    expect(metrics.precision).toBeGreaterThanOrEqual(0.95);
    expect(metrics.recall).toBeGreaterThanOrEqual(0.85);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(0.04);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it('offers no rewrite that blames', () => expect(blamingRewrites(own)).toEqual([]));

  it('marks spans that are in the text', () => {
    for (const row of own) for (const span of row.spans) expect(row.text).toContain(span);
  });
});

describe.each([1, 2, 3, 4])('fresh batch of round %d', (round) => {
  const batch = rows(join(__dirname, `../../fixtures/language-round-${round}.jsonl`));

  it('stays above its floors', () => {
    const metrics = evaluate(batch);
    expect(metrics.precision).toBeGreaterThanOrEqual(0.97);
    expect(metrics.recall).toBeGreaterThanOrEqual(0.74);
    expect(metrics.recallCommon).toBe(1);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(0.02);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it('offers no rewrite that blames', () => expect(blamingRewrites(batch)).toEqual([]));
});

const corpus = process.env.SECOND_STORY_CORPUS ? join(process.env.SECOND_STORY_CORPUS, 'blameless/dev.jsonl') : '';
(existsSync(corpus) ? describe : describe.skip)('development set', () => {
  it('stays above its floors', () => {
    const metrics = evaluate(rows(corpus));
    expect(metrics.precision).toBeGreaterThanOrEqual(0.95);
    expect(metrics.f1).toBeGreaterThanOrEqual(0.85);
    expect(metrics.recallCommon).toBeGreaterThanOrEqual(0.95);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(0.02);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it('offers no rewrite that blames', () => expect(blamingRewrites(rows(corpus))).toEqual([]));
});
