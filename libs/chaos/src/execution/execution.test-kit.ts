import type { HttpCall } from '@chaos/engine';
import { makeDataSource, UnitOfWork } from '@platform/database';
import { UuidSource } from '@platform/ids';
import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { FakeDriver } from '../../../../test/conformance/fake.driver';
import { FakeTargetSide } from '../../../../test/conformance/fake-target-side';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database';
import { type ExperimentInput, type ExperimentSpec, withExperimentDefaults } from '../domain/experiment';
import type { DriverDefinition } from '../drivers/driver.contract';
import type { ExecutionHost, RunEvidence } from './execution-host';
import { PgStore } from './ledger';

const ids = new UuidSource();

/** How the probed system looks: broken while a fault is there, always steady, always broken, or not to be read. */
export type System = 'follows' | 'steady' | 'broken' | 'blind';

/** A database, a fake target side and a host for executors on them. */
export class ExecutionKit {
  readonly side = new FakeTargetSide(Array.from({ length: 60 }, (_, i) => `t${i}`).concat('shop', 'other'));
  /** Called before each request reaches the side; may wait or throw. */
  onRequest: (method: string) => Promise<void> = async () => undefined;
  system: System = 'follows';
  readonly evidence: RunEvidence[] = [];
  readonly arms: string[] = [];
  environmentId = '';
  connectionId = '';
  private readonly pools: Pool[] = [];

  private constructor(
    readonly db: TestDatabase,
    readonly dataSource: DataSource,
  ) {}

  static async start(entities: Parameters<typeof makeDataSource>[0]['entities'] = []): Promise<ExecutionKit> {
    const db = await createTestDatabase();
    const dataSource = await makeDataSource({ url: db.appUrl, poolSize: 4, applicationName: 'test', entities }).initialize();
    const kit = new ExecutionKit(db, dataSource);
    kit.environmentId = ids.next();
    kit.connectionId = ids.next();
    await db.query(`insert into environment (id, name, protection) values ($1, 'test', 'open')`, [kit.environmentId]);
    await db.query(`insert into driver_connection (id, name, kind) values ($1, 'fake', 'fake')`, [kit.connectionId]);
    for (const name of ['shop', 'other', 'nowhere']) await kit.target(name);
    return kit;
  }

  get work(): UnitOfWork {
    return new UnitOfWork(this.dataSource, ids);
  }

  private readonly http: HttpCall = async (request) => {
    await this.onRequest(request.method);
    if (request.method === 'POST') this.arms.push(request.body ?? '');
    return this.side.call(request);
  };

  readonly driver: DriverDefinition = {
    name: 'fake',
    title: 'Fake',
    capability: { ttlEnforcedBy: 'target', stopConfirmation: 'observed', dryRun: false, needsHeartbeat: false, needsNetworkTo: '' },
    settings: z.object({}),
    secretSettings: [],
    faults: [],
    create: () => new FakeDriver(this.http),
  };

  store(): PgStore {
    const pool = new Pool({ connectionString: this.db.appUrl, max: 8 });
    pool.on('error', () => undefined);
    this.pools.push(pool);
    return new PgStore(pool);
  }

  host(): ExecutionHost {
    const store = this.store();
    return {
      store,
      findDriver: () => this.driver,
      driverOf: async () => this.driver.create({}, { http: this.http }),
      probes: {
        http: async () => {
          if (this.system === 'blind') throw new Error('no answer');
          const well = this.system === 'steady' || (this.system === 'follows' && this.side.present().length === 0);
          return { status: 200, body: JSON.stringify({ rate: well ? 1 : 0.2 }) };
        },
        connect: async () => ({ connected: true }),
        now: () => new Date(),
        monotonicMs: () => performance.now(),
      },
      finishing: (work) =>
        store.transaction((query) =>
          work(query, async (evidence) => {
            this.evidence.push(evidence);
          }),
        ),
      onStop: () => () => undefined,
      leaseMs: 15_000,
      heartbeatMs: 5_000,
      log: { info: () => undefined, warn: () => undefined },
    };
  }

  async target(driverTarget: string): Promise<void> {
    await this.db.query('insert into chaos_target (id, name, environment_id, connection_id, driver_target) values ($1, $2, $3, $4, $5)', [
      ids.next(),
      `target ${driverTarget}`,
      this.environmentId,
      this.connectionId,
      driverTarget,
    ]);
  }

