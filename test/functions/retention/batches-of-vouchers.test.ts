import { expect, test } from 'vitest';
import { beginRemoval } from '../../../shared/domain/case/removal.ts';
import { batchFilePartKey, batchRowKey, resultsKey } from '../../../shared/table/batch-keys.ts';
import { paymentKey } from '../../../shared/table/keys.ts';
import { putItem } from '../../../shared/table/table.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { retentionDesk } from './retention-desk.ts';

const service = await aService();
const { table, deps, walk, stored } = service;
const desk = retentionDesk(service);
const BATCH = '210202-20210625-BATCH00000000001';
const people = [aPerson(1), aPerson(2)] as const;

/** A paid case whose payment went out in the batch. */
async function paidInBatch(person: Person): Promise<string> {
  const id = await walk.caseIn('PAID', person);
  const payment = await stored.firstPayment(id);
  const key = paymentKey(person.idNumber, id, payment.number);
  await putItem(table, { Item: { ...key, ...payment, batchId: BATCH } });
  const { name: payeeName, accountNumber, idNumber } = person;
  await putItem(table, { Item: { ...batchRowKey(BATCH, payment), payeeName, accountNumber, idNumber } });
  return id;
}

async function removeVouchers(id: string): Promise<void> {
  const change = beginRemoval(await stored.application(id), {
    scope: 'ALL',
    planId: 'plan',
    at: deps.clock.instant(),
  });
  await deps.removal.finish(await deps.applications.write(change));
}

test('the row of a payment leaves its batch with the vouchers of its case; file and results go with the last row', async () => {
  const [first, second] = [await paidInBatch(people[0]), await paidInBatch(people[1])];
  for (const key of [batchFilePartKey(BATCH, 'sha', 0), resultsKey(BATCH, 'sha')]) {
    await putItem(table, { Item: { ...key, text: people.map(({ name }) => name).join() } });
  }
  await removeVouchers(first);
  expect(await desk.itemsWith(people[0].accountNumber)).toEqual([]);
  // The file names both, and is a voucher of the second.
  expect(await desk.itemsWith(people[0].name)).toHaveLength(2);
  await removeVouchers(second);
  for (const { name, accountNumber } of people) {
    expect(await desk.itemsWith(name)).toEqual([]);
    expect(await desk.itemsWith(accountNumber)).toEqual([]);
  }
});
