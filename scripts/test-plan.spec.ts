import { plan, unforgivable } from './test.mjs';

describe('npm test', () => {
  it('runs gates and every project without arguments', () => {
    expect(plan([])).toEqual({ gates: true, projects: ['unit', 'db', 'reliability'], jestArgs: [] });
  });

  it('runs what is named, and hands the rest to Jest', () => {
    expect(plan(['unit', 'libs/blameless', '-t', 'refuses'])).toEqual({
      gates: false,
      projects: ['unit'],
      jestArgs: ['libs/blameless', '-t', 'refuses'],
    });
    expect(plan(['gates'])).toEqual({ gates: true, projects: [], jestArgs: [] });
  });

  it('leaves the gates out when only a pattern is given', () => {
    expect(plan(['incidents'])).toEqual({ gates: false, projects: ['unit', 'db', 'reliability'], jestArgs: ['incidents'] });
  });

  it('fails under CI for what an install would cure, and only for that', () => {
    const skipped = ['everything on Redis: no redis-server on the PATH', 'suites over third-party examples: set SECOND_STORY_CORPUS'];
    expect(unforgivable(skipped, { CI: 'true' })).toEqual([skipped[0]]);
    expect(unforgivable(skipped, {})).toEqual([]);
  });
});
