import fc from 'fast-check';
import { check } from './check';
import { BUILTIN_RULES } from './rules/builtin';
import { ruleSchema } from './rules/rule.test-kit';

const ids = (text: string, options?: Parameters<typeof check>[1]) => check(text, options).findings.map((finding) => finding.ruleId);

describe('rules', () => {
  it.each(BUILTIN_RULES.map((rule) => [rule.id, rule] as const))('%s has the shape of a rule and holds its examples', (_id, rule) => {
    expect(ruleSchema.safeParse(rule).error?.message).toBeUndefined();
    const alone = { off: BUILTIN_RULES.filter((other) => other.id !== rule.id).map((other) => other.id), on: [rule.id] };
    for (const text of rule.examples.flag) expect([text, ids(text, { rules: alone })]).toEqual([text, expect.arrayContaining([rule.id])]);
    for (const text of rule.examples.pass) expect([text, ids(text, rule.optIn ? { rules: { on: [rule.id] } } : {})]).toEqual([text, []]);
  });

  it('gives every rule an id of its own and every finding a question', () => {
    expect(new Set(BUILTIN_RULES.map((rule) => rule.id)).size).toBe(BUILTIN_RULES.length);
    for (const rule of BUILTIN_RULES)
      for (const finding of check(rule.examples.flag[0] ?? '').findings) expect(finding.questions.length).toBeGreaterThan(0);
  });

  it('can be switched off, given another severity, and extended with phrases and patterns', () => {
    const text = 'My bad.';
    expect(ids(text)).toEqual(['judgement.self']);
    expect(ids(text, { rules: { off: ['judgement.self', 'normative.weighed'] } })).toEqual([]);
    expect(check(text, { rules: { severity: { 'judgement.self': 'hint' } } }).findings[0]?.severity).toBe('hint');
    const extra = [
      {
        id: 'judgement.house',
        category: 'judgement' as const,
        phrases: ['went full pirate'],
        patterns: ['~sail close to the wind'],
        message: 'House rule.',
        questions: ['What happened?'],
      },
    ];
    expect(ids('The squad went full pirate.', { rules: { extra } })).toEqual(['judgement.house']);
    expect(ids('They sailed close to the wind.', { rules: { extra } })).toEqual(['judgement.house']);
  });

  it.each([
    ["doesn't care", 'The squad doesn’t care at all.'],
    ['went pirate, again', 'They went pirate, again.'],
    ['Any thing', 'There is any thing.'],
  ])('takes the phrase %j of a deployment apart like a text', (phrase, text) => {
    const extra = [
      {
        id: 'judgement.house',
        category: 'judgement' as const,
        severity: 'error' as const,
        phrases: [phrase],
        message: 'm',
        questions: ['q'],
      },
    ];
    expect(ids(text, { rules: { extra } })).toContain('judgement.house');
    expect(ids('The disk was full at ten.', { rules: { extra } })).toEqual([]);
  });

  it('refuses a faulty rule of a deployment by name', () => {
    const extra = [{ id: 'judgement.empty', category: 'judgement' as const, message: 'm', questions: ['q'] }];
    expect(() => check('text', { rules: { extra } })).toThrow(/judgement\.empty/);
    expect(() => check('text', { rules: { extra: [{ ...extra[0], patterns: ['@nosuchclass x'] } as never] } })).toThrow(/nosuchclass/);
  });
});

