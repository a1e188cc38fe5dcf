import {
  canMovePostmortem,
  canonicalContent,
  editSection,
  isPostmortemOpen,
  isWrittenByPeople,
  POSTMORTEM_STATUSES,
  type PublishPart,
  publishProblems,
} from './postmortem';

const section = (title: string, body: string, more: Partial<PublishPart> = {}): PublishPart => ({
  part: 'section',
  title,
  required: true,
  body,
  starter: '',
  listed: 0,
  ...more,
});

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
  it('names every required section and field that is empty', () => {
    const [impact, region] = [section('impact', ' \n'), section('region', '\u200b', { part: 'field' })];
    const filled = [section('summary', 'x'), section('sign', '<br>', { part: 'field' }), section('luck', '', { required: false })];
    expect(publishProblems('draft', [impact, ...filled, region])).toEqual([
      { code: 'REQUIRED_SECTION_EMPTY', of: impact },
      { code: 'REQUIRED_FIELD_EMPTY', of: region },
    ]);
  });
  it('takes a list with rows for filled, whatever its text is', () =>
    expect(publishProblems('in_review', [section('timeline', '', { listed: 1 })])).toEqual([]));
  it.each(['published', 'archived'] as const)('refuses what is %s', (status) =>
    expect(publishProblems(status, [])).toEqual([{ code: 'NOT_OPEN', status }]),
  );
});

describe('entries of a timeline', () => {
  it.each([
    ['status', 'system', false],
    ['status', 'responder', true],
    ['fault', 'system', true],
    ['note', 'observer', true],
  ])('of kind %s about %s count: %s', (kind, actor, counts) => expect(isWrittenByPeople({ kind, actor })).toBe(counts));
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
