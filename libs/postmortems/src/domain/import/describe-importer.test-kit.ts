import fc from 'fast-check';
import { prepareDocument } from './import-document';
import type { Importer } from './importer';
import type { ParsedPostmortem, Redact } from './parsed-postmortem';

const CANARY = /\b(?:Zorblat|Quixby)\b|@zorblat\b|zorblat@example\.org/g;

/** A stand-in for the checker: knows one invented person. */
const redactCanary: Redact = (text) => ({
  replaced: [...text.matchAll(CANARY)].map((found) => ({
    kind: found[0].includes('@example') ? 'email' : found[0].startsWith('@') ? 'handle' : 'name',
    start: found.index,
    end: found.index + found[0].length,
    replacement: 'a responder',
  })),
});

const PIECES = [
  '# Title',
  '## Timeline',
  '### 10:00',
  '### 2031-01-02 10:00 PST',
  '## Action items',
  '## Contributing factors',
  '## Summary',
  '## Attendees',
  '# Stats',
  'All times in CET.',
  '| Time | Event |',
  '|---|---|',
  '| 2031-01-02 10:00 | Zorblat restarts |',
  '| --:-- | x |',
  '| 20311-01-02 99:99pm | |',
  '- item',
  '  - nested',
  '1. one',
  '```',
  '---',
  'format: "second-story/postmortem@1"',
  '<!-- second-story: timeline t -->',
  'Author: Quixby',
  'Owner: @zorblat',
  'mail zorblat@example.org',
  '[10:01] quix: hello',
  '[a][b]',
  '[b]: <x y>',
  '> quote',
  '**Bold**: text',
  '- Time to detection: 5 minutes',
  '',
  '',
  '{{ hh:mm }}',
  '\u0000',
  '\ud800',
  '🙂é',
  '<b>',
  '- Tracker: <https://e.org/issues/1>',
];

/** What every importer must hold to, whatever it reads. `sample` is one report of its form. */
export function describeImporter(importer: Importer, sample: string): void {
  const read = (source: string): ParsedPostmortem => importer.parse(prepareDocument(source, { redact: redactCanary }));
  const lines = (source: string): number => source.split(/\r\n?|\n/).length;

  const holds = (source: string): void => {
    const parsed = read(source);
    const most = lines(source);
    expect(parsed.importer).toBe(importer.name);
    for (const entry of parsed.timeline) {
      expect(entry.text.trim()).not.toBe('');
      if (entry.occurredAt) expect(new Date(entry.occurredAt).toISOString()).toBe(entry.occurredAt);
      if (entry.endsAt) expect(entry.endsAt >= entry.occurredAt!).toBe(true);
      expect(entry.zone).not.toBe('');
    }
    const numbers = [...parsed.timeline, ...parsed.factors, ...parsed.actionItems, ...parsed.sections].map(({ sourceLine }) => sourceLine);
    for (const line of [...numbers, ...parsed.dropped.map((part) => part.line), ...parsed.hints.flatMap((hint) => hint.line ?? [])]) {
      expect(line).toBeGreaterThanOrEqual(1);
      expect(line).toBeLessThanOrEqual(most);
    }
    expect(JSON.stringify(parsed)).not.toMatch(CANARY);
  };

  describe(`importer ${importer.name}`, () => {
    it('knows its own form and finds a timeline in it', () => {
      expect(importer.detect(prepareDocument(sample, { redact: redactCanary }))).toBeGreaterThanOrEqual(0.3);
      expect(read(sample).timeline.length).toBeGreaterThan(0);
    });

    it('does not claim an empty or a plain text', () => {
      for (const source of ['', 'Just words.\n']) expect(importer.detect(prepareDocument(source, { redact: redactCanary }))).toBe(0);
    });

    it('gives the same answer twice, and the same with other line ends', () => {
      expect(read(sample)).toEqual(read(sample));
      expect(read(sample.replace(/\n/g, '\r\n'))).toEqual(read(sample));
    });

    it('leaks no person and keeps lines valid, whatever it reads', () => {
      holds(sample);
      fc.assert(
        fc.property(fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })), { maxLength: 25 }), (parts) =>
          holds(parts.join('\n')),
        ),
        { numRuns: 150 },
      );
      fc.assert(
        fc.property(fc.nat(sample.length), fc.constantFrom(...PIECES), (at, piece) =>
          holds(`${sample.slice(0, at)}\n${piece}\n${sample.slice(at)}`),
        ),
        { numRuns: 60 },
      );
    });

    it('needs no more than linear time', () => {
      const took = (copies: number): number => {
        const source = `${sample}\n`.repeat(copies);
        const start = performance.now();
        read(source);
        return performance.now() - start;
      };
      const small = Math.ceil(50_000 / sample.length);
      took(small);
      const base = Math.min(took(small), took(small));
      // Four times the text: quadratic time would be sixteen times as long.
      expect(took(small * 4)).toBeLessThan(base * 10 + 200);
    });
  });
}
