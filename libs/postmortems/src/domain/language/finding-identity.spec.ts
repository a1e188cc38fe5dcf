import { identities, sentenceAround } from './finding-identity';

const WORDS = 'human error';
const around = (text: string) => sentenceAround(text, text.indexOf(WORDS), text.indexOf(WORDS) + WORDS.length);
const printsOf = (text: string, field = 'body', ruleId = 'r.one') => {
  const next = identities();
  return [...text.matchAll(new RegExp(WORDS, 'g'))].map(({ index }) =>
    next(text, { field, ruleId, start: index, end: index + WORDS.length }),
  );
};

describe('the sentence around a finding', () => {
  it.each([
    ['First. It was human error. Last.', 'It was human error'],
    ['It was human error.', 'It was human error'],
    ['It was\nhuman   error', 'It was human error'],
    ['A line.\n\nIt was human error\n\nAnother', 'It was human error'],
    ['- one\n- it was human error\n- three', '- it was human error'],
    ['1. one\n2. it was human error\n3. three', 'it was human error'],
    ['# Why\nIt was human error', '# Why It was human error'],
    ['| a |\n| human error |\n| c |', '| human error |'],
    ['Version 1.2 saw human error in 3.4 cases. End', 'Version 1.2 saw human error in 3.4 cases'],
  ])('of %j is %j', (text, sentence) => {
    const at = text.replace('human   error', WORDS);
    expect(around(at)).toBe(sentence);
  });
});

describe('identities', () => {
  it('stay the same when other sentences, blanks and line breaks change', () =>
    expect(printsOf('New. It was human error. More.')).toEqual(printsOf('It  was\nhuman error.')));
  it.each<[string, string[]]>([
    ['sentence', printsOf('It is human error.')],
    ['field', printsOf('It was human error.', 'title')],
    ['rule', printsOf('It was human error.', 'body', 'r.two')],
  ])('differ by %s', (_what, other) => expect(printsOf('It was human error.')).not.toEqual(other));
  it('take no longer for a text without end marks', () => {
    const started = performance.now();
    expect(new Set(printsOf(`${WORDS}, `.repeat(10_000))).size).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
  it('tell several of the same content apart by their order', () => {
    const [first, second] = printsOf('It was human error. It was human error.');
    expect(first).not.toBe(second);
    expect(printsOf('It was human error.')).toEqual([first]);
  });
});
