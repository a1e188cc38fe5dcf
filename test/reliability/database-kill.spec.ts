import { pause, within } from '../conformance/loopback';
import { entriesOf } from './checks/history-entry';
import { longOutages, lostWrites, strangeRows, type WrittenRow } from './checks/write-checks';
import { Chance } from './kit/chance';
import { History } from './kit/history';
import { killAll, treeOf } from './kit/processes';
import { Rig } from './kit/rig';

const CLIENTS = 8;
const KILLS = 3;
/** How soon the API must be ready again once the database answers. */
const READY_MS = 10_000;

describe('PostgreSQL killed with SIGKILL during mutations', () => {
  const chance = new Chance();
  const history = History.begin('database-kill', chance.seed);
  let rig: Rig;
  let apiPid: number | undefined;
  let incidentId: string;
  let rows: WrittenRow[];
  let writing = true;

  /** Writes one row after another, teams or timeline entries; a name is used once, whatever became of it. */
  async function client(number: number): Promise<void> {
    const kind = number % 2 === 0 ? 'team' : 'entry';
    for (let n = 1; writing; n++) {
      const key = `c${number}-${n}`;
      const start = Date.now();
      const { result } =
        kind === 'team'
          ? await rig.api.try('teamCreate', { key, name: `Team ${key}` }, 'team { id }')
          : await rig.api.try(
              'timelineEntryAdd',
              { incidentId, occurredAt: new Date(start).toISOString(), text: key },
              'timelineEntry { id }',
            );
      history.add({ op: 'write', kind, key, start, end: Date.now(), result });
      if (result !== 'ok') await pause(50);
    }
  }

  const isReady = () =>
    fetch(`${rig.stack.url}/health/ready`, { signal: AbortSignal.timeout(3_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
  const answers = () =>
    rig.db.query('select 1').then(
      () => true,
      () => false,
    );

  async function strike(): Promise<void> {
    const pid = rig.stack.database!.pid;
    const start = Date.now();
    killAll(treeOf(pid));
    history.add({ op: 'strike', process: 'postgres', signal: 'SIGKILL', pid, start, end: Date.now(), result: 'ok', interrupted: [] });
    await within(5_000, async () => rig.stack.database!.pid !== pid || !(await answers()));
    const up = await within(60_000, answers);
    const answeredAt = Date.now();
    history.add({ op: 'outage', what: 'database', start, end: answeredAt, result: up ? 'ok' : 'fail' });
    const ready = await within(READY_MS + 5_000, isReady);
    history.add({ op: 'outage', what: 'api', start: answeredAt, end: Date.now(), result: ready ? 'ok' : 'fail' });
  }

  beforeAll(
    history.step(async () => {
      rig = await Rig.start({ chance, processes: ['api'], proxies: 0, throwAway: false });
      apiPid = rig.stack.child('api').pid;
      const declared = await rig.api.must('incidentDeclare', { title: 'Writes go on', severity: 'SEV3' }, 'incident { id }');
      incidentId = declared.incident.id;
      const clients = Array.from({ length: CLIENTS }, (_, i) => client(i + 1));
      for (let i = 0; i < KILLS; i++) {
        await pause(chance.between(2_000, 4_000));
        await strike();
      }
      await pause(1_000);
      writing = false;
      await Promise.all(clients);
      rows = (
        await rig.db.query(
          `select w.kind, w.key, count(a.id)::int as audits
         from (select 'team' as kind, key, id, 'team.created' as action from team
               union all select 'entry', text, id, 'timelineEntry.added' from timeline_entry where incident_id = $1 and kind = 'note') w
         left join audit_event a on a.subject_id = w.id and a.action = w.action group by w.kind, w.key, w.id`,
          [incidentId],
        )
      ).rows;
    }),
    120_000,
  );
  afterAll(async () => {
    await rig?.close();
    history.end();
  }, 60_000);

  it(
    'keeps every acknowledged write, each with its audit event',
    history.step(() => {
      const writes = entriesOf(history.read(), 'write');
      const count = (result: string) => writes.filter((one) => one.result === result).length;
      process.stdout.write(
        `database-kill: ${KILLS} kills, ${writes.length} writes: ${count('ok')} acknowledged, ${count('fail')} refused, ${count('unknown')} unknown; ${rows.length} rows\n`,
      );
      history.demand([...lostWrites(history.read(), rows), ...strangeRows(history.read(), rows)]);
      expect(count('ok')).toBeGreaterThan(100);
      expect(count('unknown')).toBeGreaterThan(0);
      expect(count('fail')).toBe(0);
    }),
  );

  it(
    'has the API healthy again within ten seconds, in the same process',
    history.step(() => {
      const outages = entriesOf(history.read(), 'outage');
      process.stdout.write(`database-kill: away ${outages.map(({ what, start, end }) => `${what} ${end - start} ms`).join(', ')}\n`);
      history.demand(longOutages(history.read(), { api: READY_MS }));
      expect(outages).toHaveLength(2 * KILLS);
      expect(rig.stack.child('api').pid).toBe(apiPid);
      expect(rig.stack.child('api').ends).toBe(0);
      expect(new Set(entriesOf(history.read(), 'strike').map(({ pid }) => pid)).size).toBe(KILLS);
    }),
  );

  it(
    'ran with durability on',
    history.step(async () => {
      const settings = await rig.db.query(
        `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`,
      );
      expect(settings.rows.map(({ setting }: { setting: string }) => setting)).toEqual(['on', 'on', 'on']);
    }),
  );

  it(
    'negative control: one acknowledged write that is not there is found',
    history.step(async () => {
      const { kind, key } = entriesOf(history.read(), 'write').find(({ result }) => result === 'ok')!;
      expect(
        lostWrites(
          history.read(),
          rows.filter((row) => row.kind !== kind || row.key !== key),
        ),
      ).toEqual([`${kind} ${key} was acknowledged and is not there`]);
    }),
  );
});
