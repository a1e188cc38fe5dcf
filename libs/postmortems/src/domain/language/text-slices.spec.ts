import fc from 'fast-check';
import { slicesOf } from './text-slices';

const texts = (text: string, size = 20) => slicesOf(text, 'markdown', size).map((slice) => slice.text);

describe('slices of a text', () => {
  it.each<[string, string, string[]]>([
    ['a short text', 'One.\n\nTwo.', ['One.\n\nTwo.']],
    ['an empty text', '', ['']],
    ['paragraphs', `${'a'.repeat(20)}\n\n${'b'.repeat(20)}\n\nc`, [`${'a'.repeat(20)}\n`, `\n${'b'.repeat(20)}\n`, '\nc']],
    ['code', `${'a'.repeat(20)}\n~~~\nb\n\nc\n~~~\n\nd`, [`${'a'.repeat(20)}\n~~~\nb\n\nc\n~~~\n`, '\nd']],
    ['a comment', `${'a'.repeat(20)}<!-- b\n\nc -->\n\nd`, [`${'a'.repeat(20)}<!-- b\n\nc -->\n`, '\nd']],
    ['one long paragraph', 'It was so. '.repeat(4).trim(), ['It was so. It was so.', ' It was so. It was so.']],
  ])('of %s', (_what, text, expected) => expect(texts(text)).toEqual(expected));

  it('take no marks of code for such in plain text', () =>
    expect(slicesOf(`~~~\n${'a'.repeat(20)}\n\nb`, 'plain', 20).map((slice) => slice.text)).toEqual([`~~~\n${'a'.repeat(20)}\n`, '\nb']));

  it.each([
    ['one line', 'word '.repeat(40_000)],
    ['lines without end marks', 'a word or two\n'.repeat(14_000)],
    ['an open fence in plain text', `~~~\n${'It was so. '.repeat(18_000)}`],
  ])('are short for %s', (_what, text) =>
    expect(Math.max(...slicesOf(text, 'plain').map((slice) => slice.text.length))).toBeLessThan(65_000),
  );

  it('are the text again, whatever it is', () => {
    const part = fc.constantFrom('a. ', 'word', '\n', '\n\n', '```', '~~~\n', '<!--', '-->', '. ', '\r\n');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.constantFrom('markdown', 'plain'), (parts, format) => {
        const text = parts.join('');
        const slices = slicesOf(text, format, 12);
        expect(slices.map((slice) => slice.text).join('')).toBe(text);
        for (const { start, text: slice } of slices) expect(text.slice(start, start + slice.length)).toBe(slice);
      }),
    );
  });
});