  /** A short plan: 200 ms of baseline, one fault of 500 ms on `shop`. */
  spec(over: { injections?: Partial<ExperimentInput['injections'][number]>[]; guards?: object; timing?: object } = {}): ExperimentSpec {
    const injections = (over.injections ?? [{}]).map((one, i) => ({
      ref: `f${i + 1}`,
      driver: 'fake',
      target: 'shop',
      fault: { kind: 'down', params: {} },
      durationMs: 500,
      ...one,
    }));
    const settings = { url: 'http://gateway.test/', value: { from: 'json', pointer: '/rate' } };
    return withExperimentDefaults({
      steadyState: {
        title: 'Well',
        probes: [{ name: 'rate', kind: 'http', settings, tolerance: { gte: 0.99 }, intervalMs: 50, timeoutMs: 500 }],
      },
      hypothesis: 'It holds.',
      injections,
      guards: { maxTargets: 50, ...over.guards },
      timing: { baselineMs: 200, recoveryTimeoutMs: 2_000, streak: 2, blindAfter: 3, ...over.timing },
    });
  }

  /** An experiment with this spec. */
  async experiment(spec = this.spec()): Promise<string> {
    const [experiment, version] = [ids.next(), ids.next()];
    await this.db.query(`insert into experiment (id, number, title, environment_id) values ($1, nextval('experiment_number'), 'Try', $2)`, [
      experiment,
      this.environmentId,
    ]);
    await this.db.query(`insert into experiment_version (id, experiment_id, number, spec, spec_hash) values ($1, $2, 1, $3, 'x')`, [
      version,
      experiment,
      JSON.stringify(spec),
    ]);
    await this.db.query('update experiment set current_version_id = $2 where id = $1', [experiment, version]);
    return experiment;
  }

  /** A run that waits for a worker. */
  async queued(spec = this.spec()): Promise<string> {
    const experiment = await this.experiment(spec);
    const run = ids.next();
    await this.db.query(
      `insert into run (id, number, experiment_id, experiment_version_id, environment_id, purpose, lifecycle, target_keys)
       select $1, nextval('run_number'), id, current_version_id, environment_id, 'manual', 'queued', '{}' from experiment where id = $2`,
      [run, experiment],
    );
    return run;
  }

  /** A fault of a run as a worker that died left it, there at the target side as well. */
  async leftBehind(runId: string, target: string, state: 'arming' | 'active', expiresInMs = 60_000, ordinal = 1): Promise<string> {
    const name = `gd-${runId}-${ordinal}`;
    const driverState = { externalName: name, target, kind: 'down', params: {}, durationMs: expiresInMs, leaseMs: 15_000 };
    await this.side.call({
      method: 'POST',
      url: 'fake://side/f/',
      headers: {},
      body: JSON.stringify({ name, target, kind: 'down', ms: 600_000 }),
      timeoutMs: 100,
      signal: new AbortController().signal,
    });
    await this.db.query(
      `insert into fault (id, run_id, ordinal, ref, environment_id, connection_id, target_id, target_key, external_name, driver, kind, state,
         driver_state, duration_ms, ttl_enforced_by, expires_at, activated_at)
       select $1, $2, $3, 'f', $4, $5, t.id, $6, $7, 'fake', 'down', $8::text, $9::jsonb, $10::integer, 'target', now() + make_interval(secs => $10::float8 / 1000),
         case when $8::text = 'active' then now() end from chaos_target t where t.driver_target = $11`,
      [
        ...[ids.next(), runId, ordinal, this.environmentId, this.connectionId, `${this.connectionId}/${target}`, name, state],
        ...[JSON.stringify(driverState), expiresInMs, target],
      ],
    );
    return name;
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests read rows of any shape
  async row(runId: string): Promise<any> {
    return (await this.db.query('select * from run where id = $1', [runId]))[0];
  }

  // biome-ignore lint/suspicious/noExplicitAny: tests read rows of any shape
  faults(runId: string): Promise<any[]> {
    return this.db.query('select * from fault where run_id = $1 order by ordinal', [runId]);
  }

  /** Waits until `done` says so, at most 10 s. */
  async until(done: () => Promise<boolean> | boolean): Promise<void> {
    const end = Date.now() + 10_000;
    while (!(await done())) {
      if (Date.now() > end) throw new Error('it did not come to that');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Back to a quiet system between tests. */
  async quiet(): Promise<void> {
    Object.assign(this, { system: 'follows', onRequest: async () => undefined });
    this.side.stuck = false;
    this.evidence.length = 0;
    this.arms.length = 0;
    await this.db.query(`update emergency_stop set released_at = now() where released_at is null`);
  }

  async close(): Promise<void> {
    await Promise.all(this.pools.map((pool) => pool.end()));
    await this.dataSource.destroy();
    await this.db.drop();
  }
}