describe('who carries the sentence', () => {
  it('decides by the subject', () => {
    expect(ids('The import job failed to take the lock.')).toEqual([]);
    expect(ids('The platform team failed to take the call.')).toEqual(['judgement.failed-to']);
    expect(ids('The script of the platform team failed to take the lock.')).toEqual([]);
    expect(ids('Customers failed to log in.')).toEqual([]);
  });

  it('uses the names of the instance', () => {
    expect(ids('Zorblax failed to renew the lease.')).toEqual([]);
    expect(ids('Zorblax failed to renew the lease.', { context: { people: ['Zorblax'] } })).toEqual(['judgement.failed-to']);
    expect(ids('Helga failed to answer the page.', { context: { services: ['helga'] } })).toEqual([]);
    expect(ids('Team Rocket failed to answer the page.', { context: { teams: ['Team Rocket'] } })).toEqual(['judgement.failed-to']);
  });

  it('knows services of several words', () => {
    const text = 'Marit Router failed to answer the page.';
    expect(ids(text)).not.toEqual([]);
    expect(ids(text, { context: { services: ['Marit  router'] } })).toEqual([]);
  });

  it('takes a name that is also a word for the person only with a capital', () => {
    const context = { people: ['Mark Will'] };
    expect(ids('On Monday Mark failed to answer the page.', { context })).toEqual(['judgement.failed-to']);
    expect(ids('The mark failed to hold; it will be moved.', { context })).toEqual([]);
  });

  it('passes over names that are no text', () => {
    expect(ids('Zorblax failed to renew the lease.', { context: { people: [null, 'Zorblax'] as never } })).toEqual(['judgement.failed-to']);
  });

  it('is surer of plain wording than of a guess', () => {
    const sure = check('The platform team failed to renew the licence.').findings[0]?.confidence ?? 0;
    const guess = check('The manager will take disciplinary action.').findings[0]?.confidence ?? 1;
    expect(sure).toBeGreaterThan(0.8);
    expect(guess).toBeLessThan(sure);
  });

  it.each(['The vendor is not at fault: our DBA broke the shop.', 'Nobody was fired, but Marek broke production.'])(
    'is not put off by a denial in another part of the sentence: %s',
    (text) => expect(ids(text)).not.toEqual([]),
  );

  it('says who and where', () => {
    const [finding] = check('On Monday the night crew ignored two alarms.').findings;
    expect(finding).toMatchObject({
      category: 'judgement',
      severity: 'warning',
      subject: { kind: 'team', text: 'the night crew' },
      text: 'ignored',
    });
  });

  it('keeps name rules silent in a section of thanks', () => {
    const text = 'Because of Dorota, nobody could pay.';
    expect(ids(text)).not.toEqual([]);
    expect(ids(text, { section: 'thanks' })).toEqual([]);
  });
});

describe('sections', () => {
  const said = 'Ana pushed the change and the shop went down.';

  it('are read off the headings, deeper headings included', () => {
    const text = `# Report\n\n${said}\n\n## Timeline\n\n### 10:02\n\n${said}\n\n## Notes\n\n${said}\n`;
    expect(check(text).findings.map(({ start }) => text.slice(0, start).split('\n').length)).toEqual([3, 13]);
  });

  it.each(['**Timeline**', '__Timeline__:', 'Timeline\n--------', 'Timeline\n===='])(
    'are opened by headings without a hash: %s',
    (heading) => {
      expect(ids(`${heading}\n\n${said}`)).toEqual(heading.endsWith('=') ? ['name-cause.action-and-harm'] : []);
      expect(ids(`${heading}\n\nText.\n\n**Notes**\n\n${said}`)).toEqual(heading.includes('-') ? [] : ['name-cause.action-and-harm']);
    },
  );

  it.each(['**Timeline:**', '## **Timeline:**', '## ⏱️ Timeline', '## Timeline 🕒', '## Incident timeline', '## Timeline &amp; events'])(
    'are opened by headings with signs: %s',
    (heading) => expect(ids(`${heading}\n\n${said}`)).toEqual([]),
  );

  it('keep plain blame also among thanks', () => {
    expect(ids('## Thanks\n\nTom broke the build and is to blame for the outage.')).not.toEqual([]);
  });

  it('never hide what is said outright, however long the text', () => {
    const text = `# Outage\n\n${'The disk was full. '.repeat(40)}\n\n## Timeline\n\n- 10:02 We should have paged earlier.\n`;
    expect(ids(text)).toEqual(['counterfactual.should-have']);
  });

  it.each(['# Incident 7: CPU credits ran out', '## Credits exhausted on RDS', '# Timeline service outage'])(
    'are opened by the whole heading only, never by the title: %s',
    (heading) => expect(ids(`${heading}\n\n${said}`)).toEqual(['name-cause.action-and-harm']),
  );

  it('go on below a deeper heading of their own', () => {
    expect(ids(`## Timeline\n\n### Summary\n\nText.\n\n### 10:02\n\n${said}`)).toEqual([]);
  });

  it('give way to the section that is asked for', () => {
    expect(ids(said, { section: 'timeline' })).toEqual([]);
    expect(ids(`## Timeline\n\n${said}`, { section: 'other' })).toEqual(['name-cause.action-and-harm']);
  });
});

