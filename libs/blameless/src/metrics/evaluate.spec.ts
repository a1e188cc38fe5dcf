import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../check';
import { evaluate, type LabelledText } from './evaluate';

const fixtures = join(__dirname, '../../fixtures');
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

describe.each([
  // By two hands that were asked for hard cases.
  ['held-out.jsonl', 900, 0.93, 0.065],
  // In the manner of the development set.
  ['held-out-2.jsonl', 500, 0.95, 0.04],
] as const)('%s: never used for rules or weights', (file, least, common, lookalikes) => {
  const heldOut = rows(join(fixtures, file));

  it('stays above its floors', () => {
    expect(heldOut.length).toBeGreaterThanOrEqual(least);
    const metrics = evaluate(heldOut);
    expect(metrics.precision).toBeGreaterThanOrEqual(0.9);
    expect(metrics.f1).toBeGreaterThanOrEqual(0.78);
    expect(metrics.recallCommon).toBeGreaterThanOrEqual(common);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(lookalikes);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it('offers no rewrite that blames', () => expect(blamingRewrites(heldOut)).toEqual([]));
});

describe('sets the rules and weights were made with', () => {
  const files = readdirSync(join(fixtures, 'language')).filter((name) => name.endsWith('.jsonl'));
  const all = files.flatMap((name) => rows(join(fixtures, 'language', name)));

  it('stays above its floors', () => {
    const metrics = evaluate(all);
    expect(metrics.precision).toBeGreaterThanOrEqual(0.95);
    expect(metrics.recall).toBeGreaterThanOrEqual(0.85);
    expect(metrics.recallCommon).toBeGreaterThanOrEqual(0.95);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(0.04);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it.each(files)('%s: marks spans that are in the text and offers no rewrite that blames', (name) => {
    const set = rows(join(fixtures, 'language', name));
    for (const row of set) for (const span of row.spans) expect(row.text).toContain(span);
    expect(blamingRewrites(set)).toEqual([]);
  });
});

describe('ordinary reports', () => {
  it('are flagged at most twice in 10,000 words, by what they were made with', () => {
    const reports = readdirSync(join(fixtures, 'ordinary')).map((name) => readFileSync(join(fixtures, 'ordinary', name), 'utf8'));
    const results = reports.map((report) => check(report));
    const words = results.reduce((sum, { stats }) => sum + stats.words, 0);
    const flags = results.flatMap(({ findings }) => findings.filter(({ severity }) => severity !== 'hint'));
    expect(words).toBeGreaterThan(40_000);
    expect((flags.length / words) * 10_000).toBeLessThanOrEqual(2);
  });
});

const corpus = process.env.SECOND_STORY_CORPUS ? join(process.env.SECOND_STORY_CORPUS, 'blameless/dev.jsonl') : '';
(existsSync(corpus) ? describe : describe.skip)('development set', () => {
  it('stays above its floors', () => {
    const metrics = evaluate(rows(corpus));
    expect(metrics.precision).toBeGreaterThanOrEqual(0.95);
    expect(metrics.f1).toBeGreaterThanOrEqual(0.9);
    expect(metrics.recallCommon).toBeGreaterThanOrEqual(0.95);
    expect(metrics.lookalikesFlagged).toBeLessThanOrEqual(0.02);
    expect(metrics.categoryAgreement).toBeGreaterThanOrEqual(0.9);
    expect(metrics.spanAgreement).toBeGreaterThanOrEqual(0.9);
  });

  it('offers no rewrite that blames', () => expect(blamingRewrites(rows(corpus))).toEqual([]));
});
