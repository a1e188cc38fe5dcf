import { unionOf, type Window } from './window-union';

const NOW = 1000;
const w = (start: number, end: number | null): Window => ({ start, end });

describe('union of impact windows', () => {
  it.each<[string, Window[], [number, number][]]>([
    ['gives nothing for no window', [], []],
    ['keeps one window', [w(10, 20)], [[10, 20]]],
    [
      'keeps windows apart that do not touch',
      [w(10, 20), w(30, 40)],
      [
        [10, 20],
        [30, 40],
      ],
    ],
    ['merges windows that overlap', [w(10, 25), w(20, 40)], [[10, 40]]],
    ['merges windows that touch', [w(10, 20), w(20, 40)], [[10, 40]]],
    ['swallows a window inside another', [w(10, 100), w(20, 30), w(90, 95)], [[10, 100]]],
    [
      'sorts windows that come in any order',
      [w(30, 40), w(10, 20)],
      [
        [10, 20],
        [30, 40],
      ],
    ],
    [
      'ends an open window now',
      [w(10, 20), w(990, null)],
      [
        [10, 20],
        [990, 1000],
      ],
    ],
    ['gives an open window that starts later no length', [w(2000, null)], [[2000, 2000]]],
  ])('%s', (_name, windows, expected) => {
    expect(unionOf(windows, NOW)).toEqual(expected.map(([start, end]) => ({ start, end })));
  });

  it('leaves the windows it was given as they are', () => {
    const windows = [w(10, 25), w(20, 40)];
    unionOf(windows, NOW);
    expect(windows).toEqual([w(10, 25), w(20, 40)]);
  });
});
