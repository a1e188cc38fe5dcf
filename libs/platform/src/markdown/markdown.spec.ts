import fc from 'fast-check';
import type { List, Table } from 'mdast';
import {
  escapeMarkdown,
  escapeTableCell,
  itemsOf,
  parseMarkdown,
  plainText,
  sectionsOf,
  simplifyHostile,
  tableOf,
  unescapeTableCell,
  walkSections,
} from './index';

const SAMPLE = [
  'Before.',
  '',
  '# One',
  '',
  'text',
  '',
  '## Two',
  'a',
  '',
  '```',
  '# not a heading',
  '```',
  '## Three',
  '',
  '# Four',
  'end',
].join('\n');

describe('markdown sections', () => {
  const sections = sectionsOf(parseMarkdown(SAMPLE), SAMPLE);

  it('keeps what stands before the first heading', () => {
    expect(sections[0]).toMatchObject({ heading: '', level: 0, startLine: 1, source: 'Before.' });
  });

  it('nests by level, with line ranges and raw text, and takes no heading from a code block', () => {
    expect(walkSections(sections).map((s) => [s.heading, s.level, s.startLine, s.endLine])).toEqual([
      ['', 0, 1, 1],
      ['One', 1, 3, 14],
      ['Two', 2, 7, 12],
      ['Three', 2, 13, 14],
      ['Four', 1, 15, 16],
    ]);
    expect(sections[1]?.ownSource).toBe('text');
    expect(sections[1]?.sections[0]?.source).toBe('a\n\n```\n# not a heading\n```');
    expect(sections[2]?.source).toBe('end');
  });
});

describe('markdown tables and lists', () => {
  it('reads head and cells with their lines and keeps the markup of a cell', () => {
    const source = '| Time | Event |\n|---|---|\n| 10:00 | a `b` \\| **c** |\n| 11:00 | |\n';
    const table = tableOf(parseMarkdown(source).children[0] as Table, source);
    expect(table).toEqual({
      header: ['Time', 'Event'],
      headerLine: 1,
      rows: [
        { line: 3, cells: ['10:00', 'a `b` | **c**'] },
        { line: 4, cells: ['11:00', ''] },
      ],
    });
  });

  it('splits an item into its first paragraph and the rest without indentation', () => {
    const source = '- first\n  more\n  - nested\n    - deep\n-\n- last\n';
    const items = itemsOf(parseMarkdown(source).children[0] as List, source);
    expect(items.map((item) => [item.line, item.lead && plainText(item.lead), item.rest])).toEqual([
      [1, 'first more', '- nested\n  - deep'],
      [6, 'last', ''],
    ]);
  });
});

describe('escaping', () => {
  it('shows any words as they are', () => {
    const word = fc.string({ minLength: 1, maxLength: 40, unit: fc.constantFrom(...'abc #*_[]()<>`|~-+.!1&;:/@\\"\'=') });
    fc.assert(
      fc.property(word, (text) => {
        fc.pre(!/www\.|https?:|@/.test(text));
        const shown = text.replace(/\s+/g, ' ').trim();
        expect(plainText(parseMarkdown(escapeMarkdown(text)))).toBe(shown);
      }),
    );
  });

  it('brings any Markdown without escaped pipes through a table cell', () => {
    const markdown = fc.string({ maxLength: 60, unit: fc.constantFrom(...'ab |\n`*[]-') });
    fc.assert(
      fc.property(markdown, (text) => {
        const wanted = text.trim().replace(/[ \t]*\n/g, '\n');
        expect(unescapeTableCell(escapeTableCell(text))).toBe(wanted);
        const table = tableOf(parseMarkdown(`| a | b |\n|---|---|\n| x | ${escapeTableCell(text)} |\n`).children[0] as Table, '');
        expect(table.rows[0]?.cells).toHaveLength(2);
      }),
    );
  });
});

describe('hostile input', () => {
  it.each([
    ['quotes', '>'.repeat(200_000)],
    ['list markers', '- '.repeat(100_000)],
    ['links', '[a]('.repeat(50_000)],
    ['references', '[a][b]'.repeat(33_000)],
    ['emphasis', `${'*a '.repeat(33_000)}${'b*'.repeat(50_000)}`],
    ['long paragraphs', 'a b c\n'.repeat(20_000)],
    ['lines of brackets', '[a][b] [c\n'.repeat(20_000)],
  ])('is made harmless before it is parsed: %s', (_kind, source) => {
    const { text, simplifiedLines } = simplifyHostile(source);
    expect(simplifiedLines).toBeGreaterThan(0);
    expect(text.split('\n')).toHaveLength(source.split('\n').length);
    expect(typeof plainText(parseMarkdown(text))).toBe('string');
  });

  it('leaves a long ordinary list with links alone', () => {
    const source = '- **Do** this [Issue](https://example.org/issues/1)\n'.repeat(3_000);
    expect(simplifyHostile(source)).toEqual({ text: source, simplifiedLines: 0 });
  });
});
