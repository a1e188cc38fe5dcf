import { check } from '@blameless';
import { CheckQueue } from './check-queue';

const OPTIONS = { name: 'default', options: { format: 'markdown', section: 'other' } } as const;
const SENTENCE = 'The outage was caused by human error.\n\n';

/** How many turns of the event loop pass until it is done. */
async function turnsOf(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const count = (): void => {
    turns++;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  await work;
  done = true;
  return turns;
}

describe('the queue of checks', () => {
  it('finds in slices what is found in the whole', async () => {
    const text = `${SENTENCE.repeat(1_000)}~~~\nhuman error\n~~~\n`;
    const read = await new CheckQueue().read(text, OPTIONS);
    const whole = check(text, OPTIONS.options);
    expect(read).toMatchObject({ reasons: [], words: whole.stats.words, rulesVersion: whole.stats.rulesVersion });
    expect(read.findings).toEqual(whole.findings);
    for (const { start, end, text: words } of read.findings) expect(text.slice(start, end)).toBe(words);
  });

  it('gives the event loop a turn between the slices of a long text', async () => {
    expect(await turnsOf(new CheckQueue().read(SENTENCE, OPTIONS))).toBeLessThan(5);
    expect(await turnsOf(new CheckQueue().read(SENTENCE.repeat(4_000), OPTIONS))).toBeGreaterThan(8);
  });

  it('does not let a short text wait for the end of a long one', async () => {
    const queue = new CheckQueue();
    const ended: string[] = [];
    const long = queue.read(SENTENCE.repeat(2_000), OPTIONS).then(() => ended.push('long'));
    const short = queue.read('Short.', OPTIONS).then(() => ended.push('short'));
    await Promise.all([long, short]);
    expect(ended).toEqual(['short', 'long']);
  });

  it('reads a text once for the same options, and tells what it must read', async () => {
    const queue = new CheckQueue();
    const read: number[] = [];
    const miss = (characters: number) => read.push(characters);
    const first = await queue.read(SENTENCE, OPTIONS, miss);
    expect(await queue.read(SENTENCE, OPTIONS, miss)).toBe(first);
    await queue.read(SENTENCE, { ...OPTIONS, name: 'other' }, miss);
    await queue.read(SENTENCE, { ...OPTIONS, options: { ...OPTIONS.options, section: 'actions' } }, miss);
    expect(read).toEqual([SENTENCE.length, SENTENCE.length, SENTENCE.length]);
  });

  it('reads nothing that is refused, and goes on after a check that fails', async () => {
    const queue = new CheckQueue();
    const refuse = () => {
      throw new Error('too much');
    };
    expect(() => queue.read(SENTENCE, OPTIONS, refuse)).toThrow('too much');
    const faulty = { extra: [{ id: 'bad', category: 'judgement' as const, message: 'x', questions: ['y'] }] };
    await expect(queue.read('One.', { name: 'faulty', options: { rules: faulty } })).rejects.toThrow('bad');
    expect((await queue.read(SENTENCE, OPTIONS)).findings).toHaveLength(1);
  });

  it('forgets the oldest texts', async () => {
    const queue = new CheckQueue();
    let misses = 0;
    const miss = () => misses++;
    await queue.read('First.', OPTIONS, miss);
    for (let n = 0; n < 500; n++) await queue.read(`Text ${n}.`, OPTIONS, miss);
    await queue.read('Text 499.', OPTIONS, miss);
    expect(misses).toBe(501);
    await queue.read('First.', OPTIONS, miss);
    expect(misses).toBe(502);
  });
});
