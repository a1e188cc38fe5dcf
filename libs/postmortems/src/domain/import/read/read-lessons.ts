import { walkSections } from '@platform/markdown';
import type { ImportDocument } from '../import-document';
import type { ParsedLessons } from '../parsed-postmortem';
import { sectionRole } from '../section-role';
import { markdownOf, pointsOf } from './blocks';

/** Lessons, sorted under the three headings where the report has them; every list item and paragraph is one. */
export function readLessons(document: ImportDocument): ParsedLessons {
  const lessons: ParsedLessons = { wentWell: [], wasHard: [], gotLucky: [], learned: [] };
  const done = new Set<object>();
  for (const section of document.flat) {
    const role = sectionRole(section.heading);
    if (done.has(section) || (role !== 'wentWell' && role !== 'wasHard' && role !== 'gotLucky' && role !== 'lessons')) continue;
    const list = lessons[role === 'lessons' ? 'learned' : role];
    const parts =
      role === 'lessons'
        ? walkSections([section]).filter((part) => part === section || sectionRole(part.heading) === null)
        : walkSections([section]);
    for (const part of parts) {
      done.add(part);
      for (const point of pointsOf(part.nodes, document.source)) {
        const text = markdownOf(point, document.source);
        if (text !== '') list.push(text);
      }
    }
  }
  return lessons;
}
