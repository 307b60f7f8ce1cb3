import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, test } from 'vitest';
import { ContentAlteredError, isContentAltered } from '../../../functions/payout/check-content.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import { keyOf } from '../../../shared/table/application-item.ts';
import { eventKey, type Key, paymentKey } from '../../../shared/table/keys.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { table, deps, walk, stored } = await aService();
beforeEach(() => deps.bank.reset());

type Fields = Readonly<Record<string, unknown>>;

/** Alters an item of the table without the service. */
async function alter(key: Key, change: (item: Fields) => Fields): Promise<void> {
  const { Item = {} } = await table.client.send(new GetCommand({ TableName: table.name, Key: key }));
  await table.client.send(new PutCommand({ TableName: table.name, Item: change(Item) }));
}

const alterCase = async (id: string, change: (item: Fields) => Fields) =>
  alter(keyOf(await stored.application(id)), change);

const anotherAccount = (item: Fields) => ({
  ...item,
  payee: { ...Object(item.payee), accountNumber: '6299990000000099999' },
});

async function aCaseToPay(): Promise<string> {
  const id = await walk.caseIn('PUBLICISED', nextPerson());
  await walk.close(id);
  return id;
}

describe('a case whose account was changed in the table after the fund approval', () => {
  test('is not paid: nothing is ordered, and no payment is stored', async () => {
    const id = await aCaseToPay();
    await alterCase(id, anotherAccount);
    await expect(walk.pay(id)).rejects.toThrow(ContentAlteredError);
    expect(deps.bank.orders).toEqual([]);
    expect(await stored.payments(id)).toEqual([]);
    expect(await stored.application(id)).toMatchObject({ phase: 'PAYING', paymentCount: 0 });
  });

  test('is left alone by the sweep once it is parked: its workflow is not started again every hour', async () => {
    const id = await aCaseToPay();
    await alterCase(id, anotherAccount);
    await expect(walk.pay(id)).rejects.toThrow(ContentAlteredError);
    await parkApplication({ applicationId: id, error: 'ContentAlteredError' }, deps);
    deps.workflow.lose(id);
    deps.workflow.started.length = 0;
    for (const passed of [HOUR, DAY]) {
      deps.clock.pass(passed);
      expect(await healCase(id, deps)).toBe('overdue');
      expect(await stored.application(id)).toMatchObject({ attention: { code: 'CONTENT_ALTERED' } });
    }
    expect(deps.workflow.started).toEqual([]);
    expect(deps.bank.orders).toEqual([]);
  });

  test('is paid once the account is the declared one again', async () => {
    const id = await aCaseToPay();
    const { payee } = await stored.application(id);
    await alterCase(id, anotherAccount);
    await expect(walk.pay(id)).rejects.toThrow(ContentAlteredError);
    await alterCase(id, (item) => ({ ...item, payee }));
    await walk.pay(id);
    expect(deps.bank.orders).toMatchObject([{ accountNumber: payee.accountNumber }]);
  });

  test('is not paid by the sweep either, where the first order never reached the bank', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    deps.bank.reset();
    await alterCase(id, anotherAccount);
    deps.clock.pass(HOUR);
    expect(await healCase(id, deps)).toBe('overdue');
    expect(deps.bank.orders).toEqual([]);
    expect(await stored.application(id)).toMatchObject({ attention: { code: 'CONTENT_ALTERED' } });
  });
});

describe('nothing is ordered where', () => {
  test.each([
    ['the amount', (item: Fields) => ({ ...item, terms: { ...Object(item.terms), amountFen: 500_000 } })],
    ['the name', (item: Fields) => ({ ...item, applicant: { ...Object(item.applicant), name: '王冒样' } })],
    ['the salt', ({ contentSalt: _, ...item }: Fields) => item],
  ])('%s was changed', async (_, change) => {
    const id = await aCaseToPay();
    await alterCase(id, change);
    await expect(walk.pay(id)).rejects.toThrow(ContentAlteredError);
    expect(deps.bank.orders).toEqual([]);
  });

  test('the digest was changed with the account, which breaks the chain', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    await walk.close(id);
    await alter(eventKey(person.idNumber, id, 1), (item) => ({ ...item, contentDigest: '0'.repeat(64) }));
    await expect(walk.pay(id)).rejects.toThrow(ContentAlteredError);
  });

  test('the amount of the stored order was changed before it was sent again', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PAYING', person);
    deps.bank.reset();
    await alter(paymentKey(person.idNumber, id, 1), (item) => ({ ...item, amountFen: 500_000 }));
    await expect(walk.pay(id, 'token-2')).rejects.toThrow(ContentAlteredError);
    expect(deps.bank.orders).toEqual([]);
  });
});

test('a case that changed while its trail was read is read again and not called altered', async () => {
  const id = await aCaseToPay();
  const application = await stored.application(id);
  const trail = async () => {
    await walk.pay(id);
    return stored.trail(id);
  };
  const checking = isContentAltered(application, undefined, { ...deps, records: { trail } });
  await expect(checking).rejects.toThrow(WriteConflictError);
});
