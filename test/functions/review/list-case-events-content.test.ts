import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, test } from 'vitest';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { keyOf } from '../../../shared/table/application-item.ts';
import { type Key, paymentKey, taskKey } from '../../../shared/table/keys.ts';
import { bodyOf } from '../../support/answers.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();

const list = async (applicationId: string) =>
  bodyOf(
    await listCaseEvents(
      { ...asStaff(aStaffMember('auditor')), params: { applicationId }, query: { limit: 100 } },
      deps,
    ),
  );

describe('what a case holds', () => {
  const person = aPerson(70);
  let id = '';
  beforeAll(async () => {
    id = await walk.caseIn('PAID', person);
  });

  type Fields = Readonly<Record<string, unknown>>;
  const read = async (key: Key): Promise<Fields> =>
    (await table.client.send(new GetCommand({ TableName: table.name, Key: key }))).Item ?? {};
  const put = (item: Fields) => table.client.send(new PutCommand({ TableName: table.name, Item: item }));
  const caseKey = async () => keyOf(await deps.applications.byId(id));
  const taskItem = () => taskKey(person.idNumber, taskIdOf(id, 'FUND_REVIEW'));

  /** The faults once an item was altered; the item is restored afterwards. */
  async function faultsAfter(key: Key, alter: (item: Fields) => Fields) {
    const original = await read(key);
    await put(alter(original));
    const { unbroken, faults } = await list(id);
    await put(original);
    expect(await list(id)).toMatchObject({ unbroken: true, faults: [] });
    expect(unbroken).toBe(faults.length === 0);
    return faults;
  }

  test('no longer matches its trail where the account was changed in the table after the fund approval', async () => {
    const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000099999' };
    // The order keeps the account that was declared.
    expect(await faultsAfter(await caseKey(), (item) => ({ ...item, payee }))).toEqual([
      { kind: 'CONTENT', sequence: 1 },
    ]);
  });

  test.each([
    ['name', (item: Fields) => ({ ...item, applicant: { ...Object(item.applicant), name: '王冒样' } })],
    ['certificate number', (item: Fields) => ({ ...item, certificate: { ...Object(item.certificate), number: 'X1' } })],
    ['amount', (item: Fields) => ({ ...item, terms: { ...Object(item.terms), amountFen: 500_000 } })],
    ['salt', (item: Fields) => ({ ...item, contentSalt: 'another' })],
  ])('no longer matches its submission where the %s was changed', async (_, alter) => {
    expect(await faultsAfter(await caseKey(), alter)).toContainEqual({ kind: 'CONTENT', sequence: 1 });
  });

  test('no longer matches where the salt alone was deleted, which would hide other changes', async () => {
    const faults = await faultsAfter(await caseKey(), ({ contentSalt: _, ...item }) => item);
    expect(faults.map(({ sequence }) => sequence)).toEqual([1, 3, 6]);
  });

  test.each([
    ['note', { note: '事后补写' }],
    ['outcome', { outcome: 'REFUSE' }],
    ['reasons', { reasons: ['FALSE_DECLARATION'] }],
    ['decider', { decidedBy: 'staff-other' }],
  ])('no longer matches its decision where the %s of it was changed', async (_, changed) => {
    const faults = await faultsAfter(taskItem(), (item) => ({
      ...item,
      decision: { ...Object(item.decision), ...changed },
    }));
    expect(faults).toEqual([{ kind: 'CONTENT', sequence: 3 }]);
  });

  test.each([
    ['amount', { amountFen: 1 }],
    ['payee', { payee: { kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber: '6299990000000099999' } }],
  ])('no longer matches its order where the %s of the payment was changed', async (_, changed) => {
    const faults = await faultsAfter(paymentKey(person.idNumber, id, 1), (item) => ({ ...item, ...changed }));
    expect(faults).toEqual([{ kind: 'CONTENT', sequence: 6 }]);
  });

  test('matches a trail whose decision and salt are both gone only in what is still there', async () => {
    const application = await deps.applications.byId(id);
    const trail = await stored.trail(id);
    const { contentSalt: _, ...erased } = application;
    const faults = auditFaults({ application: erased, trail, tasks: [], payments: [], former: [], recoveries: [] });
    // The declaration cannot be erased yet. The decision and the order are no fault any more, and the chain is whole.
    expect(faults).toEqual([{ kind: 'CONTENT', sequence: 1 }]);
  });
});
