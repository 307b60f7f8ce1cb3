import { beforeEach, describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { hasOpenRecovery } from '../../../shared/domain/case/application.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { refusalOf } from '../../support/answers.ts';
import { anApplicationRequest } from '../../support/applications.ts';
import { placesTaken } from '../../support/partition.ts';
import { aStaffMember, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { judge, opener, recoveryDesk } from './recovery-desk.ts';

const nextPerson = countingPeople();
const service = await aService();
const { table, deps, walk, stored } = service;
const desk = recoveryDesk(service);
beforeEach(() => deps.bank.reset());

async function aDecidedCase(asked: object = {}, recovery?: Parameters<typeof desk.decided>[3]) {
  const person = nextPerson();
  const id = await walk.caseIn('PAID', person);
  await desk.decided(person, id, asked, recovery);
  return { person, id };
}

const applyAgain = (person: Person) => submitApplication(anApplicationRequest(person), deps);

describe('money that comes back', () => {
  test('in parts leaves the rest, and in full ends the recovery', async () => {
    const { id } = await aDecidedCase();
    expect(await desk.repay(id, { amountFen: 100_000 })).toMatchObject({ status: 'PART_REPAID', restFen: 150_000 });
    expect(await stored.application(id)).toMatchObject({ recovery: { repaidFen: 100_000, open: {} } });
    const done = await desk.repay(id, { amountFen: 150_000, reference: 'BANK-0002' });
    expect(done).toMatchObject({ status: 'REPAID', repaidFen: 250_000, restFen: 0 });
    const { nextDueAt, recovery } = { recovery: undefined, ...(await stored.application(id)) };
    expect(nextDueAt).toBeUndefined();
    expect(recovery).toEqual({ count: 1, repaidFen: 250_000, slotFree: true });
    expect(await refusalOf(desk.repay(id, { amountFen: 1, reference: 'BANK-0003' }))).toMatchObject({ status: 409 });
  });

  test('is recorded once under its reference, however often it is sent, also at once', async () => {
    const { id } = await aDecidedCase();
    await Promise.all([1, 2, 3].map(() => desk.repay(id, { amountFen: 100_000 })));
    expect(await desk.latest(id)).toMatchObject({ repayments: [{ reference: 'BANK-0001', amountFen: 100_000 }] });
    const another = desk.repay(id, { amountFen: 99_999 });
    expect(await refusalOf(another)).toMatchObject({ status: 409, pointers: ['/reference'] });
  });

  test('is never more than is still out, also at once', async () => {
    const { id } = await aDecidedCase();
    expect(await refusalOf(desk.repay(id, { amountFen: 250_001 }))).toMatchObject({
      status: 409,
      pointers: ['/amountFen'],
    });
    const paid = ['A', 'B', 'C'].map((letter) =>
      desk.repay(id, { amountFen: 150_000, reference: `BANK-${letter}` }).catch((error: unknown) => error),
    );
    await Promise.all(paid);
    expect(await desk.latest(id)).toMatchObject({ repayments: [{ amountFen: 150_000 }] });
  });

  test.each([
    ['tomorrow', '2021-07-07'],
    ['before the payment', '2021-06-24'],
  ])('is not received %s', async (_, receivedOn) => {
    const { id } = await aDecidedCase();
    expect(await refusalOf(desk.repay(id, { receivedOn }))).toMatchObject({ status: 400, pointers: ['/receivedOn'] });
  });

  test('is recorded by a payer who neither opened nor decided the recovery, and only after the decision', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PAID', person);
    deps.clock.set('2021-07-05T10:00:00+08:00');
    await desk.open(id);
    expect(await refusalOf(desk.repay(id, { receivedOn: '2021-07-05' }))).toMatchObject({ status: 409 });
    await desk.state(person, id);
    await desk.decide(id);
    for (const { subject } of [opener, judge]) {
      const both = aStaffMember('payer', { subject, roles: ['payer', 'supervisor'] });
      expect(await refusalOf(desk.repay(id, {}, both))).toMatchObject({ code: 'SECOND_STAGE' });
    }
    expect(await refusalOf(desk.repay(id, {}, aStaffMember('supervisor')))).toMatchObject({ code: 'WRONG_ROLE' });
  });
});

describe('the place of the case', () => {
  test('is free again once all is back: the person may apply again, and the place of the year is given back', async () => {
    const { person, id } = await aDecidedCase();
    expect(await refusalOf(applyAgain(person))).toMatchObject({ reasons: ['ALREADY_SUBSIDISED'] });
    await desk.repay(id);
    expect(await placesTaken(table, person, 2021)).toBe(0);
    expect(await applyAgain(person)).toMatchObject({ body: { attempt: 2, phase: 'VERIFYING' } });
    expect(await placesTaken(table, person, 2021)).toBe(1);
    expect(await stored.application(id)).toMatchObject({ phase: 'PAID', setAside: true });
  });

  test.each([
    ['a false declaration was found', { ground: 'FALSE_DECLARATION' }, undefined],
    [
      'only a part was overpaid',
      { ground: 'OVERPAID', amountFen: 50_000 },
      { amountFen: 50_000, repayBy: '2021-08-31' },
    ],
  ])('stays taken where %s', async (_, asked, recovery) => {
    const { person, id } = await aDecidedCase(asked, recovery as never);
    await desk.repay(id, { amountFen: recovery?.amountFen ?? 250_000 });
    expect(await desk.latest(id)).toMatchObject({ status: 'REPAID' });
    expect(await refusalOf(applyAgain(person))).toMatchObject({ reasons: ['ALREADY_SUBSIDISED'] });
  });
});

describe('a recovery that does not end by itself', () => {
  test('is transferred, still takes money, and is closed without the rest', async () => {
    const { id } = await aDecidedCase();
    expect(await desk.conclude(id, 'TRANSFERRED')).toMatchObject({ status: 'TRANSFERRED' });
    expect(await desk.conclude(id, 'TRANSFERRED')).toMatchObject({ conclusions: [{ status: 'TRANSFERRED' }] });
    expect(await desk.repay(id, { amountFen: 100_000 })).toMatchObject({ status: 'TRANSFERRED', restFen: 150_000 });
    expect(await deps.recoveries.isAnyOpen(await stored.application(id))).toBe(true);
    expect(hasOpenRecovery(await stored.application(id))).toBe(true);
    expect(await desk.conclude(id, 'CLOSED')).toMatchObject({ status: 'CLOSED', restFen: 150_000 });
    expect(await deps.recoveries.isAnyOpen(await stored.application(id))).toBe(false);
    expect(hasOpenRecovery(await stored.application(id))).toBe(false);
    expect(await refusalOf(desk.repay(id, { amountFen: 1, reference: 'BANK-0009' }))).toMatchObject({ status: 409 });
  });

  test('is not concluded by who opened it, nor before it is decided', async () => {
    const { id } = await aDecidedCase();
    expect(await refusalOf(desk.conclude(id, 'CLOSED', opener))).toMatchObject({ code: 'SECOND_STAGE' });
    const other = await walk.caseIn('PAID', nextPerson());
    await desk.open(other);
    expect(await refusalOf(desk.conclude(other, 'CLOSED'))).toMatchObject({ status: 409 });
  });

  test('is marked once its decision, or a repayment, is late; only the first wakes anybody', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PAID', person);
    deps.clock.set('2021-07-05T10:00:00+08:00');
    await desk.open(id);
    deps.clock.set('2021-07-27T01:00:00+08:00');
    expect(await healCase(id, deps)).toBe('overdue');
    expect(await stored.application(id)).toMatchObject({ attention: { code: 'RECOVERY_OVERDUE' } });
    await desk.decide(id);
    expect((await stored.application(id)).attention).toBeUndefined();
    deps.clock.set('2021-09-01T00:30:00+08:00');
    expect(await healCase(id, deps)).toBe('held');
    expect(await stored.application(id)).toMatchObject({ attention: { code: 'REPAYMENT_OVERDUE' } });
  });
});

