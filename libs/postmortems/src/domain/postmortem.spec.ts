import { canMovePostmortem, canonicalContent, editSection, isPostmortemOpen, POSTMORTEM_STATUSES, publishProblems } from './postmortem';

const section = (key: string, body: string, required = true) => ({ key, title: key, required, body });

describe('postmortem status', () => {
  const allowed: Record<string, string[]> = {
    draft: ['in_review', 'published', 'archived'],
    in_review: ['draft', 'published', 'archived'],
    published: ['draft', 'archived'],
    archived: ['draft'],
  };
  it.each(POSTMORTEM_STATUSES.flatMap((from) => POSTMORTEM_STATUSES.map((to) => [from, to] as const)))(
    '%s → %s follows the table',
    (from, to) => expect(canMovePostmortem(from, to)).toBe(allowed[from]!.includes(to)),
  );
  it('freezes what is published or archived', () => expect(POSTMORTEM_STATUSES.filter(isPostmortemOpen)).toEqual(['draft', 'in_review']));
});

describe('publishing', () => {
  it('names every required section that is empty and every place with open errors', () => {
    const findings = [
      { where: 'summary', severity: 'error', kept: false },
      { where: 'summary', severity: 'error', kept: false },
      { where: 'impact', severity: 'error', kept: true },
      { where: 'impact', severity: 'warning', kept: false },
      { where: 'impact', severity: 'hint', kept: false },
    ] as const;
    expect(publishProblems('draft', [section('summary', 'x'), section('impact', ' \n'), section('luck', '', false)], findings)).toEqual([
      { code: 'REQUIRED_SECTION_EMPTY', section: 'impact', title: 'impact' },
      { code: 'LANGUAGE_ERRORS_OPEN', where: 'summary', count: 2 },
    ]);
  });
  it('lets warnings and kept errors pass', () =>
    expect(
      publishProblems(
        'in_review',
        [section('summary', 'x')],
        [
          { where: 'summary', severity: 'warning', kept: false },
          { where: 'summary', severity: 'error', kept: true },
        ],
      ),
    ).toEqual([]));
  it('still asks for required sections with the language gate off', () =>
    expect(publishProblems('draft', [section('summary', '')], [{ where: 'a', severity: 'error', kept: false }], false)).toEqual([
      { code: 'REQUIRED_SECTION_EMPTY', section: 'summary', title: 'summary' },
    ]));
  it.each(['published', 'archived'] as const)('refuses what is %s', (status) =>
    expect(publishProblems(status, [], [])).toEqual([{ code: 'NOT_OPEN', status }]),
  );
});

describe('canonical content', () => {
  it('does not depend on key order, line ends, trailing blanks or Unicode form', () =>
    expect(canonicalContent({ b: 'x \r\ny', a: ['e\u0301', 1, null, true] })).toBe(
      canonicalContent({ a: ['\u00e9', 1, null, true], b: 'x\ny' }),
    ));
  it('tells different contents apart', () => expect(canonicalContent({ a: '1' })).not.toBe(canonicalContent({ a: 1 })));
});

describe('editing a section', () => {
  const current = { revision: 3, body: 'theirs' };
  it('saves over the revision that was read', () =>
    expect(editSection('draft', current, 3, 'mine')).toEqual({ ok: true, revision: { revision: 4, body: 'mine' } }));
  it('gives back both texts on a conflict', () =>
    expect(editSection('draft', current, 2, 'mine')).toEqual({ ok: false, code: 'REVISION_CONFLICT', current, yours: 'mine' }));
  it('makes no revision of the same text, even from an old one', () =>
    expect(editSection('in_review', current, 1, 'theirs')).toEqual({ ok: true, revision: current, unchanged: true }));
  it('changes nothing that is frozen', () =>
    expect(editSection('published', current, 3, 'mine')).toEqual({ ok: false, code: 'NOT_OPEN', current }));
});
