import { refusedName } from '@blameless';
import { makeDataSource } from '@platform/database';
import { entities } from '../../apps/api/src/features';
import { migrations } from '../../migrations';
import { createTestDatabase, type TestDatabase } from '../setup/test-database';
import { NAME_EXCEPTIONS, PEOPLE_PLANE_TABLES } from './law-exceptions';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

interface Column {
  table_name: string;
  column_name: string;
  data_type: string;
  datetime_precision: number | null;
}
const columns = () =>
  db.query<Column>(
    `select table_name, column_name, data_type, datetime_precision from information_schema.columns where table_schema = 'public' order by 1, 2`,
  );

const refusedColumns = (list: readonly Column[]) =>
  list
    .filter(({ table_name }) => !PEOPLE_PLANE_TABLES.includes(table_name))
    .flatMap(({ table_name, column_name }) => [table_name, column_name].map((name) => ({ where: `${table_name}.${column_name}`, name })))
    .filter(({ where, name }) => refusedName(name).refused && !NAME_EXCEPTIONS[where] && !NAME_EXCEPTIONS[name]);

/** Rows in tables that refer to each other, so that going down meets data. */
const SOME_ROWS = `
  insert into team (id, key, name) values ('01890000-0000-7000-8000-000000000001', 'seeded', 'Seeded');
  insert into user_account (id, email, name, role) values ('01890000-0000-7000-8000-000000000002', 'seeded@example.org', 'Seeded', 'admin');
  insert into membership (team_id, user_id) values ('01890000-0000-7000-8000-000000000001', '01890000-0000-7000-8000-000000000002');
  insert into service (id, key, name, tier, consistency_choice) values ('01890000-0000-7000-8000-000000000003', 'seeded', 'Seeded', 'tier1', 'not_applicable');
  insert into incident (id, number, kind, title, summary, severity, status_id, zone, declared_at)
    select '01890000-0000-7000-8000-000000000004', nextval('incident_number'), 'real', 'Seeded', '', 'sev1', id, 'UTC', now() from incident_status limit 1;
  insert into incident_service (incident_id, service_id) values ('01890000-0000-7000-8000-000000000004', '01890000-0000-7000-8000-000000000003');
  insert into environment (id, name, protection) values ('01890000-0000-7000-8000-000000000005', 'seeded', 'open');
  insert into game_day (id, number, title, environment_id) values ('01890000-0000-7000-8000-000000000006', nextval('game_day_number'), 'Seeded', '01890000-0000-7000-8000-000000000005');
  insert into language_keep (id, object_type, object_id, field, rule_id, fingerprint, reason) values
    ('01890000-0000-7000-8000-000000000007', 'Incident', '01890000-0000-7000-8000-000000000004', 'title', 'seeded.rule', 'aa', 'Seeded'),
    ('01890000-0000-7000-8000-000000000008', 'Incident', '01890000-0000-7000-8000-000000000004', 'summary', 'seeded.rule', 'bb', 'Seeded');
  insert into language_report (id, object_type, object_id, field, rule_id, fingerprint, words) values
    ('01890000-0000-7000-8000-000000000009', 'Incident', '01890000-0000-7000-8000-000000000004', 'title', 'seeded.rule', 'aa', 'Seeded');
  insert into outbox (topic, payload) values ('seeded', '{}')`;

describe('database law', () => {
  it('has no table or column that names a person as cause, as on call or for sanction', async () => {
    expect(refusedColumns(await columns())).toEqual([]);
  });

  it('would notice one', async () => {
    expect(
      refusedColumns([{ table_name: 'incident', column_name: 'caused_by', data_type: 'text', datetime_precision: null }]),
    ).toHaveLength(1);
  });

  it('holds every time with zone and milliseconds', async () => {
    const times = (await columns()).filter(({ data_type }) => data_type.startsWith('timestamp'));
    const odd = times.filter(
      ({ table_name, data_type, datetime_precision }) =>
        !['schema_migration', 'sign_in_throttle'].includes(table_name) &&
        (data_type !== 'timestamp with time zone' || datetime_precision !== 3),
    );
    expect(odd).toEqual([]);
    expect(times.length).toBeGreaterThan(5);
  });

  it('leads from no table of the learning plane to an account', async () => {
    const keys = await db.query<{ from_table: string }>(
      `select conrelid::regclass::text as from_table from pg_constraint where contype = 'f' and confrelid = 'user_account'::regclass`,
    );
    expect(keys.filter(({ from_table }) => !PEOPLE_PLANE_TABLES.includes(from_table))).toEqual([]);
  });

  it('has no pending migration: entities and tables agree', async () => {
    const dataSource = await makeDataSource({ url: db.ownerUrl, poolSize: 2, applicationName: 'test', entities }).initialize();
    try {
      expect((await dataSource.driver.createSchemaBuilder().log()).upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });

  it('runs every migration down and up again, over tables that hold rows', async () => {
    const dataSource = await makeDataSource({
      url: db.ownerUrl,
      poolSize: 2,
      applicationName: 'test',
      entities: [],
      migrations,
    }).initialize();
    try {
      const shape = async () => (await columns()).map((column) => JSON.stringify(column));
      const before = await shape();
      await db.query(SOME_ROWS);
      for (let i = 0; i < migrations.length; i++) await dataSource.undoLastMigration({ transaction: 'each' });
      expect((await columns()).filter(({ table_name }) => table_name !== 'schema_migration')).toEqual([]);
      expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
      expect(await shape()).toEqual(before);
    } finally {
      await dataSource.destroy();
    }
  });
});
