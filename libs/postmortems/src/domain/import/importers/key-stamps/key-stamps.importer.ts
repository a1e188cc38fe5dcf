import { itemsOf, type MarkdownItem, type MarkdownSection, plainText, sliceOf } from '@platform/markdown';
import type { ImportDocument } from '../../import-document';
import type { FoundTimeline, Importer } from '../../importer';
import type { ParsedMilestone, ParsedPostmortem, ParsedSection, ParsedTimelineEntry } from '../../parsed-postmortem';
import { readReport } from '../../read/read-report';
import { durationMinutes } from '../../read/read-stats';
import { MINUTE } from '../../time/civil';
import type { RawEntry } from '../../time/resolve-timeline';
import { readMoment } from '../../time/written-moment';
import { type Zone, zoneFrom } from '../../time/zones';
import { minutesBetween, supportHoursIn } from './support-hours';

const STAMPS: readonly [ParsedMilestone['kind'], RegExp][] = [
  ['impactStart', /^(?:fault|incident|impact|outage) (?:occurs|occurred|begins|began|starts|started)\b/i],
  ['detected', /^(?:(?:fault|incident|first) (?:was )?detected|team (?:became )?aware|detected)\b/i],
  ['declared', /^(?:incident )?declared\b/i],
  ['acknowledged', /^(?:incident )?acknowledged\b/i],
  ['mitigated', /^(?:repaired|mitigated|service restored)\b/i],
  ['resolved', /^(?:incident )?resolved\b/i],
];
const KEY_EVENTS = /^key (?:events|times|stamps|timestamps)$/i;
const FEWEST_STAMPS = 2;

/** One labelled point of the outer list: `- **Impact**: …` with what hangs below it. */
interface Part {
  label: string;
  body: string;
  line: number;
  item: MarkdownItem;
}

/** Reports that are one list of labelled points, with the times of the milestones as a list below "Key events". */
export const keyStampsImporter: Importer = {
  name: 'key-stamps',
  detect: (document) => (stampsOf(partsOf(document)).length >= FEWEST_STAMPS ? 0.8 : 0),
  parse(document) {
    const parts = partsOf(document);
    const report = readReport(document, 'key-stamps', timelineOf(document, parts));
    const milestones = milestonesOf(report.timeline);
    const bodyOf = (label: RegExp): string =>
      parts
        .filter((part) => label.test(part.label))
        .map(({ body }) => body)
        .join('\n\n');
    const durations = parts.filter(({ label }) => /^time to /i.test(label));
    for (const part of durations) compareDuration(document, part, milestones, zoneFrom(report.timeline[0]?.zone ?? ''));
    const taken = /^(?:impact|identified|summary)$|^time to /i;
    const known = parts.filter((part) => part.body !== '' && !taken.test(part.label) && !KEY_EVENTS.test(part.label));
    return {
      ...report,
      summary: bodyOf(/^(?:identified|summary)$/i) || report.summary,
      impact: bodyOf(/^impact$/i) || report.impact,
      milestones,
      stats: { ...report.stats, note: durations.map(({ label, body }) => `- ${label}: ${body}`).join('\n') },
      sections: [
        ...report.sections,
        ...known.map((part): ParsedSection => ({ title: part.label, body: part.body, sourceLine: part.line })),
      ],
    };
  },
};

/** The labelled points; one that was indented below another by mistake counts on its own. */
function partsOf(document: ImportDocument): Part[] {
  const items = document.flat.flatMap(({ nodes }) => nodes.flatMap((node) => (node.type === 'list' ? itemsOf(node, document.source) : [])));
  return items.flatMap((item): Part[] => {
    const part = partOf(document, item);
    if (!part) return [];
    const nested = nestedItems(document, item).flatMap((below) => partOf(document, below) ?? []);
    const moved = nested.filter(({ label }) => /^(?:resolution|impact|identified|context|status)$/i.test(label));
    const body = moved.reduce((rest, { item: below }) => rest.replace(rawOf(document, below), ''), part.body).trim();
    return [{ ...part, body }, ...moved];
  });
}

const rawOf = (document: ImportDocument, item: MarkdownItem): string => {
  const indent = (item.node.position?.start.column ?? 1) - 1;
  return sliceOf(item.node, document.source).replace(new RegExp(`\\n[ \\t]{0,${indent}}`, 'g'), '\n');
};

const nestedItems = (document: ImportDocument, item: MarkdownItem): MarkdownItem[] =>
  item.node.children.flatMap((child) => (child.type === 'list' ? itemsOf(child, document.source) : []));

