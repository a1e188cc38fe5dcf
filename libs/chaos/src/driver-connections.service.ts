import { Injectable } from '@nestjs/common';
import { authorize, Sealer } from '@platform/auth';
import type { Tx } from '@platform/database';
import { type Refusal, refuse, refuseAll, refuseConflict } from '@platform/errors';
import { TEXT_LIMITS, TextInput, type UseCaseResult } from '@platform/graphql';
import { loadVisible } from '@platform/reads';
import { DriverConnectionEntity } from './driver-connection.entity';
import { drivers, findDriver } from './drivers';
import type { DriverConnectionCreateInput, DriverConnectionUpdateInput, DriverSecretInput } from './environment.inputs';
import { secretPlace } from './execution/ledger/open-connection';

/** How drivers reach their sides. Secrets go in sealed and never come out. */
@Injectable()
export class DriverConnectionsService {
  constructor(private readonly sealer: Sealer) {}

  async create(tx: Tx, input: DriverConnectionCreateInput): Promise<UseCaseResult> {
    authorize(tx.actor, 'environment:write');
    const texts = new TextInput();
    const name = texts.required(input.name, TEXT_LIMITS.title, 'name');
    refuseAll([...texts.refusals, ...settingProblems(input.kind, input.settings, input.secrets ?? [])]);
    await this.refuseTaken(tx, name, null);
    const id = tx.id();
    const settings = input.settings as Record<string, unknown>;
    await tx.em.insert(DriverConnectionEntity, {
      id,
      name,
      kind: input.kind,
      settings: settings as object,
      secret: this.seal(id, input.secrets),
      archivedAt: null,
    });
    return this.done(tx, id, 'created');
  }

  async update(tx: Tx, input: DriverConnectionUpdateInput): Promise<UseCaseResult> {
    const connection = await loadVisible(tx, DriverConnectionEntity, 'DriverConnection', input.id);
    authorize(tx.actor, 'environment:write', connection);
    refuseConflict(input.expectedRevision, connection.revision, { driverConnection: connection.id });
    const texts = new TextInput();
    const name = texts.required(input.name ?? connection.name, TEXT_LIMITS.title, 'name');
    // A kept secret must not be sent to a new address, so one is never changed without the other.
    const changesSettings = (input.settings ?? null) !== null || (input.secrets ?? null) !== null;
    const settings = (input.settings ?? connection.settings) as Record<string, unknown>;
    refuseAll([...texts.refusals, ...(changesSettings ? settingProblems(connection.kind, settings, input.secrets ?? []) : [])]);
    await this.refuseTaken(tx, name, connection.id);
    const archived = input.archived ?? connection.archivedAt !== null;
    if (archived || changesSettings) await this.refuseInUse(tx, connection.id);
    Object.assign(connection, {
      name,
      settings,
      secret: changesSettings ? this.seal(connection.id, input.secrets) : connection.secret,
      archivedAt: archived ? (connection.archivedAt ?? (await tx.now())) : null,
    });
    await tx.em.save(connection);
    return this.done(tx, connection.id, 'updated');
  }

  private seal(id: string, secrets: readonly DriverSecretInput[] | null | undefined): string | null {
    if (!secrets?.length) return null;
    return this.sealer.seal(JSON.stringify(Object.fromEntries(secrets.map(({ name, value }) => [name, value]))), secretPlace(id));
  }

  /** A fault can only be removed the way it was made. */
  private async refuseInUse(tx: Tx, id: string): Promise<void> {
    const open = `select 1 as one from fault where connection_id = $1 and state not in ('cleared', 'never_armed', 'irreversible_done') limit 1`;
    if (await tx.one(open, [id]))
      refuse('CONNECTION_IN_USE', 'Faults are there that only this connection can remove. Stop their runs first.', ['input', 'id']);
  }

  private async refuseTaken(tx: Tx, name: string, except: string | null): Promise<void> {
    if (await tx.one('select 1 as one from driver_connection where name = $1 and id is distinct from $2', [name, except]))
      refuse('NAME_TAKEN', 'There is a connection of this name already.', ['input', 'name']);
  }

  private done(tx: Tx, id: string, verb: string): UseCaseResult {
    tx.audit(`driverConnection.${verb}`, 'driverConnection', id);
    return { ids: { driverConnection: id } };
  }
}

function settingProblems(kind: string, settings: unknown, secrets: readonly DriverSecretInput[]): Refusal[] {
  const driver = findDriver(kind);
  if (!driver)
    return [{ code: 'DRIVER_UNKNOWN', message: `The drivers are ${drivers.map(({ name }) => name).join(', ')}.`, path: ['input', 'kind'] }];
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    return [{ code: 'SETTINGS_INVALID', message: 'Settings are an object.', path: ['input', 'settings'] }];
  const open = Object.keys(settings).find((name) => driver.secretSettings.includes(name));
  if (open) return [{ code: 'SECRET_IN_SETTINGS', message: `"${open}" is secret: send it in secrets.`, path: ['input', 'settings', open] }];
  const unknown = secrets.find(({ name }) => !driver.secretSettings.includes(name));
  if (unknown)
    return [
      { code: 'SECRET_UNKNOWN', message: `The secrets of ${kind} are ${driver.secretSettings.join(', ')}.`, path: ['input', 'secrets'] },
    ];
  const parsed = driver.settings.safeParse({ ...settings, ...Object.fromEntries(secrets.map(({ name, value }) => [name, value])) });
  return (parsed.error?.issues ?? []).map(({ path, message }) => ({
    code: 'SETTINGS_INVALID',
    message,
    path: driver.secretSettings.includes(String(path[0]))
      ? ['input', 'secrets', String(path[0])]
      : ['input', 'settings', ...path.map(String)],
  }));
}
