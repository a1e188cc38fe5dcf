import { startWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await startWorld();
}, 60_000);
afterAll(() => world?.api.close());

const SETTINGS =
  'id off on severities { ruleId severity } extra { id category severity phrases patterns subjects message questions examples { flag pass } } changes revision';
const DEFAULT = { id: '1', off: [], on: [], severities: [], extra: [], changes: 0 };
const blaming = 'The outage was caused by human error.';
const pirate = {
  id: 'judgement.house',
  category: 'JUDGEMENT',
  severity: 'ERROR',
  phrases: ['went full pirate'],
  message: 'Judges the manner of the work.',
  questions: ['What made this way of working seem right?'],
  flagExamples: ['They went full pirate on the database.'],
  passExamples: ['The pirate ship is a mascot.'],
};

const settings = async () => (await world.viewer.ok(`{ languageRuleSettings { ${SETTINGS} } }`)).languageRuleSettings;
const update = async (change: Record<string, unknown>) =>
  (await world.admin.must('languageRulesUpdate', { expectedRevision: (await settings()).revision, ...change }, `settings { ${SETTINGS} }`))
    .settings;
const found = async (text: string) =>
  (await world.viewer.ok('query ($text: String!) { languageCheck(text: $text) { findings { ruleId severity category } } }', { text }))
    .languageCheck.findings;
const rules = async () =>
  (await world.viewer.ok('{ languageRules { id category severity message on optIn custom examples { flag pass } } }')).languageRules;
afterEach(() => update({ off: [], on: [], severities: [], extra: [] }));

