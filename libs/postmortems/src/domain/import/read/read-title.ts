import type { ImportDocument } from '../import-document';
import type { ParsedPostmortem } from '../parsed-postmortem';
import { type CivilDate, isoDate, isRealDate } from '../time/civil';
import { MONTHS } from '../time/months';
import { readMoment, type WrittenMoment } from '../time/written-moment';

const STARTS_WITH_DATE = new RegExp(`^(?:[\\d([]|(?:${MONTHS})\\b)`, 'i');

export interface TitleFacts {
  title: string;
  /** Day that the front matter or the title declares. */
  declared: CivilDate | null;
  source: ParsedPostmortem['dateSource'];
  /** The time in the title, if it holds one. */
  moment: WrittenMoment | null;
  line: number | null;
}

/** Title and declared day. A date at the start of the title is taken out of it. */
export function readTitle(document: ImportDocument): TitleFacts {
  const heading = document.flat.find((section) => section.level === 1) ?? document.flat.find((section) => section.level > 0);
  const written = document.frontMatter.get('title') ?? heading?.heading ?? '';
  const line = heading?.startLine ?? null;
  const moment = readMoment(written);
  const cut = moment && STARTS_WITH_DATE.test(written) && /[\p{L}\d]/u.test(moment.leftover);
  const title = cut ? moment.leftover : written;
  if (title === '') document.hints.push({ code: 'no_title', severity: 'warning', line: null, message: 'the report has no title' });
  if (moment?.issues.includes('template_placeholder'))
    document.hints.push({ code: 'template_placeholder', severity: 'warning', line, message: 'the title is a placeholder of a template' });
  const stated = dateIn(document.frontMatter.get('date') ?? '');
  const declared = stated ?? moment?.date ?? null;
  return { title: title || 'Untitled report', declared, source: stated ? 'front_matter' : declared ? 'title' : null, moment, line };
}

/** The first ISO date in a text such as a file name. */
function dateIn(text: string): CivilDate | null {
  const found = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  const date = found && { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return date && isRealDate(date) ? date : null;
}

/** Every year the report or its file name mentions. */
export function yearsIn(document: ImportDocument): Set<number> {
  const found = `${document.fileName}\n${document.source}`.matchAll(/(?<!\d)(?:19[7-9]|20\d)\d(?!\d)/g);
  return new Set([...found].map((match) => Number(match[0])));
}

/** Compares the declared day with the file name and the timeline, and says where they differ. */
export function compareDates(document: ImportDocument, facts: TitleFacts, days: readonly string[]): void {
  const inName = dateIn(document.fileName);
  const declared = facts.declared && isoDate(facts.declared);
  if (inName && declared && isoDate(inName) !== declared)
    document.hints.push({
      code: 'file_date_differs',
      severity: 'warning',
      line: facts.line,
      message: `the report is dated ${declared}, its file name ${isoDate(inName)}`,
    });
  const sorted = [...days].sort();
  const first = sorted[0];
  const last = sorted[sorted.length - 1];
  if (declared && first && last && (declared < first || declared > last))
    document.hints.push({
      code: 'date_outside_timeline',
      severity: 'warning',
      line: facts.line,
      message: `the report is dated ${declared}, its timeline runs from ${first} to ${last}`,
    });
  if (!declared)
    document.hints.push({
      code: 'date_missing',
      severity: 'info',
      line: facts.line,
      message: first ? `neither title nor front matter has a date; the timeline starts on ${first}` : 'no date is declared',
    });
}
