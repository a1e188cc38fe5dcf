import { isEmptyText, showsNothing, turnsDirection } from './shown-text';

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
      ['a line break as HTML', '<br> <br/>'],
      ['an element around nothing', '<div class="a b">\n</div>'],
      ['a picture without words', '![](x) ![](<a b> "t") <img src="x">'],
      ['a link without words', '[](http://a) [][a]\n\n[a]: http://a'],
      ['a picture without words in a link', '[![](x)](http://a)'],
      ['its own heading', '## What we saw'],
      ['its own heading in other letters and marks', '**what we SAW:**\n\nWhat we saw\n==='],
      ['a fence around nothing', '```text\n```'],
      ['the starter', '1. How?\n2. When?', '1. How?\n2. When?'],
      ['the starter with other blanks and a comment', '1. How?\r\n\n2.  When? <!-- later -->', '1. How?\n2. When?\n'],
    ]),
  )('is %s', (_what, text, starter) => expect(isEmptyText(text, { starter, title: 'What we saw' })).toBe(true));
  it.each(
    withStarter([
      ['a word', 'None'],
      ['another script', '\u7121\u3057'],
      ['a number', '0'],
      ['a picture', '\u{1f525}'],
      ['an address', '<https://example.org/a>'],
      ['a picture with words', '![Orders fell](x)'],
      ['a picture with words as HTML', '<img src="x" alt="Orders fell">'],
      ['a link with words', '[Dashboard](http://a)'],
      ['what stands in an element', '<div>Orders fell</div>'],
      ['a comparison', 'p95 <b and >a'],
      ['words under its own heading', '## What we saw\n\nOrders fell'],
      ['another heading', '## What we saw at noon'],
      ['code', '```\nx\n```'],
      ['a text beside a comment', '<!-- a --> b'],
      ['the starter with an answer', '1. How? Slowly.\n2. When?', '1. How?\n2. When?'],
      ['a part of the starter', '1. How?', '1. How?\n2. When?'],
    ]),
  )('is not %s', (_what, text, starter) => expect(isEmptyText(text, { starter, title: 'What we saw' })).toBe(false));
});

it.each([
  ['', true],
  [' \u200b\u2060\u3164\ufe0f ', true],
  ['-', false],
  ['<br>', false],
])('%j shows nothing: %s', (text, nothing) => expect(showsNothing(text)).toBe(nothing));

it.each([
  ['a\u202eb', true],
  ['a\u2066b\u2069', true],
  ['\u05e9\u05dc\u05d5\u05dd\u200f', false],
])('%j turns the direction: %s', (text, turns) => expect(turnsDirection(text)).toBe(turns));
