import fc from 'fast-check';
import { parsePostmortem } from '../import/parse-postmortem';
import type { PostmortemDocument } from './document';
import { postmortemToMarkdown } from './postmortem-to-markdown';

const redact = () => ({ replaced: [] });
const model: PostmortemDocument = {
  key: 'PM-7',
  title: 'Orders *slow* | for 20 minutes',
  status: 'published',
  published: { version: 2, at: '2031-02-03T09:00:00.000Z' },
  incident: { key: 'INC-9', kind: 'real' },
  severity: 'SEV2',
  milestones: [
    { kind: 'impact_start', occurredAt: '2031-02-01T10:00:00.000Z', zone: 'Europe/Berlin', source: 'probe', confidence: 'measured' },
  ],
  sections: [
    { key: 'summary', title: 'Summary', contentKind: 'markdown', body: '# Big\n\nOrders were slow.\r\n\n```\nopen fence' },
    { key: 'what_happened', title: 'What happened when', contentKind: 'timeline', body: '' },
    { key: 'surprises', title: 'What surprised us', contentKind: 'markdown', body: '<!-- open comment' },
  ],
  timeline: [
    {
      occurredAt: '2031-02-01T10:00:00.000Z',
      endsAt: null,
      zone: 'Europe/Berlin',
      source: 'probe',
      confidence: 'measured',
      text: 'p95 rises | above 2 s',
    },
    {
      occurredAt: '2031-02-01T10:04:05.250Z',
      endsAt: '2031-02-01T10:20:00.000Z',
      zone: 'Europe/Berlin',
      source: 'chat',
      confidence: 'reported',
      text: 'Two lines\n\n```\ncode\n```',
    },
    { occurredAt: null, endsAt: null, zone: 'UTC', source: 'report', confidence: 'unknown', text: 'A deploy' },
  ],
  factors: [
    {
      title: 'No timeout on catalog calls',
      body: 'For *years*.',
      category: 'design',
      stabilityPattern: 'timeout',
      woodsConcept: null,
      services: ['order'],
    },
  ],
  mitigators: [{ kind: 'got_lucky', text: 'It was early.\n\nVery early.' }],
  actionItems: [
    {
      key: 'AI-3',
      title: 'Set a timeout',
      body: '- step',
      ownerTeam: 'Orders',
      status: 'done_claimed',
      priority: 'high',
      kind: 'prevent',
      due: '2031-03-01',
      trackerUrls: ['https://tracker.example.org/issues/5'],
      verification: 'experiment EXP-2',
      notDoingReason: null,
    },
  ],
  language: {
    checkerVersion: '2031.1',
    openErrors: 0,
    openWarnings: 1,
    keptFindings: 0,
    gate: 'on',
    rulesChanged: 0,
    unchecked: [],
  },
};

