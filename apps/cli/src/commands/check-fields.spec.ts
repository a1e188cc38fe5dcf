import { call, jsonLines } from '../language/call.test-kit';
import { run as checkFields } from './check-fields';

describe('check-fields', () => {
  it('answers JSON lines in order', async () => {
    const { code, out } = await call(
      checkFields,
      ['--jsonl'],
      '{"id":1,"text":"Engineer responsible","help":"","fieldType":"person"}\n{"id":2,"text":"Summary"}\n',
    );
    expect(code).toBe(0);
    expect(out).toBe(
      '{"id":1,"refused":true,"category":"person-cause","replacement":"Contributing factors"}\n{"id":2,"refused":false,"category":null,"replacement":null}\n',
    );
    expect((await call(checkFields, [])).code).toBe(2);
  });
  it('answers a row that is no field with an error in its place, and goes on', async () => {
    const rows = [
      '{"id":5}',
      '{"id":6,"text":7}',
      '{"id":7,"text":"Summary","help":5}',
      '{"id":8,"text":"Summary","options":[1]}',
      '[]',
      '{"id":9,"text":"Culprit","help":null,"fieldType":null,"options":null}',
    ];
    const { code, out } = await call(checkFields, ['--jsonl'], `${rows.join('\n')}\n`);
    expect(code).toBe(2);
    expect(jsonLines(out)).toEqual([
      { id: 5, error: '"text" is missing; it must be a string' },
      { id: 6, error: '"text" must be a string' },
      { id: 7, error: '"help" must be a string' },
      { id: 8, error: '"options" must be a list of strings' },
      { id: null, error: 'not a JSON object' },
      { id: 9, refused: true, category: 'person-cause', replacement: 'Contributing factors' },
    ]);
  });

  it('takes no file', async () => {
    expect(await call(checkFields, ['--jsonl', 'fields.jsonl'])).toMatchObject({ code: 2, err: expect.stringContaining('fields.jsonl') });
  });
});
