import { join } from 'node:path';
import { TestFolder } from './call.test-kit';
import { readContext, readRules } from './settings';

const folder = new TestFolder();

describe('files of --rules and --context', () => {
  it('are taken as they are when they are right', () => {
    expect(readRules(folder.file('r.json', '\uFEFF{"severity":{"judgement.verb":"hint"}}'))).toEqual({
      severity: { 'judgement.verb': 'hint' },
    });
    expect(readContext(folder.file('c.json', '{"people":["Ada"]}'))).toEqual({ people: ['Ada'] });
  });

  it.each([
    ['an unknown key', readRules, '{"of":[]}', 'f.json: unrecognized key: "of"'],
    ['an unknown severity', readRules, '{"severity":{"judgement.verb":"eror"}}', 'f.json: severity["judgement.verb"]: invalid option'],
    [
      'an unknown rule',
      readRules,
      '{"off":["judgement.verbs"]}',
      'f.json: off[0]: there is no rule "judgement.verbs"; did you mean "judgement.verb"?',
    ],
    [
      'a rule that is on and off',
      readRules,
      '{"on":["single-cause.root-cause"],"off":["judgement.verb","single-cause.root-cause"]}',
      'f.json: off[1]: "single-cause.root-cause" cannot be both on and off',
    ],
    ['a faulty rule', readRules, '{"extra":[{"id":"x"}]}', 'f.json: extra[0].id: an id looks like category.name'],
    ['an unknown kind of name', readContext, '{"poeple":["Ada"]}', 'f.json: unrecognized key: "poeple"'],
    ['a name that is none', readContext, '{"people":["Ada",5]}', 'f.json: people[1]: invalid input'],
    ['a single name', readContext, '{"teams":"core"}', 'f.json: teams: invalid input'],
    ['broken JSON', readContext, '{', 'f.json: not JSON: '],
    ['bytes that are no text', readRules, Buffer.from([0xff, 0xfe, 0x7b, 0x00]), 'f.json: not UTF-8 text'],
  ])('are refused for %s, with file and place', (_name, read, content, problem) => {
    const path = folder.file('f.json', content);
    expect(() => read(path)).toThrow(`${join(folder.path, problem)}`);
  });

  it('are named when they are not there', () =>
    expect(() => readRules('/none/r.json')).toThrow('/none/r.json: cannot be read: there is no such file'));
});
