import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EXPLANATION } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const WORDS = '本人符合全部申领条件，请再次核实。';

async function aPaidCase() {
  const one = await journey.published();
  await journey.advanceTo(timeToPay(one.closesAt));
  expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAID');
  return one;
}

type Case = Awaited<ReturnType<typeof aPaidCase>>;

async function opened({ applicationId }: Case): Promise<string> {
  expect(await journey.openRecovery(applicationId)).toMatchObject({ status: 201 });
  return (await journey.recoveriesOf(applicationId)).recoveries.at(-1)?.recoveryId ?? '';
}

/** A day from now on, as a civil date in Beijing. */
async function dayFromNow(days: number): Promise<string> {
  const now = new Date(await journey.now());
  return new Date(now.getTime() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}

/** The money of the cases that were submitted in June, as the summary has it. */
async function money() {
  await journey.settle();
  const token = await journey.auditorToken();
  return (await journey.ask('readSummary', { token, query: { from: '2021-06-01', to: '2021-06-30' } })).money;
}

describe('money that was paid is asked back', () => {
  test('notified, stated on, decided with instalments and repaid in full: then the person may apply again', async () => {
    const one = await aPaidCase();
    const { person, applicationId } = one;
    const recoveryId = await opened(one);
    const told = (await journey.messagesAbout(applicationId)).at(-1)?.text;
    expect(told).toContain('追缴');
    const shown = await journey.read(person, applicationId);
    expect(shown.phase).toBe('PAID');
    expect(shown.recoveries).toMatchObject([{ recoveryId, status: 'NOTIFIED', explanation: EXPLANATION }]);
    expect(await journey.stateInRecovery(person, applicationId, recoveryId, WORDS)).toMatchObject({ status: 200 });

    const evidence = await journey.evidenceOf('RECOVERY', applicationId);
    expect(evidence.application.recoveries).toMatchObject([{ status: 'NOTIFIED', statement: { text: WORDS } }]);

    const [dueOn, repayBy] = [await dayFromNow(30), await dayFromNow(60)];
    const instalments = [
      { dueOn, amountFen: 100_000 },
      { dueOn: repayBy, amountFen: 150_000 },
    ];
    const recovery = { amountFen: 250_000, repayBy, instalments };
    await journey.decide('RECOVERY', applicationId, { outcome: 'RECOVER', recovery });
    const decided = (await journey.read(person, applicationId)).recoveries?.[0];
    expect(decided).toMatchObject({ status: 'DECIDED', order: recovery, restFen: 250_000 });
    expect(decided?.decided?.documentNumber).toMatch(/^210202-\d{4}-\d+$/);

    const receivedOn = await dayFromNow(0);
    const first = { amountFen: 100_000, reference: 'BANK-0001', receivedOn };
    expect(await journey.repay(applicationId, recoveryId, first)).toMatchObject({ status: 200 });
    expect(await journey.repay(applicationId, recoveryId, first)).toMatchObject({ status: 200 });
    expect(await money()).toMatchObject({
      approvedFen: 250_000,
      paidFen: 250_000,
      repaidFen: 100_000,
      netFen: 150_000,
    });
    const rest = { amountFen: 150_000, reference: 'BANK-0002', receivedOn };
    expect(await journey.repay(applicationId, recoveryId, rest)).toMatchObject({ status: 200 });
    expect(await journey.recoveriesOf(applicationId)).toMatchObject({
      recoverableFen: 0,
      recoveries: [{ status: 'REPAID', repaidFen: 250_000, restFen: 0, repayments: [{}, {}] }],
    });
    expect(await money()).toMatchObject({ approvedFen: 250_000, paidFen: 250_000, repaidFen: 250_000, netFen: 0 });
    const { applicationId: again } = await journey.submit(person);
    expect(again).not.toBe(applicationId);
    expect((await journey.eventsOf(applicationId)).filter((event) => /^(RECOVERY|REPAYMENT)/.test(event))).toEqual([
      'RECOVERY_NOTIFIED',
      'RECOVERY_STATED',
      'RECOVERY_DECIDED',
      'REPAYMENT_RECORDED',
      'REPAYMENT_RECORDED',
    ]);
  });

  test('and another case of the person waits for its money until the recovery is over', async () => {
    const one = await aPaidCase();
    const { person, applicationId } = one;
    const certificate = await journey.certify(person, { level: 4 });
    const other = await journey.submit(person, certificate);
    await journey.settle();
    await journey.approveFunds(other.applicationId);
    const { closesAt = '' } = await journey.read(person, other.applicationId);
    await opened(one);
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.caseFile(other.applicationId)).toMatchObject({
      phase: 'PAYING',
      attention: { code: 'OPEN_RECOVERY' },
      payments: [],
    });
    await journey.advanceBy('P2D');
    expect(await journey.phaseOf(person, other.applicationId)).toBe('PAYING');
    await journey.decide('RECOVERY', applicationId, { outcome: 'DROP' });
    await journey.advanceBy('PT3H');
    expect(await journey.phaseOf(person, other.applicationId)).toBe('PAID');
    const transfers = (await journey.transfersTo(person)).map(({ paymentId }) => paymentId);
    expect(transfers.filter((id) => id === `${other.applicationId}-1`)).toHaveLength(1);
  });

  test('is transferred, and closed without the rest', async () => {
    const one = await aPaidCase();
    const { person, applicationId } = one;
    const recoveryId = await opened(one);
    await journey.stateInRecovery(person, applicationId, recoveryId, WORDS);
    const recovery = { amountFen: 250_000, repayBy: await dayFromNow(30) };
    await journey.decide('RECOVERY', applicationId, { outcome: 'RECOVER', recovery });
    expect(await journey.conclude(applicationId, recoveryId, 'TRANSFERRED')).toMatchObject({ status: 200 });
    expect(await journey.conclude(applicationId, recoveryId, 'CLOSED')).toMatchObject({ status: 200 });
    expect((await journey.read(person, applicationId)).recoveries).toMatchObject([{ status: 'CLOSED' }]);
  });
});

