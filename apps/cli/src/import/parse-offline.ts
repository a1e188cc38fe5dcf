import { replacePersons } from '@blameless';
import { type ParsedPostmortem, parsePostmortem } from '@postmortems/import';
import type { ImportReport } from './send-report';

/** Reads a report without a server, for a dry run: shows what is replaced. Names and teams the server would know of are found by general rules only. */
export function parseOffline(source: string, fileName: string, zone: string | undefined): ParsedPostmortem & ImportReport {
  const parsed = parsePostmortem(source, {
    fileName,
    ...(zone ? { defaultZone: zone } : {}),
    redact: (text, namedIn) => replacePersons(text, {}, namedIn),
    showOriginals: true,
  });
  const { timeline, milestones, factors, actionItems, sections, lessons } = parsed;
  const counts = {
    timelineEntries: timeline.length,
    milestones: milestones.length,
    factors: factors.length,
    actionItems: actionItems.length,
    mitigators: [lessons.wentWell, lessons.wasHard, lessons.gotLucky].flat().filter((remark) => remark.trim() !== '').length,
    sections: sections.length,
  };
  return { ...parsed, counts };
}
