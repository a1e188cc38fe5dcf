import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database';
import { SYSTEM_ACTOR } from '../auth';
import { AppError, refuse } from '../errors';
import { Mutations, type RequestContext } from '../graphql';
import { UuidSource } from '../ids';
import { makeDataSource } from './data-source';
import type { Tx } from './tx';
import { UnitOfWork } from './unit-of-work';

let db: TestDatabase;
let dataSource: DataSource;
let work: UnitOfWork;
const ids = new UuidSource();

beforeAll(async () => {
  db = await createTestDatabase();
  dataSource = await makeDataSource({ url: db.appUrl, poolSize: 8, applicationName: 'test', entities: [] }).initialize();
  work = new UnitOfWork(dataSource, ids);
});
afterAll(async () => {
  await dataSource?.destroy();
  await db?.drop();
});

const addTeam = async (tx: Tx, key: string) => {
  const id = tx.id();
  await tx.query('insert into team (id, key, name) values ($1, $2, $2)', [id, key]);
  tx.audit('team.created', 'team', id);
  tx.changed('team', id);
  return id;
};
const count = async (table: string) => Number((await db.query<{ n: string }>(`select count(*) as n from ${table}`))[0]!.n);
const context = (idempotencyKey: string | null) => ({ actor: SYSTEM_ACTOR, idempotencyKey }) as RequestContext;

describe('UnitOfWork', () => {
  it('commits a change with its audit event, or neither', async () => {
    const before = [await count('team'), await count('audit_event')];
    await work.run(SYSTEM_ACTOR, (tx) => addTeam(tx, 'kept'));
    expect([await count('team'), await count('audit_event')]).toEqual([before[0]! + 1, before[1]! + 1]);
    await expect(
      work.run(SYSTEM_ACTOR, async (tx) => {
        await addTeam(tx, 'lost');
        refuse('NO', 'no');
      }),
    ).rejects.toThrow('no');
    expect([await count('team'), await count('audit_event')]).toEqual([before[0]! + 1, before[1]! + 1]);
  });

  it('runs the loser of a deadlock again', async () => {
    const [a, b] = await work.run(SYSTEM_ACTOR, async (tx) => [await addTeam(tx, 'deadlock-a'), await addTeam(tx, 'deadlock-b')]);
    let runs = 0;
    let arrived = 0;
    const both = (first: string, second: string) =>
      work.run(SYSTEM_ACTOR, async (tx) => {
        runs++;
        await tx.query('update team set description = description || $2 where id = $1', [first, 'x']);
        arrived++;
        while (arrived < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        await tx.query('update team set description = description || $2 where id = $1', [second, 'x']);
      });
    await Promise.all([both(a!, b!), both(b!, a!)]);
    expect(runs).toBe(3);
    expect(await db.query(`select description from team where key like 'deadlock%'`)).toEqual([
      { description: 'xx' },
      { description: 'xx' },
    ]);
  });

  it('answers an update with the rows it returns, and with none when it changed none', async () => {
    await work.run(SYSTEM_ACTOR, async (tx) => {
      await addTeam(tx, 'returning');
      expect(await tx.query(`update team set name = 'x' where key = 'returning' returning key`)).toEqual([{ key: 'returning' }]);
      expect(await tx.one(`update team set name = 'x' where key = 'nobody' returning key`)).toBeNull();
      expect(await tx.one(`delete from team where key = 'nobody' returning key`)).toBeNull();
    });
  });

  it('does not let the app role change or delete what was audited', async () => {
    await work.run(SYSTEM_ACTOR, (tx) => addTeam(tx, 'audited'));
    for (const sql of [`update audit_event set action = 'x'`, 'delete from audit_event', 'truncate audit_event']) {
      await expect(dataSource.query(sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('answers UNAVAILABLE when the database cannot be reached', async () => {
    const away = makeDataSource({ url: 'postgres://nobody:x@127.0.0.1:1/none', poolSize: 1, applicationName: 'test', entities: [] });
    await expect(new UnitOfWork(away, ids).run(SYSTEM_ACTOR, async () => 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

describe('Idempotency-Key', () => {
  const create = (key: string | null, teamKey: string) =>
    new Mutations(work).run(context(key), 'teamCreate', { key: teamKey }, async (tx) => ({ ids: { team: await addTeam(tx, teamKey) } }));

  it('has one effect and one answer for many tries at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => create('once', 'once')));
    expect(new Set(answers.map((answer) => answer.ids.team)).size).toBe(1);
    expect(await db.query(`select key from team where key = 'once'`)).toHaveLength(1);
  });

  it('remembers a refusal and saves nothing else of it', async () => {
    const tries = () =>
      new Mutations(work).run(context('refused'), 'teamCreate', {}, async (tx) => {
        await addTeam(tx, 'half');
        return refuse('NOT_NOW', 'not now', ['input']);
      });
    const audits = await count('audit_event');
    expect((await tries()).userErrors).toEqual([{ code: 'NOT_NOW', message: 'not now', path: ['input'] }]);
    expect((await tries()).userErrors).toHaveLength(1);
    expect(await db.query(`select key from team where key = 'half'`)).toEqual([]);
    expect(await count('audit_event')).toBe(audits);
  });

  it('refuses the same key with another input and takes it again after 24 hours', async () => {
    await create('again', 'again-1');
    await expect(create('again', 'again-2')).rejects.toBeInstanceOf(AppError);
    await db.query(`update idempotency_key set at = now() - interval '25 hours' where key = 'again'`);
    expect((await create('again', 'again-2')).userErrors).toEqual([]);
  });

  it('forgets the key when the use case fails, so that the next try runs', async () => {
    const fails = () =>
      new Mutations(work).run(context('crash'), 'teamCreate', {}, async () => {
        throw new Error('crash');
      });
    await expect(fails()).rejects.toThrow('crash');
    expect(await db.query(`select key from idempotency_key where key = 'crash'`)).toEqual([]);
  });
});