describe('what does not fit is refused in plain words', () => {
  test('of the request to open one', async () => {
    const one = await aPaidCase();
    const { applicationId } = one;
    const refusals: readonly (readonly [object, string])[] = [
      [{ amountFen: 0 }, '/amountFen'],
      [{ amountFen: 250_001 }, '/amountFen'],
      [{ amountFen: 1.5 }, '/amountFen'],
      [{ ground: 'OTHER' }, '/ground'],
      [{ explanation: '太短' }, '/explanation'],
    ];
    for (const [asked, pointer] of refusals) {
      expect(await journey.openRecovery(applicationId, asked)).toMatchObject({
        status: 400,
        problem: { errors: [{ pointer, message: expect.stringMatching(/[\u4e00-\u9fff]/) }] },
      });
    }
    expect(await journey.openRecovery(applicationId, {}, {}, 'key-1')).toMatchObject({ status: 201 });
    expect(await journey.openRecovery(applicationId, {})).toMatchObject({ status: 409 });
    expect((await journey.recoveriesOf(applicationId)).recoveries).toHaveLength(1);
  });

  test('of a repayment', async () => {
    const one = await aPaidCase();
    const { person, applicationId } = one;
    const recoveryId = await opened(one);
    const usual = { amountFen: 250_000, reference: 'BANK-0001', receivedOn: await dayFromNow(0) };
    expect(await journey.repay(applicationId, recoveryId, usual)).toMatchObject({ status: 409 });
    await journey.stateInRecovery(person, applicationId, recoveryId, WORDS);
    const recovery = { amountFen: 250_000, repayBy: await dayFromNow(30) };
    await journey.decide('RECOVERY', applicationId, { outcome: 'RECOVER', recovery });
    const refusals: readonly (readonly [object, number])[] = [
      [{ amountFen: 250_001 }, 409],
      [{ amountFen: -1 }, 400],
      [{ receivedOn: await dayFromNow(1) }, 400],
      [{ reference: '' }, 400],
    ];
    for (const [wrong, status] of refusals) {
      expect(await journey.repay(applicationId, recoveryId, { ...usual, ...wrong })).toMatchObject({ status });
    }
    expect(await journey.repay(applicationId, 'UNKNOWN', usual)).toMatchObject({ status: 404 });
  });
});

test('a bank that is down while the recovery ends does not lose the payment that waited for it', async () => {
  const one = await aPaidCase();
  const { person, applicationId } = one;
  const other = await journey.submit(person, await journey.certify(person, { level: 4 }));
  await journey.settle();
  await journey.approveFunds(other.applicationId);
  const { closesAt = '' } = await journey.read(person, other.applicationId);
  await opened(one);
  await journey.advanceTo(timeToPay(closesAt));
  await journey.setFaults({ bank: { mode: 'down' } });
  await journey.decide('RECOVERY', applicationId, { outcome: 'DROP' });
  await journey.advanceBy('PT5H');
  expect(await journey.phaseOf(person, other.applicationId)).toBe('PAYING');
  await journey.setFaults({});
  await journey.advanceBy('PT3H');
  expect(await journey.phaseOf(person, other.applicationId)).toBe('PAID');
  const ids = (await journey.transfersTo(person)).map(({ paymentId }) => paymentId);
  expect(ids.filter((id) => id === `${other.applicationId}-1`)).toHaveLength(1);
});
