import { type MarkdownSection, plainText, visit } from '@platform/markdown';
import type { ImportDocument } from '../import-document';
import type { FoundTimeline } from '../importer';
import type { ParsedLink, ParsedMilestone, ParsedPostmortem, ParsedSection, ParsedStats, ParsedTimelineEntry } from '../parsed-postmortem';
import { mergeDropped } from '../prepare/dropped';
import { sectionRole } from '../section-role';
import { civilDateOf, isoDate, MINUTE } from '../time/civil';
import { resolveTimeline } from '../time/resolve-timeline';
import { documentZone } from '../time/zone-statement';
import { zoneFrom } from '../time/zones';
import { compareProse, compareTitleTime } from './compare-sources';
import { readActions } from './read-actions';
import { readFactors } from './read-factors';
import { readLessons } from './read-lessons';
import { matchDurations, readStats } from './read-stats';
import { compareDates, readTitle, yearsIn } from './read-title';

/** Everything of a report beside the form of its timeline. `found` is null when no timeline was recognised. */
export function readReport(document: ImportDocument, importer: string, found: FoundTimeline | null): ParsedPostmortem {
  const title = readTitle(document);
  const statement = documentZone(document, found?.around ?? []);
  if (statement && !statement.zone && !found?.zone)
    document.hints.push({
      code: 'zone_unreadable',
      severity: 'warning',
      line: statement.line,
      message: 'a sentence states a time zone that cannot be read',
    });
  const { entries, hints } = resolveTimeline(found?.raw ?? [], {
    zone: found?.zone ?? statement?.zone ?? null,
    zoneLine: found?.zone ? found.zoneLine : (statement?.line ?? null),
    declaredDate: title.declared,
    defaultZone: document.defaultZone,
    years: yearsIn(document),
  });
  document.hints.push(...hints);
  const timeline = entries.filter((entry) => keepEntry(document, entry));
  const days = localDays(timeline);
  compareDates(document, title, days);
  if (!found)
    document.hints.push({
      code: 'no_timeline',
      severity: 'warning',
      line: null,
      message: 'no timeline was recognised; the text is kept as sections',
    });
  const stats = readStats(document);
  matchDurations(stats, timeline, document);
  const summary = sourceOf(document, 'summary');
  const preamble = document.sections
    .filter(({ level }) => level <= 1 && level >= 0)
    .filter(
      (section) =>
        sectionRole(section.heading) === null && !found?.used.has(section) && (section.level === 0 || section.startLine === title.line),
    );
  const lead = preamble
    .map((section) => section.ownSource)
    .filter(Boolean)
    .join('\n\n');
  if (summary !== '' && lead !== '') document.unparsed.push({ line: preamble[0]!.startLine, text: lead });
  compareTitleTime(document, title, timeline);
  compareProse(document, summary, timeline);
  for (const around of found?.around ?? []) if (around.text !== statement?.text) document.unparsed.push(around);
  for (const [key, value] of document.frontMatter)
    if (key !== 'title' && key !== 'date') document.unparsed.push({ line: 1, text: `${key}: ${value}` });
  const lessons = readLessons(document);
  const factors = readFactors(document);
  const actionItems = readActions(document);
  const first = days[0] ?? null;
  return {
    importer,
    title: title.title,
    date: title.declared ? isoDate(title.declared) : first,
    dateSource: title.declared ? title.source : first ? 'timeline' : null,
    severity: null,
    summary: summary || lead,
    impact: sourceOf(document, 'impact'),
    milestones: milestonesOf(document, stats, timeline),
    timeline,
    factors,
    actionItems,
    lessons,
    stats,
    sections: [...otherSections(document, found, preamble), ...document.extraSections].sort((a, b) => a.sourceLine - b.sourceLine),
    links: linksOf(document),
    hints: document.hints,
    dropped: mergeDropped(document.dropped),
    unparsed: document.unparsed.filter(({ text }) => text.trim() !== ''),
  };
}

function keepEntry(document: ImportDocument, entry: ParsedTimelineEntry): boolean {
  if (entry.text.trim() !== '') return true;
  document.hints.push({
    code: 'empty_event',
    severity: 'info',
    line: entry.sourceLine,
    message: 'a time without words was left out of the timeline',
  });
  document.unparsed.push({ line: entry.sourceLine, text: entry.timeText });
  return false;
}

const sourceOf = (document: ImportDocument, role: 'summary' | 'impact'): string =>
  document.flat
    .filter((section) => sectionRole(section.heading) === role)
    .map((section) => section.source)
    .filter(Boolean)
    .join('\n\n');

/** The days of the timeline as the people who wrote it saw them. */
function localDays(timeline: readonly ParsedTimelineEntry[]): string[] {
  const zones = new Map([...new Set(timeline.map((entry) => entry.zone))].map((name) => [name, zoneFrom(name)]));
  return timeline
    .filter((entry) => entry.occurredAt !== null)
    .map((entry) => {
      const instant = Date.parse(entry.occurredAt!);
      // The offset at the instant read as local time is off only within hours of a clock change.
      return isoDate(civilDateOf(instant + (zones.get(entry.zone)?.offsetAt(instant) ?? 0) * MINUTE));
    });
}

function milestonesOf(document: ImportDocument, stats: ParsedStats, timeline: readonly ParsedTimelineEntry[]): ParsedMilestone[] {
  const { detectSpan, recoverSpan } = stats;
  const found: [ParsedMilestone['kind'], string | undefined][] = [
    ['impactStart', detectSpan?.from ?? recoverSpan?.from],
    ['detected', detectSpan?.to],
    ['mitigated', recoverSpan?.to],
  ];
  const milestones = found.flatMap(([kind, occurredAt]): ParsedMilestone[] => {
    const entry = timeline.find((candidate) => candidate.occurredAt === occurredAt);
    return occurredAt && entry ? [{ kind, occurredAt, zoneText: entry.zoneText, sourceText: entry.timeText, confidence: 'inferred' }] : [];
  });
  if (milestones.length > 0)
    document.hints.push({
      code: 'milestones_inferred',
      severity: 'info',
      line: null,
      message: 'milestones were worked out from the stated durations and the stamps they fit',
    });
  return milestones;
}

/** Roles whose text is taken as a whole by one of the readers. */
const TAKEN = new Set(['summary', 'impact', 'factors', 'actions', 'lessons', 'wentWell', 'wasHard', 'gotLucky', 'people']);

function otherSections(document: ImportDocument, found: FoundTimeline | null, preamble: readonly MarkdownSection[]): ParsedSection[] {
  const keep = (section: MarkdownSection): ParsedSection[] => {
    const role = sectionRole(section.heading);
    if (role !== null && TAKEN.has(role)) return [];
    const own = role === 'stats' || preamble.includes(section) || found?.used.has(section) ? '' : section.ownSource;
    return [
      ...(own === '' ? [] : [{ title: section.heading, body: own, sourceLine: section.startLine }]),
      ...section.sections.flatMap(keep),
    ];
  };
  return document.sections.flatMap(keep);
}

function linksOf(document: ImportDocument): ParsedLink[] {
  const links = new Map<string, ParsedLink>();
  visit(document.tree, (node) => {
    if (node.type !== 'link' || links.has(node.url) || /^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(node.url)) return;
    links.set(node.url, { url: node.url, text: plainText(node), line: node.position!.start.line });
  });
  return [...links.values()];
}