describe('while money is asked back from a person', () => {
  /** Another case of the person, closed without an objection. */
  async function anotherToPay(person: Person): Promise<string> {
    const id = await walk.caseIn('PUBLICISED', person, { level: 4 });
    await walk.close(id);
    return id;
  }

  test('no other case of the same person is paid; once the recovery has ended, the sweep pays', async () => {
    const person = nextPerson();
    const paid = await walk.caseIn('PAID', person);
    const waits = await anotherToPay(person);
    deps.clock.set('2021-07-05T10:00:00+08:00');
    await desk.open(paid);
    await walk.pay(waits);
    expect(deps.bank.orders.map(({ paymentId }) => paymentId)).not.toContain(`${waits}-1`);
    expect(await stored.application(waits)).toMatchObject({ phase: 'PAYING', attention: { code: 'OPEN_RECOVERY' } });
    deps.clock.pass(HOUR);
    expect(await healCase(waits, deps)).toBe('held');
    await desk.decide(paid, { outcome: 'DROP' });
    deps.clock.pass(HOUR);
    expect(await healCase(waits, deps)).toBe('restarted');
    await walk.pay(waits);
    expect(await stored.application(waits)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
  });

  test('an order by file that waits for a batch is held, too, and is late only once the recovery is over', async () => {
    const person = nextPerson();
    const paid = await walk.caseIn('PAID', person);
    deps.channels.current = 'batchFile';
    const waits = await walk.caseIn('PAYING', person, { level: 4 });
    deps.channels.current = 'gateway';
    await desk.open(paid);
    deps.clock.set((await stored.application(waits)).nextDueAt ?? '');
    expect(await healCase(waits, deps)).toBe('held');
    expect(await stored.application(waits)).toMatchObject({ attention: { code: 'OPEN_RECOVERY' }, paymentCount: 1 });
    await desk.decide(paid, { outcome: 'DROP' });
    deps.clock.pass(HOUR);
    expect(await healCase(waits, deps)).toBe('overdue');
    expect(await stored.application(waits)).toMatchObject({ attention: { code: 'PAYING_OVERDUE' } });
  });

  test('an order and a recovery that come at once: either the order came first, or it waits', async () => {
    for (let round = 0; round < 4; round += 1) {
      const person = nextPerson();
      const paid = await walk.caseIn('PAID', person);
      const waits = await anotherToPay(person);
      deps.clock.set('2021-07-05T10:00:00+08:00');
      await Promise.all([desk.open(paid), walk.pay(waits)]);
      const after = await stored.application(waits);
      const isOrdered = (await stored.payments(waits)).length === 1;
      expect(after.attention?.code).toBe(isOrdered ? undefined : 'OPEN_RECOVERY');
    }
  });
});
