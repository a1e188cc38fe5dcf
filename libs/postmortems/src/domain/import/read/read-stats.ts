import { type MarkdownSection, plainText } from '@platform/markdown';
import type { ImportDocument } from '../import-document';
import type { ParsedStats, ParsedTimelineEntry } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import { MINUTE } from '../time/civil';
import { pointsOf } from './blocks';

const UNITS: Record<string, number> = { d: 1440, day: 1440, h: 60, hour: 60, hr: 60, m: 1, min: 1, minute: 1 };

/** Minutes of "54 minutes", "1h 50m", "2 days"; null for "?" and for what is no duration. */
export function durationMinutes(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(d|days?|h|hours?|hrs?|m|mins?|minutes?)\b/gi)];
  if (parts.length === 0) return /^\s*\d+\s*$/.test(text) ? Number(text) : null;
  return parts.reduce((sum, part) => sum + Number(part[1]) * UNITS[part[2]!.toLowerCase().replace(/(?<=.)s$/, '')]!, 0);
}

/** The figures a report states about itself. */
export function readStats(document: ImportDocument): ParsedStats {
  const stats: ParsedStats = {
    category: null,
    timeToDetectMinutes: null,
    timeToRecoverMinutes: null,
    detectSpan: null,
    recoverSpan: null,
    note: '',
  };
  const notes: string[] = [];
  for (const section of document.flat.filter(({ heading }) => sectionRole(heading) === 'stats'))
    readSection(document, section, stats, notes);
  return { ...stats, note: notes.join('\n\n') };
}

function readSection(document: ImportDocument, section: MarkdownSection, stats: ParsedStats, notes: string[]): void {
  for (const point of pointsOf(section.nodes, document.source)) {
    const node = point.kind === 'item' ? point.item.lead : point.kind === 'prose' ? point.paragraph : point.node;
    const line = point.kind === 'item' ? point.item.line : point.line;
    const text = node ? plainText(node) : '';
    const found = /^([^:]{1,60}):\s*(.*)$/.exec(text);
    const label = found?.[1]?.toLowerCase() ?? '';
    const value = found?.[2] ?? '';
    if (label === 'category') stats.category = /^(?:\?+|x{3,}|)$/i.test(value) ? null : value;
    else if (/detect/.test(label) && /^(?:time|mttd|ttd)/.test(label)) stats.timeToDetectMinutes = duration(document, value, line);
    else if (/(?:recover|restor)/.test(label) && /^(?:time|mttr|ttr)/.test(label))
      stats.timeToRecoverMinutes = duration(document, value, line);
    else if (text !== '') notes.push(text);
  }
}

function duration(document: ImportDocument, value: string, line: number): number | null {
  const minutes = durationMinutes(value);
  if (minutes === null && !/^(?:\?+|-+|unknown|n\/a|)$/i.test(value))
    document.hints.push({
      code: 'duration_unreadable',
      severity: 'warning',
      line,
      message: 'a stated duration cannot be read; it was left unknown',
    });
  return minutes;
}

/** A pair of stamps of the timeline. */
interface Span {
  from: number;
  to: number;
}

/**
 * Finds the stamps that the stated durations stand for. Of several fitting pairs of pairs the earliest is taken in which recovery
 * starts where detection starts or ends. A duration that fits no pair is a contradiction and gets a hint.
 */
export function matchDurations(stats: ParsedStats, timeline: readonly ParsedTimelineEntry[], document: ImportDocument): void {
  const stamps = [...new Set(timeline.filter((entry) => entry.occurredAt && !entry.dateOnly).map((entry) => Date.parse(entry.occurredAt!)))]
    .sort((a, b) => a - b)
    .slice(0, 500);
  if (stamps.length === 0) return;
  const detect = spansOf(stamps, stats.timeToDetectMinutes);
  const recover = spansOf(stamps, stats.timeToRecoverMinutes);
  const contradict = (label: string, minutes: number): void =>
    void document.hints.push({
      code: 'duration_disagrees',
      severity: 'warning',
      line: null,
      message: `the stated ${label} of ${minutes} minutes fits no two stamps of the timeline`,
    });
  if (stats.timeToDetectMinutes !== null && detect.length === 0) contradict('time to detection', stats.timeToDetectMinutes);
  if (stats.timeToRecoverMinutes !== null && recover.length === 0) contradict('time to recovery', stats.timeToRecoverMinutes);
  const joined = detect.flatMap((d) => recover.filter((r) => r.from === d.from || r.from === d.to).map((r) => ({ d, r })))[0];
  const chosen = { d: joined?.d ?? (detect.length === 1 ? detect[0] : undefined), r: joined?.r ?? recover[0] };
  const write = (span: Span | undefined) =>
    span ? { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() } : null;
  stats.detectSpan = write(chosen.d);
  stats.recoverSpan = write(chosen.r);
}

function spansOf(stamps: readonly number[], minutes: number | null): Span[] {
  if (minutes === null) return [];
  const known = new Set(stamps);
  return stamps.map((from) => ({ from, to: from + minutes * MINUTE })).filter(({ to }) => known.has(to));
}
