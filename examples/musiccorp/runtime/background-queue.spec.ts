import { BackgroundQueue } from './background-queue';

const until = async (fact: () => boolean) => {
  while (!fact()) await new Promise((resolve) => setTimeout(resolve, 2));
};

function queue(work: (item: number) => Promise<void>, capacity = 10) {
  const events: string[] = [];
  const made = new BackgroundQueue<number>({
    name: 'test',
    capacity,
    concurrency: 1,
    retryMs: 5,
    work,
    log: (event) => events.push(event),
  });
  return { made, events };
}

it('keeps the order over a failure and says once that it waits and flows again', async () => {
  const done: number[] = [];
  let failures = 3;
  const { made, events } = queue(async (item) => {
    if (failures > 0) {
      failures -= 1;
      throw new Error('down');
    }
    done.push(item);
  });
  for (const item of [1, 2, 3]) made.add(item);
  await until(() => made.depth === 0);
  expect(done).toEqual([1, 2, 3]);
  expect(events).toEqual(['queue-waits', 'queue-flows']);
  expect(made.state).toEqual({ waiting: 0, done: 3, retries: 3 });
});

it('does not take more than it can hold', () => {
  const { made } = queue(() => new Promise(() => undefined), 2);
  expect([1, 2, 3, 4].map((item) => made.add(item))).toEqual([true, true, true, false]);
});

it('reports what is left undone at the end', async () => {
  const { made } = queue(() => Promise.reject(new Error('down')));
  made.add(1);
  await until(() => made.behind);
  expect(await made.drain(50)).toBe(1);
});