describe('the rules of a deployment', () => {
  it('are listed with what they say, whether they run, and examples', async () => {
    const list = await rules();
    const [{ ruleId }] = await found(blaming);
    const rule = list.find(({ id }: { id: string }) => id === ruleId);
    expect(rule).toMatchObject({
      category: 'HUMAN_ERROR',
      severity: 'ERROR',
      on: true,
      optIn: false,
      custom: false,
      message: expect.stringMatching(/\w/),
    });
    for (const { examples } of list) expect(examples.flag.length).toBeGreaterThan(0);
    expect(list.filter(({ on }: { on: boolean }) => !on).every(({ optIn }: { optIn: boolean }) => optIn)).toBe(true);
    expect(await settings()).toMatchObject(DEFAULT);
  });

  it('are switched, raised and extended for every check at once, and the change is audited', async () => {
    const [{ ruleId }] = await found(blaming);
    const after = await update({
      off: [ruleId],
      on: ['single-cause.root-cause'],
      severities: [{ ruleId: 'single-cause.root-cause', severity: 'WARNING' }],
      extra: [pirate],
    });
    const { flagExamples, passExamples, ...rule } = pirate;
    expect(after).toMatchObject({
      off: [ruleId],
      on: ['single-cause.root-cause'],
      extra: [{ ...rule, patterns: [], subjects: [], examples: { flag: flagExamples, pass: passExamples } }],
      changes: 3,
    });
    expect(await settings()).toEqual(after);
    expect((await found(blaming)).map((finding: { ruleId: string }) => finding.ruleId)).not.toContain(ruleId);
    expect(await found('The root cause was a missing timeout.')).toMatchObject([
      { ruleId: 'single-cause.root-cause', severity: 'WARNING' },
    ]);
    expect(await found('They went full pirate.')).toEqual([{ ruleId: 'judgement.house', severity: 'ERROR', category: 'JUDGEMENT' }]);
    const list = new Map((await rules()).map((one: { id: string }) => [one.id, one]));
    expect(list.get(ruleId)).toMatchObject({ on: false });
    expect(list.get('judgement.house')).toMatchObject({ on: true, custom: true });
    const [event] = await world.api.db.query<{ data: object }>(
      `select data from audit_event where action = 'languageRules.updated' order by id desc limit 1`,
    );
    expect(event!.data).toMatchObject({ off: [ruleId], extra: ['judgement.house'] });
  });

  it('leave absent lists as they are', async () => {
    await update({ extra: [pirate] });
    expect(await update({ off: ['judgement.house'] })).toMatchObject({
      off: ['judgement.house'],
      extra: [{ id: 'judgement.house' }],
      changes: 0,
    });
    expect(await found('They went full pirate.')).toEqual([]);
  });

  it('hold for the gate and are told in the frozen document; only the policy switches the gate', async () => {
    const draft = await world.filled();
    const { id } = draft.sections.find(({ key }) => key === 'summary')!;
    await world.insider.must('postmortemSectionUpdate', { id, expectedRevision: 2, body: 'They went full pirate.' });
    await update({ extra: [pirate] });
    expect(new Set(await world.writer.refusal('postmortemPublish', { id: draft.id, expectedRevision: 1 }))).toEqual(
      new Set(['LANGUAGE_ERROR_OPEN']),
    );
    await update({ severities: [{ ruleId: 'judgement.house', severity: 'WARNING' }] });
    const { postmortem } = await world.writer.must(
      'postmortemPublish',
      { id: draft.id, expectedRevision: 1 },
      'postmortem { latestPublication { content rulesChanged openErrors languageGate } }',
    );
    expect(postmortem.latestPublication).toMatchObject({ rulesChanged: 1, openErrors: 0, languageGate: 'ON' });
    expect(postmortem.latestPublication.content).toMatch(/^- Language: checked with rules \S+; rules changed from default: 1; gate: on; /m);
  });

  it('change nothing when nothing is new, and count only what has an effect', async () => {
    const UPDATE = `outcome settings { ${SETTINGS} }`;
    const before = await update({ off: ['human-error.cause-human', 'single-cause.root-cause'], extra: [pirate] });
    expect(before.changes).toBe(2);
    for (const change of [{}, { off: ['single-cause.root-cause', 'human-error.cause-human'] }, { extra: [pirate], severities: [] }]) {
      const payload = await world.admin.must('languageRulesUpdate', { expectedRevision: before.revision, ...change }, UPDATE);
      expect({ outcome: payload.outcome, settings: payload.settings }).toEqual({ outcome: 'UNCHANGED', settings: before });
    }
    const changed = await world.admin.must('languageRulesUpdate', { expectedRevision: before.revision, off: [] }, UPDATE);
    expect(changed).toMatchObject({ outcome: 'CHANGED', settings: { revision: before.revision + 1, changes: 1 } });
  });

  it('say that a rule taken away still has a severity', async () => {
    await update({ extra: [pirate], severities: [{ ruleId: 'judgement.house', severity: 'WARNING' }] });
    const before = await settings();
    const taken = await world.admin.mutate(
      'languageRulesUpdate',
      { expectedRevision: before.revision, extra: [] },
      'settings { revision }',
    );
    expect(taken.userErrors).toMatchObject([
      { code: 'RULE_STILL_NAMED', path: ['input', 'extra'], message: expect.stringContaining('"severities" still names') },
    ]);
    expect(await settings()).toEqual(before);
  });

  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['an unknown rule', { off: ['human-error.caus'] }, 'RULE_UNKNOWN', ['input', 'off', '0']],
    ['switching on what runs anyway', { on: ['human-error.cause-human'] }, 'RULE_NOT_OPT_IN', ['input', 'on', '0']],
    ['a rule without phrases', { extra: [{ ...pirate, phrases: [] }] }, 'RULE_INVALID', ['input', 'extra', '0']],
    ['an id that is none', { extra: [{ ...pirate, id: 'House' }] }, 'RULE_INVALID', ['input', 'extra', '0', 'id']],
    [
      'examples that fail',
      { extra: [{ ...pirate, flagExamples: ['They went home.'] }] },
      'RULE_EXAMPLE_FAILS',
      ['input', 'extra', '0', 'flagExamples'],
    ],
    [
      'a severity of an unknown rule',
      {
        severities: [
          { ruleId: 'human-error.cause-human', severity: 'HINT' },
          { ruleId: 'human-error.caus', severity: 'HINT' },
        ],
      },
      'RULE_UNKNOWN',
      ['input', 'severities', '1'],
    ],
    [
      'a message that judges',
      { extra: [{ ...pirate, message: 'Dmitri was careless.' }] },
      'RULE_BLAMES',
      ['input', 'extra', '0', 'message'],
    ],
    ['a pattern for any words', { extra: [{ ...pirate, patterns: ['_ _'] }] }, 'RULE_INVALID', ['input', 'extra', '0', 'patterns', '0']],
    ['a stale revision', { expectedRevision: 999 }, 'REVISION_CONFLICT', ['input', 'expectedRevision']],
  ])('refuse %s and save nothing', async (_what, change, code, path) => {
    const before = await settings();
    const payload = await world.admin.mutate(
      'languageRulesUpdate',
      { expectedRevision: before.revision, ...change },
      'settings { revision }',
    );
    expect(payload.userErrors).toMatchObject([{ code: expect.stringContaining(code), path }]);
    if (code === 'RULE_UNKNOWN') expect(payload.userErrors[0].message).toMatch(/^There is no rule .*did you mean "human-error\./);
    expect(await settings()).toEqual(before);
  });

  it('are changed by admins only', async () =>
    expect(await world.writer.refusal('languageRulesUpdate', { expectedRevision: 1, off: [] })).toEqual(['FORBIDDEN']));
});
