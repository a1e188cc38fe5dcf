import { gapsBetween, numbersIn, placesAt, textOf } from './places';
import { MOST, pairsOf, signsOf, stepsOf, stepsOfPairs } from './steps';

describe('packed numbers', () => {
  it.each([[[]], [[0]], [[87]], [[88]], [[0, 1, 87, 88, 92, 93, 440, 441, 100_000, 16_777_215, 3]]])(
    'come back as they were: %j',
    (numbers) => {
      expect(numbersIn(textOf(numbers))).toEqual(numbers);
    },
  );

  it('take one sign while they are small', () => expect(textOf([0, 50, 87])).toHaveLength(3));

  it('need no escape in JSON', () => {
    const text = textOf(Array.from({ length: 1000 }, (_, n) => n));
    expect(JSON.stringify(text)).toHaveLength(text.length + 2);
  });
});

describe('places', () =>
  it('come back from their gaps', () => expect(placesAt(gapsBetween([3, 4, 900, 1_048_575]))).toEqual([3, 4, 900, 1_048_575])));

describe('steps', () => {
  it('come back as they were', () => expect([...stepsOf(signsOf([-MOST, -1, 0, 7, MOST]))]).toEqual([-MOST, -1, 0, 7, MOST]));

  it('come back two to a sign, cut off at four', () =>
    expect([...stepsOfPairs(pairsOf([-9, -4, 0, 1, 4, 9]))]).toEqual([-4, -4, 0, 1, 4, 4]));

  it('of which one is left over are followed by a zero', () => expect([...stepsOfPairs(pairsOf([2, -3, 1]))]).toEqual([2, -3, 1, 0]));
});
