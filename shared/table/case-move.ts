import type { Application } from '../domain/case/application.ts';
import { withoutContent } from '../domain/case/removal.ts';
import { WriteConflictError } from '../domain/errors.ts';
import { type ContentRemoved, withoutPerson } from '../domain/retention.ts';
import { itemOf, keyOf, parseApplication } from './application-item.ts';
import { versionCondition } from './application-store.ts';
import {
  ATTEMPTS_FROM,
  ATTEMPTS_TO,
  accessPrefix,
  annualCounterKey,
  eventPrefix,
  openRecoveriesKey,
  paymentPrefix,
  personPartition,
  REFUSED_SUBMISSIONS,
  recoveryPrefix,
} from './keys.ts';
import { deleteItem, putItem, queryItems, queryLongPrefix, type Table, transact } from './table.ts';

/** What is left of a case beside its own item. */
const LEFT = [eventPrefix, paymentPrefix, recoveryPrefix, accessPrefix];

/**
 * Moves a case without its content out of the partition of its person into one of its own, whose key names the case
 * only. Its events are there before it is, so that its trail is whole at every moment.
 *
 * @returns the case as it is then: it still names the partition that it came from
 * @throws WriteConflictError where another writer was first
 */
export async function moveToOwnPartition(
  table: Table,
  application: Application,
  removed: ContentRemoved,
): Promise<Application> {
  const { idNumber } = application.applicant;
  await copyRest(table, application, idNumber);
  const next = withoutContent(application, { ...removed, from: idNumber });
  const moved: Application = { ...next, version: application.version + 1 };
  const written = await transact(table, [
    { Delete: { TableName: table.name, Key: keyOf(application), ...versionCondition(application) } },
    { Put: { TableName: table.name, Item: itemOf(moved), ConditionExpression: 'attribute_not_exists(pk)' } },
  ]);
  if (written.outcome === 'cancelled') throw new WriteConflictError(`move: ${written.codes.join()}`);
  return moved;
}

/**
 * Takes what is left of a moved case from the partition of its person, and what the partition has for all cases of the
 * person together, where no other case needs it.
 */
export async function takeFromPerson(table: Table, moved: Application, idNumber: string): Promise<void> {
  // Once more: staff may have read the case while it was moved.
  await copyRest(table, moved, idNumber, true);
  const others = await casesOf(table, idNumber);
  if (others.every(({ year }) => year !== moved.year)) await deleteItem(table, annualCounterKey(idNumber, moved.year));
  // No recovery of a case that loses its content is open, so the count of those from the person is 0.
  if (others.length === 0) await deleteItem(table, openRecoveriesKey(idNumber));
}

async function copyRest(table: Table, { applicationId }: Application, idNumber: string, andDelete = false) {
  const pk = personPartition(idNumber);
  for (const prefixOf of LEFT) {
    const prefix = prefixOf(applicationId);
    for (const item of await queryLongPrefix(table, { pk, prefix, enough: Number.POSITIVE_INFINITY })) {
      const key = { pk, sk: String(item.sk) };
      await putItem(table, { Item: { ...item, pk: personPartition(withoutPerson(applicationId)) } });
      if (andDelete) await deleteItem(table, key);
    }
  }
}

/** The cases that a person still has, receipts included. */
async function casesOf(table: Table, idNumber: string): Promise<readonly Application[]> {
  const pk = personPartition(idNumber);
  const found: Application[] = [];
  for (let from = ATTEMPTS_FROM; ; ) {
    const items = await queryItems(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': ATTEMPTS_TO },
      ConsistentRead: true,
      Limit: CASES_AT_ONCE,
    });
    found.push(...items.map(parseApplication));
    if (items.length === 0) break;
    // The least text after the last sort key.
    from = `${items.at(-1)?.sk}\u0000`;
  }
  const refused = { pk, prefix: REFUSED_SUBMISSIONS, enough: Number.POSITIVE_INFINITY };
  return [...found, ...(await queryLongPrefix(table, refused)).map(parseApplication)];
}

const CASES_AT_ONCE = 100;