function partOf(document: ImportDocument, item: MarkdownItem): Part | null {
  const first = item.lead?.children[0];
  if (!item.lead || first?.type !== 'strong') return null;
  const after = document.source.slice(first.position!.end.offset, item.lead.position!.end.offset).replace(/\n[ \t]+/g, '\n');
  const label = plainText(first).replace(/:$/, '').trim();
  const body = [after.replace(/^\s*:\s*/, '').trim(), item.rest].filter((part) => part !== '').join('\n\n');
  return label === '' ? null : { label, body, line: item.line, item };
}

interface Stamp {
  kind: ParsedMilestone['kind'];
  raw: RawEntry;
}

/** The points below "Key events" that are a known label and a time. */
function stampsOf(parts: readonly Part[]): Stamp[] {
  return parts
    .filter(({ label }) => KEY_EVENTS.test(label))
    .flatMap(({ item }) =>
      item.node.children.flatMap((child) =>
        child.type === 'list' ? child.children.map((one) => ({ line: one.position!.start.line, text: plainText(one) })) : [],
      ),
    )
    .flatMap(({ line, text }): Stamp[] => {
      const kind = STAMPS.find(([, pattern]) => pattern.test(text))?.[0];
      const moment = readMoment(text);
      if (!kind || !moment?.time) return [];
      return [{ kind, raw: { moment: { ...moment, leftover: '' }, timeText: moment.timeText, text: moment.leftover || text, line } }];
    });
}

function timelineOf(document: ImportDocument, parts: readonly Part[]): FoundTimeline {
  const raw = stampsOf(parts).map((stamp) => stamp.raw);
  const lines = new Set(parts.map(({ line }) => line));
  const used = document.flat.filter(({ nodes }) =>
    nodes.some((node) => node.type === 'list' && node.children.some((item) => lines.has(item.position!.start.line))),
  );
  return { raw, used: new Set(used), zone: null, zoneLine: null, around: aroundOf(document, used, parts, raw) };
}

/** What stands in the same sections and is no labelled point. */
function aroundOf(
  document: ImportDocument,
  used: readonly MarkdownSection[],
  parts: readonly Part[],
  raw: readonly RawEntry[],
): { line: number; text: string }[] {
  const labelled = new Set(parts.map(({ item }) => item.node));
  const other = used.flatMap(({ nodes }) =>
    nodes.flatMap((node) => {
      if (node.type === 'thematicBreak' || node.type === 'yaml') return [];
      if (node.type !== 'list') return [node];
      return node.children.filter((item) => !labelled.has(item));
    }),
  );
  const stamped = new Set(raw.map(({ line }) => line));
  const unread = parts
    .filter(({ label }) => KEY_EVENTS.test(label))
    .flatMap(({ item }) => nestedItems(document, item))
    .filter(({ line }) => !stamped.has(line))
    .map(({ node }) => node);
  return [...other, ...unread].map((node) => ({ line: node.position!.start.line, text: sliceOf(node, document.source) }));
}

/** Of several stamps of one kind the earliest counts. */
function milestonesOf(timeline: readonly ParsedTimelineEntry[]): ParsedPostmortem['milestones'] {
  return STAMPS.flatMap(([kind, pattern]): ParsedMilestone[] => {
    const [entry] = timeline
      .filter(({ text, occurredAt, dateOnly }) => occurredAt && !dateOnly && pattern.test(text))
      .sort((a, b) => a.occurredAt!.localeCompare(b.occurredAt!));
    if (!entry) return [];
    return [{ kind, occurredAt: entry.occurredAt!, zoneText: entry.zoneText, sourceText: entry.timeText, confidence: entry.confidence }];
  });
}

/** Repair runs from declared to resolved, or from first detected to repaired; resolve from the first stamp to resolved. */
function compareDuration(
  document: ImportDocument,
  { label, body, line }: Part,
  milestones: readonly ParsedMilestone[],
  zone: Zone | null,
): void {
  // Support hours are those of the clock on the wall.
  const local = (instant: number): number => instant + (zone?.offsetAt(instant) ?? 0) * MINUTE;
  const stated = durationMinutes(body.replace(/\(.*$/s, ''));
  const at = (kind: ParsedMilestone['kind']): number | null => {
    const found = milestones.find((milestone) => milestone.kind === kind);
    return found ? local(Date.parse(found.occurredAt)) : null;
  };
  const repair = /repair/i.test(label);
  const start = at('impactStart') ?? at('detected');
  const from = !repair ? start : at('mitigated') === null ? at('declared') : (at('detected') ?? start);
  const to = repair ? (at('mitigated') ?? at('resolved')) : at('resolved');
  if (stated === null || from === null || to === null) return;
  const hours = supportHoursIn(body);
  const counted = minutesBetween(from, to, hours);
  if (counted === stated) return;
  document.hints.push({
    code: 'duration_disagrees',
    severity: 'warning',
    line,
    message: `the stated ${label.toLowerCase()} of ${stated} minutes is ${counted} minutes by the stamps${hours ? ', within the hours named' : ''}`,
  });
}
