import { join } from 'node:path';
import { BUILTIN_RULES, check } from '@blameless';
import type { FileReport } from './file-report';
import { asSarif } from './sarif';

interface Log {
  runs: {
    invocations: [{ executionSuccessful: boolean; toolExecutionNotifications: object[] }];
    tool: { driver: { rules: { id: string }[] } };
    results: { ruleId: string; ruleIndex: number; locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }[];
  }[];
}

const text = 'We forgot to renew it. Root cause: human error. They went full pirate.\n';
const extra = [
  {
    id: 'judgement.house',
    category: 'judgement' as const,
    severity: 'hint' as const,
    phrases: ['full pirate'],
    message: 'Own words',
    questions: ['Why?'],
  },
];
const report = (path: string, more: Partial<FileReport> = {}): FileReport => ({
  path,
  text,
  findings: check(text, { rules: { extra, off: BUILTIN_RULES.filter(({ weighed }) => weighed).map(({ id }) => id) } }).findings,
  unchecked: null,
  ...more,
});
const unchecked = (path: string, level: 'error' | 'warning' | 'note') =>
  report(path, { findings: [], unchecked: { reason: 'why', level } });
const run = (reports: FileReport[], problems: string[] = []) => (asSarif(reports, problems) as Log).runs[0] as Log['runs'][0];

describe('asSarif', () => {
  it.each([
    ['docs/a b#c%d/ü?.md', 'docs/a%20b%23c%25d/%C3%BC%3F.md'],
    ['./docs/a.md', 'docs/a.md'],
    [join(process.cwd(), 'docs', 'a.md'), 'docs/a.md'],
    ['../c:d.md', '../c%3Ad.md'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('turns the path %s into a relative URI', (path, uri) =>
    expect(run([report(path)]).results[0]?.locations[0].physicalLocation.artifactLocation.uri).toBe(uri),
  );

  it('describes the rules that found something, also those of a deployment', () => {
    const { tool, results } = run([report('a.md'), report('b.md')]);
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['human-error.compound', 'judgement.failed-to', 'judgement.house']);
    for (const result of results) expect(tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
    expect(tool.driver.rules[1]).toMatchObject({
      shortDescription: { text: 'Judges the care, skill or motive of people.' },
      fullDescription: { text: expect.stringContaining('what made the work hard') },
      help: { text: expect.stringContaining('What was missing'), markdown: expect.stringContaining('\n- What was missing') },
      defaultConfiguration: { level: 'warning' },
    });
    expect(tool.driver.rules[2]).toMatchObject({
      shortDescription: { text: 'Own words' },
      defaultConfiguration: { level: 'note' },
    });
  });

  it('tells of files that were not checked', () => {
    expect(run([report('a.md')]).invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
    const [invocation] = run([unchecked('a b.md', 'note'), unchecked('c.md', 'warning')]).invocations;
    expect(invocation).toEqual({
      executionSuccessful: true,
      toolExecutionNotifications: [
        {
          level: 'note',
          message: { text: 'not checked: why' },
          locations: [{ physicalLocation: { artifactLocation: { uri: 'a%20b.md' } } }],
        },
        expect.objectContaining({ level: 'warning' }),
      ],
    });
    expect(run([unchecked('a.md', 'error')]).invocations[0].executionSuccessful).toBe(false);
    expect(run([], ['a.md: there is no such file']).invocations).toEqual([
      { executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'a.md: there is no such file' } }] },
    ]);
  });
});
