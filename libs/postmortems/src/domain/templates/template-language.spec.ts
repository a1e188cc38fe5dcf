import { checkField, type FieldCategory } from '@blameless';
import { BUILTIN_TEMPLATES } from './builtin';
import { sectionsInOrder, type Template } from './template';
import { languageProblems, QUESTIONS_INSTEAD } from './template-language';

const base: Template = {
  key: 'own',
  kind: 'light',
  title: 'Own',
  description: '',
  version: 1,
  openingText: '',
  sections: sectionsInOrder([{ key: 's', title: 'Summary', prompt: 'What happened?' }]),
  fields: [],
};
const section = (more: object): Partial<Template> => ({
  sections: sectionsInOrder([{ key: 's', title: 'Summary', prompt: 'What happened?', ...more }]),
});
const field = (more: object): Partial<Template> => ({
  fields: [{ key: 'f', label: 'Region', help: '', type: 'text', required: false, ...more }],
});
const found = (change: Partial<Template>) => languageProblems({ ...base, ...change });
const paths = (change: Partial<Template>) => found(change).map(({ path }) => path.join('.'));

describe('what a template may not ask for', () => {
  it.each<[string, Partial<Template>, string]>([
    ['a name', { title: 'Who is to blame report' }, 'title'],
    ['a description', { description: 'Find the culprit' }, 'description'],
    ['an opening', { openingText: 'Welcome. Today we find out which engineer is guilty.' }, 'openingText'],
    ['a heading', section({ title: 'Engineer responsible' }), 'sections.0.title'],
    ['a prompt', section({ prompt: 'Name the engineer who caused it' }), 'sections.0.prompt'],
    ['a help', section({ help: 'Write it last. Write the name of the person who broke it.' }), 'sections.0.help'],
    ['a starter in bold', section({ starterText: '**Engineer responsible:**' }), 'sections.0.starterText'],
    ['a starter with the colon outside', section({ starterText: 'Intro\n\n- **Engineer responsible**: ' }), 'sections.0.starterText'],
    ['a starter line', section({ starterText: 'Impact:\nOn-call engineer:\n' }), 'sections.0.starterText'],
    ['a heading in a starter', section({ starterText: '### Who caused it\n' }), 'sections.0.starterText'],
    ['a table in a starter', section({ starterText: '| Time | Engineer responsible |\n| --- | --- |\n' }), 'sections.0.starterText'],
    ['a sentence in a starter', section({ starterText: 'The outage was caused by human error.' }), 'sections.0.starterText'],
    ['a question', section({ questions: ['What was seen?', 'Whose fault was it?'] }), 'sections.0.questions.1'],
    ['a question about duty', section({ questions: ['Who was on call?'] }), 'sections.0.questions.0'],
    ['a question in hindsight', section({ questions: ['What should the engineer have noticed?'] }), 'sections.0.questions.0'],
    ['a label', field({ label: 'Engineer responsible' }), 'fields.0.label'],
    ['the help of a field', field({ help: 'Whose mistake was it?' }), 'fields.0.help'],
    ['an option', field({ type: 'choice', options: ['hardware', 'human error'] }), 'fields.0.options.1'],
  ])('names %s', (_part, change, path) => expect(paths(change)).toEqual([path]));

  it('names each label of a starter, once', () => {
    const problems = found(section({ starterText: '**Engineer responsible:** **On-call engineer:**\n\n**Engineer responsible:**' }));
    expect(problems.map(({ replacement }) => replacement)).toEqual(['Contributing factors', 'Time to acknowledge']);
  });

  it('offers a label for a label and a question for a question', () => {
    expect(found({ title: 'Who is to blame report' })[0]!.replacement).toBe('Contributing factors');
    expect(found(section({ questions: ['Whose fault was it?'] }))[0]!.replacement).toBe(QUESTIONS_INSTEAD['person-cause']);
  });

  it('reports a prompt that repeats its heading once', () => {
    expect(paths(section({ title: 'Engineer responsible', prompt: 'Engineer responsible' }))).toEqual(['sections.0.title']);
  });

  it('knows the people of the deployment', () => {
    const change = { description: 'Xarvulon broke the deployment again.' };
    expect(languageProblems({ ...base, ...change }, { people: ['Xarvulon'] }).map(({ path }) => path.join())).toEqual(['description']);
  });

  it('offers only questions that may be asked', () => {
    for (const question of Object.values(QUESTIONS_INSTEAD))
      expect(paths(section({ questions: [question], prompt: question }))).toEqual([]);
    expect(Object.keys(QUESTIONS_INSTEAD).sort()).toEqual(
      (['human-error', 'judgement', 'oncall', 'person-cause', 'punishment', 'single-cause'] satisfies FieldCategory[]).sort(),
    );
  });
});

describe('what a template may ask', () => {
  it.each(BUILTIN_TEMPLATES.map((template) => [template.key, template] as const))('%s', (_key, template) =>
    expect(languageProblems(template)).toEqual([]),
  );

  it.each([
    'What made the action reasonable at that time?',
    'What did the situation look like from where you were?',
    'What would have happened at three in the morning, or in the largest region?',
    'What would users have noticed?',
    'Which signal arrived first, and what was it taken for?',
    'How did the team find its way to the right dashboard?',
    'How long did it take until the page was acknowledged?',
    'How did the engineer on call learn of it?',
    'Which conditions had to come together?',
    'Which teams were needed, and how were they reached?',
    'Which people outside the team knew how this part works?',
    'What did people expect to see at this point?',
    'What surprised you?',
    'What did we do that limited the damage?',
    'Who needs to know about this?',
    'Which knowledge was only in one head?',
    'Was there a runbook, and did it describe the system as it is?',
    'What made the error message hard to read?',
    'How could this change pass review and tests?',
    'Where did we get lucky?',
    'Which assumption turned out not to hold?',
    'What was different about this day from a normal one?',
    'How many users saw errors, and for how long?',
    'What would have helped the responders to decide sooner?',
    'How did on-call load over the last weeks look?',
  ])('as a question: %s', (question) => {
    expect(paths(section({ questions: [question], prompt: question }))).toEqual([]);
  });

  it.each([
    'Name systems and teams, not people.',
    'Describe what could be seen. Never write whose mistake it was.',
    'An action by somebody is not a factor: what made it the sensible thing to do is.',
    'Write it last. Say what users noticed before you say what broke.',
    'Ask the engineer on call what the dashboard showed at that moment.',
    'Give the commit or the deployment by its id.',
    'Leave out who typed the command; the command and its output are what matters.',
    'Use `git blame` to find the change, then describe the change.',
  ])('in a help or an opening: %s', (text) => {
    expect(paths({ ...section({ help: text }), openingText: text, description: text })).toEqual([]);
  });

  it.each([
    '**Start (UTC):**\n**End (UTC):**\n\n## Impact\n\n- Users affected:\n- Requests failed:',
    '| Time (UTC) | What was seen | Source |\n| --- | --- | --- |\n',
    '1. How could users be affected?\n2. How did it stay unseen?',
    '- Facilitator:\n- Scribe:\n- Owner team:',
  ])('in a starter: %j', (starterText) => expect(paths(section({ starterText }))).toEqual([]));

  it('a negative control: the label rules alone refuse what is imagined', () => {
    expect(checkField({ label: '', help: 'What would users have noticed?', prose: true }).refused).toBe(true);
  });
});