describe('Markdown export', () => {
  const text = postmortemToMarkdown(model);

  it('shows keys, figures, milestones with zone and confidence, and the language check', () => {
    expect(text.startsWith('---\nformat: "second-story/postmortem@1"\nkey: "PM-7"\n')).toBe(true);
    for (const line of [
      '# Orders \\*slow\\* | for 20 minutes',
      '- Postmortem: PM-7, published, version 2',
      '| impact start | 2031-02-01 10:00 | Europe/Berlin | probe | measured |',
      '| 2031-02-01 10:04:05.250 | 2031-02-01 10:20 | Europe/Berlin | chat | reported | Two lines<br><br>```<br>code<br>``` |',
      '| Key | Team | Status | Priority | Kind | Due | Verification | Tracker |',
      '| AI-3 | Orders | done claimed | high | prevent | 2031-03-01 | experiment EXP-2 | <https://tracker.example.org/issues/5> |',
      '- Language: checked with rules 2031.1; gate: on; open errors: 0; open warnings: 1; wordings kept with a reason: 0',
    ])
      expect(text.split('\n')).toContain(line);
    expect(text).not.toContain('\r');
  });

  it('says what was not checked, what stayed open with the gate off, and that rules were changed', () => {
    const language = { ...model.language!, openErrors: 2, gate: 'off' as const, rulesChanged: 3, unchecked: ['Summary (not English)'] };
    expect(postmortemToMarkdown({ ...model, language }).split('\n')).toContain(
      '- Language: checked with rules 2031.1; rules changed from default: 3; gate: off; open errors: 2; open warnings: 1; wordings kept with a reason: 0; not checked: Summary (not English)',
    );
  });

  it('shows why an action is not done, and reads the rest of it back', () => {
    const item = { ...model.actionItems[0]!, status: 'not_doing' as const, notDoingReason: 'Replaced by | another\nplan' };
    const written = postmortemToMarkdown({ ...model, actionItems: [item] });
    expect(written).toContain('Replaced by \\| another plan');
    expect(parsePostmortem(written, { redact }).actionItems).toMatchObject([{ title: item.title, body: item.body, status: 'not_doing' }]);
  });

  it('keeps what people left open from swallowing the rest', () => {
    const parsed = parsePostmortem(text, { redact });
    expect(parsed.summary).toContain('### Big');
    expect(parsed.summary).toMatch(/open fence\n```$/);
    expect(parsed.sections).toEqual([{ title: 'What surprised us', body: '&lt;!-- open comment', sourceLine: expect.any(Number) }]);
    expect(parsed.factors).toMatchObject([{ title: 'No timeout on catalog calls', body: 'For *years*.' }]);
  });

  it('is read back with times, items and their facts', () => {
    const parsed = parsePostmortem(text, { redact });
    expect(parsed).toMatchObject({
      importer: 'second-story',
      title: model.title,
      severity: 'SEV2',
      milestones: [{ kind: 'impactStart', confidence: 'measured' }],
    });
    expect(parsed.timeline.map((e) => [e.occurredAt, e.endsAt, e.text])).toEqual(
      model.timeline.map((e) => [e.occurredAt, e.endsAt, e.text]),
    );
    expect(parsed.actionItems).toMatchObject([
      {
        title: 'Set a timeout',
        body: '- step',
        ownerTeam: 'Orders',
        status: 'done_claimed',
        priority: 'high',
        trackerUrls: ['https://tracker.example.org/issues/5'],
      },
    ]);
    expect(parsed.lessons.gotLucky).toEqual(['It was early.\n\nVery early.']);
    expect(parsed.unparsed).toEqual([]);
  });

  it('brings back every entry, factor and action of any content', () => {
    const words = fc
      .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'ab cd#*_`|<>[]()-~!1.:\\"&') })
      .filter((text) => /[abcd]/.test(text));
    const markdown = fc
      .array(
        fc.constantFrom(
          'text',
          '# head',
          '```',
          '~~~',
          '<!-- x',
          '<pre>',
          '- item',
          '> quote',
          '| a | b |',
          '|---|---|',
          '',
          '    code',
          '<script>',
          '[a]: b',
          'a\n===',
        ),
        { maxLength: 8 },
      )
      .map((lines) => lines.join('\n'));
    const times = fc.date({ min: new Date('2001-01-01T00:00:00Z'), max: new Date('2099-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(fc.record({ title: words, body: markdown, at: times }), { maxLength: 5 }), markdown, (items, body) => {
        const exported = postmortemToMarkdown({
          ...model,
          sections: [{ key: 'summary', title: 'Summary', contentKind: 'markdown', body }],
          timeline: items.map(({ title, at }) => ({
            occurredAt: at.toISOString(),
            endsAt: null,
            zone: 'UTC',
            source: 'x',
            confidence: 'reported',
            text: title,
          })),
          factors: items.map(({ title, body: text }) => ({ ...model.factors[0]!, title, body: text })),
          actionItems: items.map(({ title, body: text }) => ({ ...model.actionItems[0]!, title, body: text })),
        });
        const parsed = parsePostmortem(exported, { redact });
        expect(parsed.timeline.map((e) => e.occurredAt)).toEqual(items.map(({ at }) => at.toISOString()));
        expect([parsed.factors.length, parsed.actionItems.length]).toEqual([items.length, items.length]);
        expect(parsed.factors.map((f) => f.title)).toEqual(items.map(({ title }) => title.replace(/\s+/g, ' ').trim()));
        expect(postmortemToMarkdown({ ...model })).toBe(text);
      }),
      { numRuns: 80 },
    );
  });
});
