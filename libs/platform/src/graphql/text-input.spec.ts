import { Refused } from '../errors';
import { TextInput } from './text-input';

type Take = (texts: TextInput) => unknown;

describe('the values of an input', () => {
  it.each<[string, Take, unknown, string[]]>([
    ['a text without the blanks around it', (t) => t.required(' a\nb ', 3, 'name'), 'a\nb', []],
    ['NUL, which PostgreSQL cannot store', (t) => t.required('a\0b', 2, 'name'), 'ab', []],
    ['nothing but blanks and NUL', (t) => t.required(' \0\n', 3, 'name'), '', ['TEXT_REQUIRED input.name']],
    ['as long as may be, with blanks around it', (t) => t.required(' abc ', 3, 'name'), 'abc', []],
    ['one character too many', (t) => t.required('abcd', 3, 'name'), 'abcd', ['TEXT_TOO_LONG input.name']],
    ['an absent optional text', (t) => t.optional(undefined, 3, 'note'), '', []],
    ['an optional text with its blanks', (t) => t.optional(' a\0 ', 3, 'note'), ' a ', []],
    ['an optional text that is too long', (t) => t.optional('abcd', 3, 'notes', '0'), 'abcd', ['TEXT_TOO_LONG input.notes.0']],
    ['a title of several lines', (t) => t.title(' a \0\n b ', 'title'), 'a b', []],
    ['200 characters of title', (t) => t.title('x'.repeat(200), 'title').length, 200, []],
    ['201 characters of title', (t) => t.title('x'.repeat(201), 'title').length, 201, ['TEXT_TOO_LONG input.title']],
    ['no reason', (t) => t.reason(null, 'reason'), '', ['TEXT_REQUIRED input.reason']],
    ['2,001 characters of short text', (t) => t.short('x'.repeat(2_001), 'note').length, 2_001, ['TEXT_TOO_LONG input.note']],
    ['100,001 characters of Markdown', (t) => t.markdown('x'.repeat(100_001), 'body').length, 100_001, ['TEXT_TOO_LONG input.body']],
    ['a key', (t) => t.key('order-placement', 'key'), 'order-placement', []],
    ['a key that ends with a hyphen', (t) => t.key('order-', 'key'), 'order-', ['KEY_INVALID input.key']],
    ['41 characters of key', (t) => t.key('k'.repeat(41), 'key').length, 41, ['KEY_INVALID input.key']],
    ['an address', (t) => t.url(' https://example.org/a ', 'link'), 'https://example.org/a', []],
    ['an empty address', (t) => t.url(' ', 'link'), null, []],
    ['an address of another kind', (t) => t.url('javascript:alert(1)', 'link'), 'javascript:alert(1)', ['URL_INVALID input.link']],
    ['a day', (t) => t.day('2024-02-29', 'until'), '2024-02-29', []],
    ['a day that was not', (t) => t.day('2023-02-29', 'until'), '2023-02-29', ['DATE_INVALID input.until']],
    ['a number within bounds', (t) => t.whole(5, 0, 5, 'seconds'), 5, []],
    ['half a number', (t) => t.whole(0.5, 0, 5, 'seconds'), 0.5, ['NUMBER_OUT_OF_RANGE input.seconds']],
    ['a number out of bounds', (t) => t.whole(6, 0, 5, 'seconds'), 6, ['NUMBER_OUT_OF_RANGE input.seconds']],
    ['more entries than may be', (t) => t.list([1, 2, 3], 2, 'ids'), [1, 2], ['TOO_MANY input.ids']],
  ])('takes %s', (_, take, kept, refusals) => {
    const texts = new TextInput();
    expect(take(texts)).toEqual(kept);
    expect(texts.refusals.map(({ code, path }) => `${code} ${path!.join('.')}`)).toEqual(refusals);
  });

  it('refuses with all that was wrong, or not at all', () => {
    const texts = new TextInput();
    expect(() => texts.done()).not.toThrow();
    texts.title('', 'title');
    texts.problem('OTHER', 'Something else.', ['other']);
    expect(() => texts.done()).toThrow(Refused);
    expect(texts.refusals.map(({ code }) => code)).toEqual(['TEXT_REQUIRED', 'OTHER']);
  });
});
