import {
  canMovePostmortem,
  canonicalContent,
  editSection,
  isEmptyText,
  isPostmortemOpen,
  isWrittenByPeople,
  POSTMORTEM_STATUSES,
  type PublishSection,
  publishProblems,
} from './postmortem';

const section = (key: string, body: string, more: Partial<PublishSection> = {}): PublishSection => ({
  key,
  title: key,
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
  it('names every required section that is empty', () =>
    expect(publishProblems('draft', [section('summary', 'x'), section('impact', ' \n'), section('luck', '', { required: false })])).toEqual(
      [{ code: 'REQUIRED_SECTION_EMPTY', section: 'impact', title: 'impact' }],
    ));
  it('takes a list with rows for filled, whatever its text is', () =>
    expect(publishProblems('in_review', [section('timeline', '', { listed: 1 })])).toEqual([]));
  it.each(['published', 'archived'] as const)('refuses what is %s', (status) =>
    expect(publishProblems(status, [])).toEqual([{ code: 'NOT_OPEN', status }]),
  );
});

const withStarter = (rows: readonly [what: string, text: string, starter?: string][]) =>
  rows.map(([what, text, starter = '']) => [what, text, starter] as const);

describe('an empty text', () => {
  it.each(
    withStarter([
      ['nothing', ''],
      ['blanks', ' \t\r\n'],
      ['a comment', '<!-- todo -->'],
      ['comments over lines', '<!-- a\n\nb -->\n<!-- c'],
      ['a zero width space', '\u200b'],
      ['a no-break space', '\u00a0'],
      ['a no-break space as HTML', '&nbsp; &#8203; &#xA0;'],
      ['a byte order mark, joiners and direction marks', '\ufeff\u200d\u202e\u2060\u00ad'],
      ['letters that show nothing', '\u3164\u2800\uffa0'],
      ['marks of Markdown alone', '# \n- \n***\n| - |'],
      ['the starter', '1. How?\n2. When?', '1. How?\n2. When?'],
      ['the starter with other blanks and a comment', '1. How?\r\n\n2.  When? <!-- later -->', '1. How?\n2. When?\n'],
    ]),
  )('is %s', (_what, text, starter) => expect(isEmptyText(text, starter)).toBe(true));
  it.each(
    withStarter([
      ['a word', 'None'],
      ['another script', '\u7121\u3057'],
      ['a number', '0'],
      ['a picture', '\u{1f525}'],
      ['a text beside a comment', '<!-- a --> b'],
      ['the starter with an answer', '1. How? Slowly.\n2. When?', '1. How?\n2. When?'],
      ['a part of the starter', '1. How?', '1. How?\n2. When?'],
    ]),
  )('is not %s', (_what, text, starter) => expect(isEmptyText(text, starter)).toBe(false));
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
