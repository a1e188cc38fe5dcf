import { replacePersons } from '@blameless';
import fc from 'fast-check';
import { parsePostmortem } from './parse-postmortem';
import type { ParsedPostmortem } from './parsed-postmortem';

const parse = (source: string, options: { people?: string[]; teams?: string[]; showOriginals?: boolean } = {}): ParsedPostmortem =>
  parsePostmortem(source, {
    redact: (text, namedIn) => replacePersons(text, { people: options.people ?? [], teams: options.teams ?? [] }, namedIn),
    teams: options.teams ?? [],
    showOriginals: options.showOriginals ?? false,
  });

const TIMELINE = '## Timeline\n\nAll times in UTC\n\n';

describe('people in a report', () => {
  it.each([
    ['a byline', '# Slow pages\n\nAuthor: Zorbl Quixby\n\n## Summary\n\nQuixby noticed; zorbl.quixby too.\n'],
    ['a list of participants', '# Slow pages\n\n## Participants\n\n- Zorbl Quixby (driver)\n\n## Summary\n\nZ. Quixby noticed.\n'],
    [
      'an owner of an action',
      '# Slow pages\n\n## Summary\n\nZorbl noticed.\n\n## Actions\n\n| Action | Owner |\n|---|---|\n| Fix, says Zorbl | Zorbl |\n',
    ],
    [
      'somebody in the timeline',
      `# Slow pages\n\n${TIMELINE}| Time | By | Event |\n|---|---|---|\n| 2031-03-05 10:00 | Zorbl | slow |\n| 2031-03-05 10:05 | | Zorbl restarts |\n`,
    ],
    ['an address', '# Quixby’s report\n\nMail: <zorbl.quixby@example.org>\n\n## Summary\n\nQuixby noticed.\n'],
    ['a profile', '# Slow pages\n\n## Summary\n\n[Zorbl Quixby](https://github.com/zquixby) noticed. zquixby left.\n'],
    ['a line on call', '# Slow pages\n\n**On call**: Zorbl Quixby\n\n## Summary\n\nQuixby noticed.\n'],
    ['front matter', '---\nauthor: Zorbl Quixby\n---\n\n# Slow pages\n\n## Summary\n\nQuixby noticed.\n'],
    [
      'pasted chat',
      '# Slow pages\n\n## Summary\n\nZorbl noticed.\n\n## Chat\n\n> Zorbl [9:01 AM]\nhm\n> Zorbl [9:02 AM]\nhm\n> Zorbl [9:03 AM]\nok\n',
    ],
  ])('are learnt from %s and gone everywhere', (_what, source) => expect(JSON.stringify(parse(source))).not.toMatch(/zorbl|quixby/i));

  it('leaves no learnt name in any text, whatever form it has and wherever it stands', () => {
    const forms = [
      'Zorbl Quixby',
      'ZORBL QUIXBY',
      'zorbl quixby',
      'Quixby, Zorbl',
      'Z. Quixby',
      'Zorbl',
      'Quixby',
      'zquixby',
      '@zquixby',
      'zorbl.quixby@example.org',
      '<mailto:zorbl.quixby@example.org>',
      '[Zorbl](https://github.com/zquixby)',
      'dr. Quixby',
      '`zquixby`',
      'Quixby’s node',
    ];
    const places: ((form: string) => string)[] = [
      (form) => `# Slow pages and ${form}\n`,
      (form) => `## Summary\n\nPages were slow; ${form} noticed.\n`,
      (form) => `${TIMELINE}- 2031-03-05 10:00: ${form} restarts\n- 10:05: ${form}\n`,
      (form) => `${TIMELINE}| Time | Event |\n|---|---|\n| 2031-03-05 10:00 | ${form} restarts |\n`,
      (form) => `${TIMELINE}### 2031-03-05 10:00\n\n${form} restarts.\n`,
      (form) => `## Action items\n\n- Ask ${form} for the key [Issue](https://tracker.example.org/issues/1)\n`,
      (form) => `## Action items\n\n| Action | Notes |\n|---|---|\n| Fix it | ${form} |\n`,
      (form) => `## Contributing factors\n\n- **${form}**: was away\n`,
      (form) => `## What went well\n\n- ${form} had a copy\n`,
      (form) => `## Logs\n\n\`\`\`\nuser=zquixby\n\`\`\`\n\n> ${form}\n`,
    ];
    const byline = fc.constantFrom('Author: Zorbl Quixby', '**On call:** Zorbl Quixby', 'Participants: Zorbl Quixby, Kim Park');
    fc.assert(
      fc.property(byline, fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(...forms)), { maxLength: 8 }), (line, parts) => {
        const source = ['# Report', line, ...parts.map(([place, form]) => place(form))].join('\n\n');
        expect(JSON.stringify(parse(source))).not.toMatch(/zorbl|quixby/i);
        expect(JSON.stringify(parse(source.replace(line, ''), { people: ['Zorbl Quixby'] }))).not.toMatch(/zorbl|quixby/i);
      }),
      { numRuns: 150 },
    );
  });

  it('are listed by line, alike ones of one line as one', () => {
    const source =
      '# Slow pages\n\n## Summary\n\nAnnika Berg asked @kofi and @ama; @kofi asked annika@example.org. +49 170 1234567\n\nAuthor: Annika Berg\n';
    expect(parse(source).dropped).toEqual([
      { kind: 'name', line: 5, count: 1, replacement: 'A responder', originals: [] },
      { kind: 'handle', line: 5, count: 3, replacement: 'a responder', originals: [] },
      { kind: 'email', line: 5, count: 1, replacement: 'a responder', originals: [] },
      { kind: 'phone', line: 5, count: 1, replacement: 'a phone number', originals: [] },
      { kind: 'byline', line: 7, count: 1, replacement: null, originals: [] },
    ]);
  });

  it('are shown only when that is asked for', () => {
    const source = '# Slow pages\n\nAuthor: Annika Berg\n\n## Summary\n\n@kofi asked @ama.\n';
    expect(parse(source, { showOriginals: true }).dropped.map(({ kind, originals }) => [kind, originals])).toEqual([
      ['byline', ['Author: Annika Berg']],
      ['handle', ['@kofi', '@ama']],
    ]);
    expect(parse(source).dropped.flatMap(({ originals }) => originals)).toEqual([]);
  });

  it('are told from teams', () => {
    const source = '# Slow pages\n\nOwner: Ordering\n\nScribe: Zorbl (Ordering)\n\n## Summary\n\nOrdering noticed, Zorbl too.\n';
    const parsed = parse(source, { teams: ['Ordering'] });
    expect(JSON.stringify(parsed)).not.toMatch(/zorbl/i);
    expect([parsed.summary, parsed.unparsed.map(({ text }) => text)]).toEqual([
      'Ordering noticed, a responder too.',
      ['Owner: Ordering\n\nScribe: Ordering'],
    ]);
  });
});
