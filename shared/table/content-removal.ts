import type { Application } from '../domain/case/application.ts';
import { paymentWithout, recoveryWithout, staysWithPerson, withoutContent } from '../domain/case/removal.ts';
import { markedNumbers, markHash } from '../domain/look-up-mark.ts';
import { objectionSchema } from '../domain/objection.ts';
import { type Payment, paymentSchema } from '../domain/payment.ts';
import { recoverySchema } from '../domain/recovery.ts';
import type { ContentRemoved } from '../domain/retention.ts';
import { taskSchema } from '../domain/task.ts';
import { itemOf } from './application-item.ts';
import { versionCondition } from './application-store.ts';
import { BATCH_ROWS, batchRowKey } from './batch-keys.ts';
import { moveToOwnPartition, takeFromPerson } from './case-move.ts';
import { caseRecordStore } from './case-record-store.ts';
import {
  accessPrefix,
  findingPrefix,
  formerDeclarationPrefix,
  type Key,
  markKey,
  objectedKey,
  objectionPrefix,
  objectionReceiptKey,
  paymentPrefix,
  personPartition,
  recheckPrefix,
  recoveryPrefix,
  taskPrefix,
} from './keys.ts';
import { deleteItem, putItem, queryItems, queryLongPrefix, type Table } from './table.ts';

export interface ContentRemoval {
  /**
   * Takes away what a case loses, once its removal has begun. Each write may be the last one before the function is
   * killed: called again, it goes on where it was. Afterwards the case is marked as done.
   *
   * @throws RangeError where no removal has begun
   * @throws WriteConflictError where another call works on the same case
   */
  readonly finish: (application: Application) => Promise<void>;
}

/** @param personKey the key of the person hashes, from which that of the marks is derived */
export function contentRemoval(table: Table, personKey: string, now: () => Date): ContentRemoval {
  return {
    finish: async (application) => {
      const removed = application.contentRemoved;
      if (!removed) throw new RangeError('no removal has begun');
      if (removed.done) return;
      if (removed.from !== undefined) {
        await takeFromPerson(table, application, removed.from);
        return markDone(table, application, { ...removed, from: undefined });
      }
      await removeMarks(table, personKey, application);
      await removeRecords(table, application);
      await removeOldAccesses(table, application, now());
      await reduceMoney(table, application, removed);
      if (staysWithPerson(application, removed.scope)) return markDone(table, application, removed);
      const moved = await moveToOwnPartition(table, application, removed);
      await takeFromPerson(table, moved, application.applicant.idNumber);
      return markDone(table, moved, { ...removed, from: undefined });
    },
  };
}

async function markDone(table: Table, application: Application, removed: ContentRemoved): Promise<void> {
  const stripped = withoutContent(application, { ...removed, done: true });
  const done: Application = { ...stripped, version: application.version + 1 };
  await putItem(table, { Item: itemOf(done), ...versionCondition(application) });
}

/** Marks first: the declarations name every number that was marked. */
async function removeMarks(table: Table, personKey: string, application: Application): Promise<void> {
  const { applicationId, applicant } = application;
  const former = await caseRecordStore(table).formerDeclarations(application);
  for (const number of [application, ...former].flatMap(markedNumbers)) {
    const marked = { idNumber: applicant.idNumber, applicationId };
    await deleteItem(table, markKey(number.kind, markHash(personKey, number), marked));
  }
}

type Item = Readonly<Record<string, unknown>>;

/** Every item of a case under a prefix, in order. */
async function itemsOf(
  table: Table,
  { applicant, applicationId }: Application,
  prefixOf: (applicationId: string) => string,
): Promise<readonly (Item & Key)[]> {
  const pk = personPartition(applicant.idNumber);
  const items = await queryLongPrefix(table, { pk, prefix: prefixOf(applicationId), enough: Number.POSITIVE_INFINITY });
  return items.map((item) => ({ ...item, ...keyOfItem(item) }));
}

function keyOfItem({ pk, sk }: Item): Key {
  return { pk: String(pk), sk: String(sk) };
}

/** What was declared, found, decided and objected. The events say that it was, when and by whom. */
async function removeRecords(table: Table, application: Application): Promise<void> {
  for (const item of await itemsOf(table, application, objectionPrefix)) {
    const objection = objectionSchema.parse(item);
    for (const by of [{ phone: objection.phone }, { idNumber: objection.objectorIdNumber }]) {
      await deleteItem(table, objectedKey(objection, by));
    }
    await deleteItem(table, objectionReceiptKey(objection.objectionId));
    await deleteItem(table, keyOfItem(item));
  }
  for (const item of await itemsOf(table, application, taskPrefix)) {
    const { request } = taskSchema.parse(item);
    if (request?.kind === 'COMPLAINT') await deleteItem(table, objectionReceiptKey(request.complaintId));
    await deleteItem(table, keyOfItem(item));
  }
  for (const prefix of [findingPrefix, recheckPrefix, formerDeclarationPrefix]) {
    for (const item of await itemsOf(table, application, prefix)) await deleteItem(table, keyOfItem(item));
  }
}

/** DynamoDB deletes an expired record some days late, or not at all where it does not run. */
async function removeOldAccesses(table: Table, application: Application, now: Date): Promise<void> {
  const seconds = now.getTime() / 1000;
  for (const item of await itemsOf(table, application, accessPrefix)) {
    if (typeof item.expiresAtSeconds === 'number' && item.expiresAtSeconds <= seconds) {
      await deleteItem(table, keyOfItem(item));
    }
  }
}

/** Payments and recoveries as far as they stay. */
async function reduceMoney(table: Table, application: Application, { scope }: ContentRemoved): Promise<void> {
  for (const item of await itemsOf(table, application, paymentPrefix)) {
    const payment = paymentSchema.parse(item);
    if (scope === 'ALL') await leaveBatch(table, payment);
    await putItem(table, { Item: { ...keyOfItem(item), ...paymentWithout(payment, scope) } });
  }
  for (const item of await itemsOf(table, application, recoveryPrefix)) {
    await putItem(table, { Item: { ...keyOfItem(item), ...recoveryWithout(recoverySchema.parse(item), scope) } });
  }
}

const ITEMS_AT_ONCE = 100;

/** The row of a payment leaves its batch. With the last one, the batch's files, results and downloads go. */
async function leaveBatch(table: Table, payment: Payment): Promise<void> {
  const { batchId } = payment;
  if (batchId === undefined) return;
  const row = batchRowKey(batchId, payment);
  await deleteItem(table, row);
  const [left] = await queryLongPrefix(table, { pk: row.pk, prefix: BATCH_ROWS, enough: 1 });
  if (left) return;
  for (;;) {
    const rest = await queryItems(table, {
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': row.pk },
      ConsistentRead: true,
      Limit: ITEMS_AT_ONCE,
    });
    if (rest.length === 0) return;
    for (const item of rest) await deleteItem(table, keyOfItem(item));
  }
}
