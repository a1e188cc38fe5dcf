import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { hashSecret, newSecret, SCOPES } from '@platform/auth';
import { loadConfig } from '@platform/config';
import { makeDataSource } from '@platform/database';
import { UuidSource } from '@platform/ids';

/**
 * Makes an API token for whoever holds the data folder: `--name TEXT --scope read,write,operate,admin --days N`. The account behind it is a
 * service account of its own (role admin, no password), made on first use. Prints the secret on standard output.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { name: { type: 'string' }, scope: { type: 'string', multiple: true }, days: { type: 'string' } },
  });
  const scopes = (values.scope ?? ['read']).flatMap((scope) => scope.split(','));
  const unknown = scopes.filter((scope) => !SCOPES.includes(scope as (typeof SCOPES)[number]));
  if (unknown.length > 0) throw new Error(`unknown scope ${unknown.join(', ')}; there are ${SCOPES.join(', ')}`);
  const days = values.days === undefined ? null : Number(values.days);
  if (days !== null && !(days > 0 && days <= 3650)) throw new Error('--days takes a number from 1 to 3650');
  const config = loadConfig(process.env, { process: 'cli', required: ['DATABASE_URL'] });
  const dataSource = await makeDataSource({
    url: config.DATABASE_URL,
    poolSize: 1,
    applicationName: 'second-story token',
    entities: [],
  }).initialize();
  try {
    const ids = new UuidSource();
    const secret = newSecret('ss_tok_');
    await dataSource.transaction(async (tx) => {
      const [account] = await tx.query(
        `insert into user_account (id, email, name, role) values ($1, 'command-line@second-story.invalid', 'Command line', 'admin')
         on conflict (email) do update set name = excluded.name returning id`,
        [ids.next()],
      );
      const id = ids.next();
      await tx.query(
        `insert into api_token (id, user_id, name, secret_hash, scopes, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(days => $6::int))`,
        [id, account.id, (values.name ?? 'command line').slice(0, 120), hashSecret(secret), scopes, days],
      );
      await tx.query(
        `insert into audit_event (id, actor_kind, actor_id, action, subject_type, subject_id, data) values ($1, 'system', 'system', 'apiToken.created', 'apiToken', $2, $3)`,
        [ids.next(), id, JSON.stringify({ scopes, via: 'command line' })],
      );
    });
    process.stdout.write(`${secret}\n`);
  } finally {
    await dataSource.destroy();
  }
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
