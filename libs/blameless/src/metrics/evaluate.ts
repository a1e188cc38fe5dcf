import { check } from '../check';
import type { CheckOptions, CheckResult } from '../types';

/** A labelled text, one line of a labelled file. */
export interface LabelledText {
  id: string;
  text: string;
  label: 'blame' | 'ok';
  category: string;
  tier: string;
  spans: readonly string[];
}

/** Share of a group that was flagged. */
interface Share {
  flagged: number;
  of: number;
}

/** The figures of a labelled set; shares are 0 to 1, `null` where nothing was there to measure. */
export interface Metrics {
  items: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
  recallCommon: number | null;
  lookalikesFlagged: number | null;
  categoryAgreement: number | null;
  spanAgreement: number | null;
  unchecked: number;
  msPerThousandWords: number | null;
  groups: Record<string, Share>;
}

/** Measures the checker on labelled texts. `now` gives milliseconds; without it no speed is reported. */
export function evaluate(rows: readonly LabelledText[], options: CheckOptions = {}, now?: () => number): Metrics {
  const metrics = measure(rows.map((row) => ({ row, result: check(row.text, options) })));
  const words = rows.reduce((sum, row) => sum + row.text.split(/\s+/).length, 0);
  return { ...metrics, msPerThousandWords: now ? speed(rows, options, words, now) : null };
}

/** The figures of results that are there already; without a speed. */
export function measure(judged: readonly { row: LabelledText; result: CheckResult }[]): Metrics {
  const groups: Record<string, Share> = {};
  const count = { tp: 0, fp: 0, fn: 0, category: 0, span: 0, unchecked: 0 };
  for (const { row, result } of judged) {
    const findings = result.findings.filter((finding) => finding.severity !== 'hint');
    const flagged = findings.length > 0;
    if (!result.checked) count.unchecked += 1;
    for (const key of [`${row.label} ${row.category}`, `${row.label} tier ${row.tier}`]) {
      groups[key] ??= { flagged: 0, of: 0 };
      groups[key].of += 1;
      if (flagged) groups[key].flagged += 1;
    }
    if (row.label === 'ok') count.fp += flagged ? 1 : 0;
    else if (!flagged) count.fn += 1;
    else {
      count.tp += 1;
      if (findings.some((finding) => finding.category === row.category)) count.category += 1;
      if (findings.some((finding) => overlaps(row, finding))) count.span += 1;
    }
  }
  const precision = ratio(count.tp, count.tp + count.fp);
  const recall = ratio(count.tp, count.tp + count.fn);
  return {
    items: judged.length,
    precision,
    recall,
    f1: precision && recall ? (2 * precision * recall) / (precision + recall) : null,
    recallCommon: shareOf(groups['blame tier common']),
    lookalikesFlagged: shareOf(groups['ok tier lookalike']),
    categoryAgreement: ratio(count.category, count.tp),
    spanAgreement: ratio(count.span, count.tp),
    unchecked: count.unchecked,
    msPerThousandWords: null,
    groups,
  };
}

function overlaps(row: LabelledText, finding: { start: number; end: number }): boolean {
  return row.spans.some((span) => {
    const start = row.text.indexOf(span);
    return start >= 0 && finding.start < start + span.length && start < finding.end;
  });
}

function speed(rows: readonly LabelledText[], options: CheckOptions, words: number, now: () => number): number | null {
  if (words === 0) return null;
  const from = now();
  for (const row of rows) check(row.text, options);
  return ((now() - from) / words) * 1000;
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function shareOf(share: Share | undefined): number | null {
  return share ? ratio(share.flagged, share.of) : null;
}
