import { readFields } from './read-fields';

it('takes the named fields and leaves the rest', () => {
  expect(readFields({ orderId: 'o-1', amountCents: 5, more: true }, { orderId: 'string', amountCents: 'number' })).toEqual({
    orderId: 'o-1',
    amountCents: 5,
  });
});

it.each([[undefined], [null], [[]], ['text'], [{ orderId: 7 }], [{ orderId: '' }], [{ orderId: 'x'.repeat(101) }]])(
  'refuses %j with 400',
  (body) => {
    expect(() => readFields(body, { orderId: 'string' })).toThrow(
      expect.objectContaining({ status: 400, message: 'orderId must be a string' }),
    );
  },
);
