import type { PoolClient } from 'pg';
import type { EntityManager, ObjectLiteral } from 'typeorm';
import type { Actor } from '../auth';
import type { IdSource } from '../ids';
import type { JobContract } from '../jobs/job-contract';

/** Something that changed, sent to every API process when the transaction commits. Ids only; readers resolve them with their own rights. */
export interface LiveChange {
  /** What changed, for example `incident` or `run`. */
  topic: string;
  id: string;
  /** The object it belongs to, for subscriptions that follow a whole (a timeline entry's incident). */
  parentId?: string;
}

export interface AuditRecord {
  /** Past tense, `<object>.<verb>`, for example `incident.declared`. */
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** Facts worth keeping; never secrets, never texts of the learning plane. */
  data: Record<string, unknown>;
}

/**
 * One running transaction. What it writes beside the rows (audit events, outbox rows, live changes) is collected and written in one
 * statement just before the commit, so no change is ever without its audit event.
 */
export class Tx {
  private audits: AuditRecord[] = [];
  private jobs: { topic: string; payload: unknown }[] = [];
  private changes: LiveChange[] = [];

  constructor(
    readonly em: EntityManager,
    readonly actor: Actor,
    private readonly ids: IdSource,
  ) {}

  /** A new id. */
  id(): string {
    return this.ids.next();
  }

  /** Rows of a hand-written statement (of an update or delete: what it returns); values only through parameters. Bound. */
  readonly query = async <Row extends ObjectLiteral>(sql: string, params: readonly unknown[] = []): Promise<Row[]> => {
    const client = (await this.em.queryRunner!.connect()) as PoolClient;
    const name = params.length > 0 ? nameOf(sql) : undefined;
    return (await client.query<Row>({ ...(name ? { name } : {}), text: sql, values: params as unknown[] })).rows ?? [];
  };

  /** The first row, or null. */
  async one<Row extends ObjectLiteral>(sql: string, params: readonly unknown[] = []): Promise<Row | null> {
    return (await this.query<Row>(sql, params))[0] ?? null;
  }

  /** The database's own time; deadlines are set and compared by this clock. */
  async now(): Promise<Date> {
    return (await this.one<{ now: Date }>('select now()'))!.now;
  }

  /** Records who did what; commits with the change or not at all. */
  audit(action: string, subjectType: string, subjectId: string | null, data: Record<string, unknown> = {}): void {
    this.audits.push({ action, subjectType, subjectId, data });
  }

  /** Asks for a job; it is delivered at least once after the commit, never before. */
  enqueue<Payload>(job: JobContract<Payload>, payload: Payload): void {
    this.jobs.push({ topic: job.name, payload: job.schema.parse(payload) });
  }

  /** Tells the API processes that something changed. */
  changed(topic: string, id: string, parentId?: string): void {
    this.changes.push(parentId ? { topic, id, parentId } : { topic, id });
  }

  /** Forgets what was collected; goes with a rollback to a savepoint. */
  discard(): void {
    this.audits = [];
    this.jobs = [];
    this.changes = [];
  }

  /** Writes what was collected. Called once by the unit of work. */
  async flush(): Promise<void> {
    if (this.audits.length + this.jobs.length + this.changes.length === 0) return;
    await this.query(FLUSH, [
      JSON.stringify(this.audits.map((record) => ({ id: this.ids.next(), ...record }))),
      this.actor.kind,
      this.actor.auditId,
      JSON.stringify(this.jobs),
      JSON.stringify(this.changes),
    ]);
  }
}

const names = new Map<string, string>();
const MAX_NAMES = 500;

/** A name for a hand-written statement, so that each connection plans it once; none when there are more than a connection should keep. */
function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known || names.size >= MAX_NAMES) return known;
  const name = `tx_${names.size}`;
  names.set(sql, name);
  return name;
}

export const LIVE_CHANNEL = 'second_story_live';
export const OUTBOX_CHANNEL = 'second_story_outbox';

const FLUSH = `
  with audits as (
    insert into audit_event (id, actor_kind, actor_id, action, subject_type, subject_id, data)
    select (a->>'id')::uuid, $2, $3, a->>'action', a->>'subjectType', (a->>'subjectId')::uuid, a->'data'
    from jsonb_array_elements($1::jsonb) a
  ), jobs as (
    insert into outbox (topic, payload) select j->>'topic', j->'payload' from jsonb_array_elements($4::jsonb) j returning id
  )
  select
    (select count(pg_notify('${OUTBOX_CHANNEL}', id::text)) from (select max(id) id from jobs having count(*) > 0) newest),
    (select count(pg_notify('${LIVE_CHANNEL}', c::text)) from jsonb_array_elements($5::jsonb) c)`;
