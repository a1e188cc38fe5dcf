import { readMoment, type WrittenMoment } from '../../time/written-moment';

/** A line that starts with a time. */
export interface TimedText {
  moment: WrittenMoment;
  timeText: string;
  /** What follows the time, as written. */
  text: string;
}

const LONGEST_TIME = 60;
/** What may end a time: a separator with its blank, or a blank alone. */
const CUT = /\s*(?:[:|]|\s[-–—]|[\])])[*_`]*(?=\s|$)|[\])][*_`]*:?(?=\s)|(?<=\d[*_`]{0,2})\s?[–—-]\s|\s+/g;

/** Reads `07:00 - text`, `4:49 AM: text`, `[08:47] text`, `2031-01-02 10:00 UTC: text`. The longest start that is a time and nothing else counts. */
export function timedText(line: string): TimedText | null {
  const start = line.slice(0, LONGEST_TIME);
  if (!/^[\s*_`~[(\\]*(?:\d|[A-Za-z]{3,9}\.? \d)/.test(start)) return null;
  let best: TimedText | null = null;
  for (const cut of [...start.matchAll(CUT), ...(line.length <= LONGEST_TIME ? [{ 0: '', index: line.length }] : [])]) {
    const timeText = bare(start.slice(0, cut.index) + (/[\])]/.test(cut[0]) ? cut[0].trim() : ''));
    const moment = readMoment(timeText);
    if (!moment?.time || moment.leftover !== '' || moment.issues.includes('template_placeholder')) continue;
    const text = line
      .slice(cut.index + cut[0].length)
      .replace(/^[*_`]{0,3}\s*(?:[:|–—-]\s+)?/, '')
      .trim();
    best = { moment, timeText, text };
  }
  return best;
}

/** A line that is a day and nothing else but its zone, such as `2019-01-22`, `**22 January 2019**:`, `On 2019-01-22` or `2019-01-22 (UTC)`. */
export function dateLine(line: string): WrittenMoment | null {
  if (line.length > LONGEST_TIME) return null;
  const text = bare(line.replace(/^#+\s*/, '').replace(/^(?:on|date)\b:?\s*/i, ''))
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*/i, '')
    .replace(/\(?(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\)?[.:]*$/i, '');
  const moment = readMoment(text);
  return moment?.date && !moment.time && !moment.endDate && moment.leftover === '' && moment.issues.length === 0 ? moment : null;
}

const bare = (text: string): string =>
  text
    .replace(/[*_`\\]/g, '')
    .trim()
    .replace(/^[[(]\s*(.*?)\s*[\])]$/, '$1')
    .replace(/[:\s–—-]+$/, '');
