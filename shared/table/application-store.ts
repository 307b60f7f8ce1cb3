import type { Admission } from '../domain/case/admission.ts';
import type { Application, Tracking } from '../domain/case/application.ts';
import type { Change } from '../domain/case/change.ts';
import { EffectsRefusedError, WriteConflictError } from '../domain/errors.ts';
import { earlierItemOf, itemOf, keyOf } from './application-item.ts';
import { type ApplicationReader, applicationReader } from './application-reader.ts';
import { accompanyingWrites } from './effect-writes.ts';
import { putItem, retryOnConflict, type Table, transact, type Write } from './table.ts';

export interface ApplicationStore extends ApplicationReader {
  /**
   * Writes a change whole or not at all: the case as it is now, its audit event, every effect, and the other writes
   * given.
   *
   * @throws WriteConflictError where another writer was first, or the condition of an effect failed: read again
   */
  readonly write: (change: Change, also?: readonly Write[]) => Promise<Application>;
  /**
   * Writes a refusal that falls and the attempt in its place, both or neither.
   *
   * @throws WriteConflictError where another writer was first, or the place is taken: read again
   */
  readonly admit: (admission: Admission) => Promise<Application>;
  /**
   * Writes fields that are no change of the case: when it is next due, what needs attention, which workflow run it has;
   * and the other writes given, all or nothing.
   *
   * @throws WriteConflictError where another writer was first
   */
  readonly track: (application: Application, fields: Tracking, also?: readonly Write[]) => Promise<Application>;
  /**
   * Repeats work that reads, then writes under a condition, as long as another writer comes first.
   *
   * @throws WriteConflictError after about four seconds of losing to other writers
   */
  readonly retryOnConflict: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /**
   * A write for a transaction of other items: it holds while the application is as it was read, and raises its version,
   * so that another writer who read the same version reads again.
   */
  readonly versionWrite: (application: Application) => Write;
}

export function applicationStore(table: Table): ApplicationStore {
  return {
    ...applicationReader(table),
    write: (change, also = []) => writeChange(table, change, also),
    admit: (admission) => writeAdmission(table, admission),
    track: (application, fields, also = []) => writeFields(table, application, fields, also),
    retryOnConflict: (work) => retryOnConflict(table, work),
    versionWrite: (application) => versionWrite(table, application),
  };
}

async function writeChange(table: Table, change: Change, also: readonly Write[]): Promise<Application> {
  const { before, after, event } = change;
  if (before === null) throw new RangeError('A case begins in the submission store');
  const ofCase = caseWrites(table, { ...change, before });
  const written = await transact(table, [...ofCase, ...accompanyingWrites(table, change), ...also]);
  if (written.outcome === 'written') return after;
  const { codes } = written;
  const refused = refusedEffects(change, codes, ofCase.length + 1);
  const message = `${event.event}: ${codes.join()}`;
  throw refused.length > 0 ? new EffectsRefusedError(message, refused) : new WriteConflictError(message);
}

/**
 * The effects whose conditions failed, from the codes of the writes in their order. `first` is the place of the first
 * effect: the writes of the case and its event come before. Where one of those failed, another writer was first, and
 * the rest says nothing.
 */
function refusedEffects({ effects }: Change, codes: readonly string[], first: number): readonly string[] {
  const failed = (code: string | undefined) => code === 'ConditionalCheckFailed';
  if (codes.slice(0, first).some(failed)) return [];
  return effects.filter((_, index) => failed(codes[first + index])).map(({ kind }) => kind);
}

/**
 * The writes of the case's own item. One that is for another occupation or level from now on moves to another key,
 * which must be free: once for each, ever.
 */
function caseWrites(
  table: Table,
  { before, after, effects }: Change & { readonly before: Application },
): readonly Write[] {
  const [from, to] = [keyOf(before), keyOf(after)];
  const Item = itemOf(after);
  if (from.sk === to.sk) return [{ Put: { TableName: table.name, Item, ...versionCondition(before) } }];
  const previous = effects.find((effect) => effect.kind === 'SET_ASIDE')?.previous;
  const free = previous ? versionCondition(previous) : { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    { Delete: { TableName: table.name, Key: from, ...versionCondition(before) } },
    { Put: { TableName: table.name, Item, ...free } },
  ];
}

async function writeAdmission(table: Table, { overturned, admitted }: Admission): Promise<Application> {
  const written = await transact(table, [
    ...admissionWrites(table, { overturned, admitted }),
    ...accompanyingWrites(table, overturned),
    ...accompanyingWrites(table, admitted),
  ]);
  if (written.outcome === 'cancelled') throw new WriteConflictError(`admission: ${written.codes.join()}`);
  return admitted.after;
}

/** The new attempt takes the key of the refused one, or of a later one that ended, or a free one. */
function admissionWrites(table: Table, { overturned, admitted }: Admission): readonly Write[] {
  const TableName = table.name;
  const refused = overturned.before;
  const Item = itemOf(admitted.after);
  if (keyOf(refused).sk === keyOf(admitted.after).sk) {
    return [
      { Put: { TableName, Item, ...versionCondition(refused) } },
      { Put: { TableName, Item: earlierItemOf(overturned.after), ConditionExpression: 'attribute_not_exists(pk)' } },
    ];
  }
  const previous = admitted.effects.find((effect) => effect.kind === 'SET_ASIDE')?.previous;
  const free = previous ? versionCondition(previous) : { ConditionExpression: 'attribute_not_exists(pk)' };
  return [
    { Put: { TableName, Item, ...free } },
    { Put: { TableName, Item: itemOf(overturned.after), ...versionCondition(refused) } },
  ];
}

async function writeFields(
  table: Table,
  application: Application,
  fields: Tracking,
  also: readonly Write[],
): Promise<Application> {
  const next: Application = { ...application, ...fields, version: application.version + 1 };
  const put = { Item: itemOf(next), ...versionCondition(application) };
  if (also.length === 0) {
    await putItem(table, put);
    return next;
  }
  const written = await transact(table, [{ Put: { TableName: table.name, ...put } }, ...also]);
  if (written.outcome === 'cancelled') throw new WriteConflictError(`fields: ${written.codes.join()}`);
  return next;
}

function versionWrite(table: Table, application: Application): Write {
  const { ExpressionAttributeValues, ...condition } = versionCondition(application);
  return {
    Update: {
      TableName: table.name,
      Key: keyOf(application),
      UpdateExpression: 'ADD #version :one',
      ...condition,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ':one': 1 },
    },
  };
}

/** Holds while a case is as it was read. */
export function versionCondition({ applicationId, version }: Pick<Application, 'applicationId' | 'version'>) {
  return {
    ConditionExpression: 'applicationId = :id AND #version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':id': applicationId, ':version': version },
  };
}
