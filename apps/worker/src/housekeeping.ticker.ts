import { Injectable } from '@nestjs/common';
import { Ticker } from '@platform/jobs';
import { DataSource } from 'typeorm';

const KEPT: readonly [table: string, condition: string][] = [
  ['outbox', `sent_at < now() - interval '1 day'`],
  ['processed_delivery', `at < now() - interval '2 days'`],
  ['idempotency_key', `at < now() - interval '24 hours'`],
  ['sign_in_throttle', `minute < now() - interval '1 hour'`],
];

/** Deletes rows that have served their time, a bounded number at once. Harmless when several workers do it. */
@Injectable()
export class HousekeepingTicker extends Ticker {
  readonly name = 'housekeeping';
  readonly everyMs = 60_000;

  constructor(private readonly dataSource: DataSource) {
    super();
  }

  async run(): Promise<void> {
    for (const [table, condition] of KEPT) {
      await this.dataSource.query(`delete from ${table} where ctid = any (array(select ctid from ${table} where ${condition} limit 5000))`);
    }
  }
}
