import { TransactionConflictException } from '@aws-sdk/client-dynamodb';
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import { publishNoticeEntry } from '../../../functions/publicity/publish-notice-entry.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aFinding } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { storesOf } from '../../support/stores.ts';

/**
 * The same table, but its first write of one kind fails because a transaction on the item is in progress. DynamoDB
 * reports this; the local engine never does.
 */
function onceInConflict(table: Table, kind: typeof UpdateCommand | typeof PutCommand): Table {
  let isFirst = true;
  const send = async (command: object) => {
    if (!isFirst || !(command instanceof kind)) return table.client.send(Object(command));
    isFirst = false;
    throw new TransactionConflictException({ message: 'Transaction is ongoing for the item', $metadata: {} });
  };
  return { ...table, client: Object.create(table.client, { send: { value: send } }) };
}

test('an entry is published although another entry of its notice is being published', async () => {
  const { table, deps, walk } = await aService();
  const id = await walk.caseIn('AWAITING_PUBLICATION', aPerson(1));
  deps.clock.set('2021-06-17T09:00:00+08:00');
  const stores = storesOf(onceInConflict(table, UpdateCommand));
  expect((await publishNoticeEntry({ applicationId: id }, { ...deps, ...stores })).phase).toBe('PUBLICISED');
});

test('a case is parked although a decision on it is being stored', async () => {
  const { table, deps, walk } = await aService();
  const id = await walk.caseIn('FUND_REVIEW', aPerson(1));
  const stores = storesOf(onceInConflict(table, PutCommand));
  await parkApplication({ applicationId: id, error: 'Error' }, { ...deps, ...stores });
  expect((await deps.applications.byId(id)).attention).toBeDefined();
});

test('a finding that conflicts with a transaction fails with the error name that the workflow retries', async () => {
  const { table, deps, walk } = await aService();
  const application = await deps.applications.byId(await walk.caseIn('VERIFYING', aPerson(1)));
  const { records } = storesOf(onceInConflict(table, PutCommand));
  const finding = aFinding({ check: 'identity' });
  await expect(records.saveFinding(application, finding)).rejects.toThrow(WriteConflictError);
  await records.saveFinding(application, finding);
  expect(await deps.records.findings(application)).toEqual([finding]);
});