describe('signs', () => {
  it.each(['hum\u0430n error', 'hu\u2060man er\uFEFFror'])('that look like others are read as what they look like: %s', (words) =>
    expect(check(`The outage was caused by ${words}.`).findings[0]?.text).toBe(words),
  );

  it('that are not seen part no word', () => {
    const text = 'The platform team fai\u00ADled to renew the licence.';
    expect(check(text).findings[0]?.text).toBe('fai\u00ADled to');
  });

  it('for inches quote nothing', () => {
    expect(ids('In the 19" rack we failed to label the 3" drives.')).toEqual(['judgement.failed-to']);
  });
});

describe('overlapping findings', () => {
  const house = (severity: 'error' | 'warning', category: 'name-cause' | 'hindsight') => ({
    extra: [
      { id: `${category}.house`, category, severity, phrases: ['clearly the crew went full pirate'], message: 'm', questions: ['q'] },
    ],
  });

  it.each(['name-cause', 'hindsight'] as const)('of %s never hide an error behind a warning', (category) => {
    const text = 'Clearly the crew went full pirate.';
    expect(check(text, { rules: house('error', category) }).findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(check('Clearly, Tom broke the build.').findings).toMatchObject([{ severity: 'error' }]);
  });

  it('of the same severity show what the deployment has to say', () => {
    const rule = { id: 'judgement.house', category: 'judgement' as const, phrases: ["didn't bother"], message: 'm', questions: ['q'] };
    expect(ids("They didn't bother.", { rules: { extra: [rule] } })).toEqual(['judgement.house']);
  });
});

describe('hints', () => {
  const text = 'Some customers could not pay.';

  it('are shown on request only, all or by id', () => {
    expect(ids(text)).toEqual([]);
    expect(ids(text, { rules: { hints: true } })).toEqual(['writing.vague-amount']);
    expect(ids(text, { rules: { on: ['writing.vague-amount'] } })).toEqual(['writing.vague-amount']);
    expect(ids(text, { rules: { hints: true, off: ['writing.vague-amount'] } })).toEqual([]);
  });
});

describe('weighed findings', () => {
  const text = 'The night crew could not be bothered to read their own runbook.';
  const rulesOnly = BUILTIN_RULES.filter(({ weighed }) => !weighed).map(({ id }) => id);

  it('are warnings, can be switched off by category, and never speak beside a rule', () => {
    expect(check(text, { rules: { off: rulesOnly } }).findings).toMatchObject([{ ruleId: 'judgement.weighed', severity: 'warning' }]);
    expect(ids(text, { rules: { off: [...rulesOnly, 'judgement.weighed'] } })).toEqual([]);
    expect(ids(text).filter((id) => id.endsWith('.weighed'))).toEqual([]);
  });

  it('leave alone what a deployment switched on and raised', () => {
    const rules = { on: ['single-cause.root-cause'], severity: { 'single-cause.root-cause': 'warning' as const } };
    expect(ids('The root cause was a missing timeout.', { rules })).toEqual(['single-cause.root-cause']);
  });

  it('leave a rule of the deployment alone, whatever the sentence weighs', () => {
    const extra = [{ id: 'judgement.house', category: 'judgement' as const, phrases: ['the disk'], message: 'm', questions: ['q'] }];
    expect(ids('The disk was replaced at ten.', { rules: { extra } })).toEqual(['judgement.house']);
  });
});

describe('Markdown', () => {
  it('skips code, quotes, front matter, comments and links', () => {
    const text =
      '---\ntitle: we should have tested\n---\n\n> We should have tested.\n\n```\nWe should have tested.\n```\n\n<!-- We should have\ntested. -->\n\nSee [how we should have tested this migration](https://x.example/we-should-have-tested) and `we should have tested`. The phrase "we should have tested" is out.\n';
    expect(ids(text)).toEqual([]);
  });

  it.each([
    '- ```\n  code\n  ```\n\nThe engineer forgot to drain the node.',
    'Open a comment with `<!--` there.\n\nThe engineer forgot to drain the node.',
    '1.  First step\n\n    The engineer forgot to drain the node.',
    '---\n\nThe engineer forgot to drain the node.\n\n---\n',
  ])('is not misled into skipping the rest of a document: %j', (text) => expect(ids(text)).toEqual(['judgement.failed-to']));

  it('finds across hard-wrapped lines and inside tables and lists', () => {
    const text = '| time | what |\n|---|---|\n| 10:02 | the operator forgot to drain |\r\n\n* [ ] 😀 the reviewer should\r\n  have asked\n';
    const { findings } = check(text);
    expect(findings.map((finding) => finding.text)).toEqual(['forgot to', 'should\r\n  have asked']);
  });

  it('takes words that are property names of JavaScript as words', () => {
    const off = BUILTIN_RULES.filter(({ weighed }) => weighed).map(({ id }) => id);
    expect(ids('The constructor toString of __proto__ and hasOwnProperty; constructor: valueOf.', { rules: { off } })).toEqual([]);
  });

  it('has exact offsets on any text', () => {
    const piece = fc.constantFrom(
      'We should have tested. ',
      'the engineer forgot to drain',
      '😀',
      'é',
      '\r\n',
      '\n',
      '| a | b |\n',
      '`code',
      '``',
      '**',
      '[x](',
      ') ',
      '> ',
      '# ',
      '"',
      '“',
      '’s ',
      'Karim’s change broke it. ',
      '@kofi ',
      'On-call: ',
      '\u0000',
      '<!--',
      '---\n',
      'human error',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('');
          for (const finding of check(text).findings) expect(text.slice(finding.start, finding.end)).toBe(finding.text);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('language', () => {
  it('does not call a text in another language clean', () => {
    const result = check('Der Ausfall wurde durch einen Bedienfehler verursacht und das Team hat die Warnung nicht gesehen.');
    expect(result).toMatchObject({ checked: false, reason: expect.stringContaining('English') });
    expect(check('障害は設定の変更によって発生しました。 チームは すぐに 対応 しました。 ありがとう ございます。').checked).toBe(false);
  });

  it('passes over paragraphs in another language and says how many words that is', () => {
    const german = 'Der Ausfall wurde durch einen Bedienfehler verursacht und das Team hat die Warnung nicht gesehen.';
    const { stats, findings } = check(
      `The team forgot to renew the licence, and nobody could log in for an hour after that.\n\n${german}\n`,
    );
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(['judgement.failed-to']);
    expect(stats.uncheckedWords).toBe(15);
  });

  it('assumes English below eight words', () => {
    expect(check('Ursache: human error').checked).toBe(true);
  });
});

describe('time', () => {
  it('grows no faster than the text, also on hostile input', () => {
    for (const unit of ['the engineer should have ', 'not never ', '`', '[', '<', '"', 'a.', '@a ', 'Anna Berta ', '| x ']) {
      const time = (size: number) => {
        const text = unit.repeat(size / unit.length);
        const from = performance.now();
        check(text);
        return performance.now() - from;
      };
      time(10_000);
      expect(time(80_000)).toBeLessThan(Math.max(300, time(20_000)) * 8);
    }
  });
});

describe('rewrites', () => {
  it.each([
    'The reviewer **should** have caught it.',
    '[Marek](https://x.example/m) broke the build.',
    'Obviously, **the team** saw the graph.',
    'Yared could have rolled back at 18:05 and saved the launch.',
    'No engineer should have pushed this.',
    'Finance could and should have reported the gap.',
    'Our vendor has again failed to deliver the part.',
    'The list was lazily maintained.',
    'Predictably enough, the crew saw the graph.',
    'Somebody should have told the night crew.',
    'The frontend team broke the build and went home.',
  ])('offers none that would break the text or change the fact: %s', (text) =>
    expect(check(text).findings.flatMap((finding) => finding.rewrites)).toEqual([]),
  );

  it('keeps the base form of a verb', () => {
    const text = 'They should have pinged us.';
    expect(check(text).findings[0]?.rewrites[0]?.text).toBe('did not ping');
  });

  it('stays quick where a sentence is full of findings', () => {
    const from = performance.now();
    check('We failed to '.repeat(4_000));
    expect(performance.now() - from).toBeLessThan(4_000);
  });

  it('rewrites without inventing anything', () => {
    const rewritten = (text: string) => {
      const [rewrite] = check(text).findings[0]?.rewrites ?? [];
      return rewrite ? text.slice(0, rewrite.start) + rewrite.text + text.slice(rewrite.end) : null;
    };
    expect(rewritten('The reviewer should have caught the missing index.')).toBe('The reviewer did not catch the missing index.');
    expect(rewritten('We forgot to renew the licence.')).toBe('We did not renew the licence.');
    expect(rewritten('Obviously, the team saw the graph.')).toBe('The team saw the graph.');
    expect(rewritten('The incident was caused by Dorota’s change to the ingress.')).toBe('The incident followed a change to the ingress.');
  });
});
