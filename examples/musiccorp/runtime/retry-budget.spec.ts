import { RetryBudget } from './retry-budget';

it('allows one retry in ten calls once the savings are spent', () => {
  const budget = new RetryBudget(0.1, 2);
  expect([budget.spend(), budget.spend(), budget.spend()]).toEqual([true, true, false]);
  let retries = 0;
  for (let call = 0; call < 101; call += 1) {
    budget.earn();
    if (budget.spend()) retries += 1;
  }
  expect(retries).toBe(10);
});
