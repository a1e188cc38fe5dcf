import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GIVEN_NAMES } from './given-names';
import data from './given-names.json';
import { NameSet, packNames } from './name-set';

const list = readFileSync(join(__dirname, '../../fixtures/given-names.txt'), 'utf8').split('\n').filter(Boolean);

describe('NameSet', () => {
  it('holds what was packed', () => {
    const set = new NameSet(packNames(['aoife', 'hye-jin', 'özlem']));
    expect(['aoife', 'hye-jin', 'özlem', 'printer'].map((word) => set.has(word))).toEqual([true, true, true, false]);
  });

  it('holds nothing when nothing was packed', () => {
    expect(new NameSet(packNames([])).has('aoife')).toBe(false);
  });
});

describe('GIVEN_NAMES', () => {
  it('is made from the list (npm run blameless:train)', () => {
    expect(data).toEqual(packNames(list));
  });

  it('takes few strange words for names', () => {
    const strange = Array.from({ length: 10_000 }, (_, n) => `word${n}`);
    expect(strange.filter((word) => GIVEN_NAMES.has(word)).length).toBeLessThan(30);
  });
});
