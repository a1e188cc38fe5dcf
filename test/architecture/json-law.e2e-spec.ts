import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { jsonColumns, storedKeyProblems } from './json-law';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});

/** What any one test stores is looked at when its database is dropped; here is shown that this looks, and at what. */
describe('JSON law of the database', () => {
  it('holds for these columns; a new one is named here, with a test that writes it', async () => {
    expect(await jsonColumns(db.query)).toEqual([
      'contributing_factor.evidence',
      'driver_connection.settings',
      'experiment_version.spec',
      'fault.driver_state',
      'language_rules.extra',
      'language_rules.severities',
      'probe_sample.value',
      'run_deviation.worst',
      'run_event.data',
      'timeline_entry.evidence',
    ]);
    await db.drop();
  });

  it('notices a refused key at any depth, and a key that people chose', async () => {
    await db.query(`
      insert into driver_connection (id, name, kind, settings)
        values ('01890000-0000-7000-8000-000000000001', 'local', 'local', '{"url": "http://x", "more": [{"deep": {"approvedBy": "x"}}]}');`);
    await db.query(
      `insert into template (id, key, kind, name) values ('01890000-0000-7000-8000-000000000003', 'who_caused', 'light', 'Own')`,
    );
    expect((await storedKeyProblems(db.query)).sort()).toEqual([
      expect.stringContaining('driver_connection.settings: "approvedBy" names the author of a change'),
      expect.stringContaining('template.key: "who_caused" pins a cause on a person'),
    ]);
    await expect(db.drop()).rejects.toThrow('"approvedBy" names the author of a change');
  });

  it('is content with an empty database', async () => {
    expect(await storedKeyProblems(db.query)).toEqual([]);
    await db.drop();
  });
});
