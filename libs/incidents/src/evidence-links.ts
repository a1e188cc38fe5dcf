import type { Refusal } from '@platform/errors';
import { linkProblem } from './domain/evidence-link';

const MAX_LINKS = 20;

/** What is wrong with the evidence links of an input; empty when nothing is. */
export function linkRefusals(links: readonly { label: string; url: string }[]): Refusal[] {
  if (links.length > MAX_LINKS)
    return [{ code: 'TOO_MANY', message: `An entry has at most ${MAX_LINKS} links.`, path: ['input', 'evidence'] }];
  return links.flatMap(({ label, url }, index) => {
    const path = ['input', 'evidence', String(index)];
    const problem = linkProblem(url);
    return [
      ...(problem ? [{ code: 'LINK_INVALID', message: problem, path: [...path, 'url'] }] : []),
      ...(label.length > 200 ? [{ code: 'TEXT_TOO_LONG', message: 'A label has at most 200 characters.', path: [...path, 'label'] }] : []),
    ];
  });
}
