import type { Actor } from '../domain/actor.ts';
import type { Application } from '../domain/application.ts';
import { sealEvent } from '../domain/audit-event.ts';
import { ApplicationNotFoundError, TransactionContendedError } from '../domain/errors.ts';
import type { Instant } from '../domain/instant.ts';
import { isUnsuccessful } from '../domain/phase.ts';
import { type EventName, phaseAfter } from '../domain/transitions.ts';
import { earlierItemOf, itemOf, keyOf, parseApplication } from './application-item.ts';
import {
  ATTEMPTS_FROM,
  ATTEMPTS_TO,
  annualCounterKey,
  applicationIndexKey,
  eventKey,
  INDEXES,
  personPartition,
} from './keys.ts';
import { getItem, putItem, queryItems, type Table, transact, type Write, whileContended } from './table.ts';

/** One change of phase, or one thing recorded, with the other writes that must stand or fall with it. */
export interface Change {
  readonly event: EventName;
  readonly actor: Actor;
  readonly at: Instant;
  readonly fields?: Partial<Application>;
  readonly also?: readonly Write[];
}

export interface ApplicationStore {
  /** @throws ApplicationNotFoundError */
  readonly byId: (applicationId: string) => Promise<Application>;
  /** The person's attempts, newest first; at most `limit` items are read. */
  readonly ofPerson: (idNumber: string, limit: number) => Promise<readonly Application[]>;
  /**
   * Writes a change, its audit event, and the annual place given back where the change ends the attempt without a payment.
   *
   * @throws ServiceError WRONG_PHASE where the transition table does not have it
   * @throws TransactionContendedError where another writer was first, or a condition of `also` failed: read again
   */
  readonly change: (application: Application, change: Change) => Promise<Application>;
  /**
   * Writes fields that are no change of the case: when it is next due, what needs attention, which workflow run it has.
   *
   * @throws TransactionContendedError where another writer was first
   */
  readonly amend: (application: Application, fields: Partial<Application>) => Promise<Application>;
  /**
   * Repeats work that reads, then writes under a condition, while other writers come between.
   *
   * @throws TransactionContendedError once it has lost the race a dozen times
   */
  readonly whileContended: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /**
   * For a transaction of other items: holds while the application is as it was read, and sends whoever read the same to read
   * again, since what they read beside it may have changed.
   */
  readonly versionWrite: (application: Application) => Write;
}

export function applicationStore(table: Table): ApplicationStore {
  return {
    byId: (applicationId) => readById(table, applicationId),
    ofPerson: (idNumber, limit) => readAttempts(table, idNumber, limit),
    change: (application, change) => writeChange(table, application, change),
    amend: (application, fields) => writeFields(table, application, fields),
    whileContended: (work) => whileContended(table, work),
    versionWrite: (application) => versionWrite(table, application),
  };
}

async function readById(table: Table, applicationId: string): Promise<Application> {
  const [found] = await queryItems(table, {
    IndexName: INDEXES.byApplication,
    KeyConditionExpression: 'applicationPk = :pk',
    ExpressionAttributeValues: { ':pk': applicationIndexKey(applicationId).applicationPk },
    Limit: 1,
  });
  const item = found && (await getItem(table, { pk: String(found.pk), sk: String(found.sk) }));
  // Between the two reads a new attempt may have taken the key; the old one then lies under another.
  if (item?.applicationId !== applicationId) throw new ApplicationNotFoundError('no application under this id');
  return parseApplication(item);
}

async function readAttempts(table: Table, idNumber: string, limit: number): Promise<readonly Application[]> {
  const items = await queryItems(table, {
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: { ':pk': personPartition(idNumber), ':from': ATTEMPTS_FROM, ':to': ATTEMPTS_TO },
    ConsistentRead: true,
    Limit: limit,
  });
  return items.map(parseApplication).sort((one, other) => newestFirst(one, other));
}

function newestFirst(one: Application, other: Application): number {
  return other.submittedAt.localeCompare(one.submittedAt) || other.applicationId.localeCompare(one.applicationId);
}

async function writeChange(table: Table, application: Application, change: Change): Promise<Application> {
  const { event, actor, at, fields = {}, also = [] } = change;
  const { applicationId, applicant } = application;
  const phase = phaseAfter(application.phase, event, actor.kind);
  const sealed = sealEvent({
    applicationId,
    sequence: application.eventCount + 1,
    event,
    at,
    actor,
    before: application.phase,
    after: phase,
    previousHash: application.lastEventHash,
  });
  const next: Application = {
    ...application,
    // What needed attention in one phase is settled by moving on to the next.
    attention: phase === application.phase ? application.attention : undefined,
    ...fields,
    phase,
    version: application.version + 1,
    eventCount: sealed.sequence,
    lastEventHash: sealed.hash,
  };
  const written = await transact(table, [
    { Put: { TableName: table.name, Item: itemOf(next), ...versionCondition(application) } },
    {
      Put: {
        TableName: table.name,
        Item: { ...eventKey(applicant.idNumber, applicationId, sealed.sequence), ...sealed },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
    ...(isUnsuccessful(phase) ? [placeGivenBack(table, application)] : []),
    ...also,
  ]);
  if (written.outcome === 'cancelled') throw new TransactionContendedError(`${event}: ${written.codes.join()}`);
  return next;
}

async function writeFields(table: Table, application: Application, fields: Partial<Application>): Promise<Application> {
  const next: Application = { ...application, ...fields, version: application.version + 1 };
  // An attempt that ended may lie aside by now: the next one takes its key.
  const items = isUnsuccessful(next.phase) ? [itemOf(next), earlierItemOf(next)] : [itemOf(next)];
  for (const Item of items) {
    try {
      await putItem(table, { Item, ...versionCondition(application) });
      return next;
    } catch (error) {
      if (!(error instanceof TransactionContendedError)) throw error;
    }
  }
  throw new TransactionContendedError('amend: lost the race');
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

function versionCondition({ applicationId, version }: Pick<Application, 'applicationId' | 'version'>) {
  return {
    ConditionExpression: 'applicationId = :id AND #version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':id': applicationId, ':version': version },
  };
}

function placeGivenBack(table: Table, application: Application): Write {
  return {
    Update: {
      TableName: table.name,
      Key: annualCounterKey(application.applicant.idNumber, application.year),
      UpdateExpression: 'ADD taken :minusOne',
      ConditionExpression: 'taken > :zero',
      ExpressionAttributeValues: { ':minusOne': -1, ':zero': 0 },
    },
  };
}
