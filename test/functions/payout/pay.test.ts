import { beforeEach, describe, expect, test } from 'vitest';
import { PaymentRejectedError, pay } from '../../../functions/payout/pay.ts';
import { settlePayment } from '../../../functions/payout/settle-payment.ts';
import { changeBy } from '../../../shared/domain/case/change.ts';
import { ApplicationNotFoundError, WriteConflictError } from '../../../shared/domain/errors.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { AMOUNTS, type Declaration } from '../../support/applications.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
beforeEach(() => deps.bank.reset());

const PAID = { outcome: 'PAID', ...BANK_SETTLEMENT } as const;

/** A case whose window closed without an objection, before its payment is ordered. */
async function aCaseToPay(declaration: Declaration = {}): Promise<string> {
  const id = await walk.caseIn('PUBLICISED', nextPerson(), declaration);
  await walk.close(id);
  deps.workflow.answered.length = 0;
  return id;
}

describe('paying a case', () => {
  test('stores one payment and orders it under its own id, with the full account number', async () => {
    const id = await aCaseToPay();
    await pay({ applicationId: id, taskToken: 'token-1', run: 1 }, deps);
    const { applicant, payee } = await stored.application(id);
    expect(payee.accountNumber).toMatch(/^\d{19}$/);
    expect(deps.bank.orders).toEqual([
      {
        paymentId: `${id}-1`,
        amountFen: 250_000,
        payeeName: applicant.name,
        accountNumber: payee.accountNumber,
        bankName: '虚构银行',
        purpose: '职业技能提升补贴',
      },
    ]);
    expect(await stored.payments(id)).toEqual([
      {
        paymentId: `${id}-1`,
        applicationId: id,
        number: 1,
        amountFen: 250_000,
        payee,
        status: 'REQUESTED',
        requestedAt: deps.clock.instant(),
        taskToken: 'token-1',
      },
    ]);
    expect(await stored.application(id)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
    expect(deps.bank.asked).toEqual([]);
  });

  test.each(AMOUNTS)('for level %i orders %i fen', async (level, amountFen) => {
    const id = await aCaseToPay({ level });
    await walk.pay(id);
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1`, amountFen }]);
  });

  test('stores the payment before it sends the order to the bank', async () => {
    const id = await aCaseToPay();
    const storedWhenOrdered: number[] = [];
    const requestPayment: typeof deps.bank.requestPayment = async () => {
      storedWhenOrdered.push((await stored.payments(id)).length);
      return 'accepted';
    };
    await pay({ applicationId: id, taskToken: 'token-1', run: 1 }, { ...deps, bank: { ...deps.bank, requestPayment } });
    expect(storedWhenOrdered).toEqual([1]);
  });

  test('leaves the workflow waiting, and the case due in an hour', async () => {
    const id = await aCaseToPay();
    await walk.pay(id);
    expect(deps.workflow.answered).toEqual([]);
    expect((await stored.application(id)).nextDueAt).toBe(later(deps.clock.instant(), HOUR));
  });

  test('fails for an unknown id', async () => {
    const paying = pay({ applicationId: 'UNKNOWN', taskToken: 'token-1', run: 1 }, deps);
    await expect(paying).rejects.toThrow(ApplicationNotFoundError);
  });
});

describe('paying again', () => {
  test('asks the bank first, and sends the order under the same id where the bank does not know it', async () => {
    const id = await aCaseToPay();
    for (const taskToken of ['token-1', 'token-2', 'token-3'])
      await pay({ applicationId: id, taskToken, run: 1 }, deps);
    const [first, ...others] = deps.bank.orders;
    expect(others).toEqual([first, first]);
    expect(deps.bank.asked).toEqual([`${id}-1`, `${id}-1`]);
    expect(await stored.payments(id)).toMatchObject([{ paymentId: `${id}-1`, taskToken: 'token-3' }]);
    expect(await stored.application(id)).toMatchObject({ paymentCount: 1 });
    expect((await stored.events(id)).filter((event) => event === 'PAYMENT_REQUESTED')).toHaveLength(1);
  });

  test('orders nothing while the bank’s result is pending', async () => {
    const id = await aCaseToPay();
    await walk.pay(id);
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    await walk.pay(id, 'token-2');
    expect(deps.bank.orders).toHaveLength(1);
  });

  test('orders nothing while the bank cannot be asked', async () => {
    const id = await aCaseToPay();
    await walk.pay(id);
    deps.bank.answer = { outcome: 'no-answer', fault: 'timeout' };
    await walk.pay(id, 'token-2');
    expect(deps.bank.orders).toHaveLength(1);
    expect(await stored.payments(id)).toMatchObject([{ status: 'REQUESTED', taskToken: 'token-2' }]);
  });

  test('records the result that the bank has by then, and answers the later token with it', async () => {
    const id = await aCaseToPay();
    await walk.pay(id, 'token-1');
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, ...BANK_SETTLEMENT };
    await walk.pay(id, 'token-2');
    expect(await stored.application(id)).toMatchObject({ phase: 'PAID', paidAt: '2021-06-25T02:00:00.000Z' });
    expect(deps.workflow.answered).toMatchObject([{ taskToken: 'token-2', state: { phase: 'PAID' } }]);
  });

  test('sends the order once after a run that stopped between storing the payment and ordering it', async () => {
    const id = await aCaseToPay();
    const requestPayment = () => Promise.reject(new Error('out of time'));
    const stopping = { ...deps, bank: { ...deps.bank, requestPayment } };
    await expect(pay({ applicationId: id, taskToken: 'token-1', run: 1 }, stopping)).rejects.toThrow('out of time');
    expect(await stored.payments(id)).toMatchObject([{ status: 'REQUESTED' }]);
    await walk.pay(id, 'token-2');
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
    expect(await stored.payments(id)).toHaveLength(1);
  });

  test('simultaneously makes one payment, and every order has its id', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await aCaseToPay();
      await Promise.all([1, 2, 3, 4].map((n) => walk.pay(id, `token-${n}`)));
      expect(new Set(deps.bank.orders.map(({ paymentId }) => paymentId))).toEqual(new Set([`${id}-1`]));
      expect(await stored.payments(id)).toHaveLength(1);
      expect(await stored.application(id)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
      deps.bank.orders.length = 0;
    }
  });

  test.each(['PAID', 'PAYMENT_RETURNED', 'WITHDRAWN', 'PUBLICISED'] as const)(
    'in a case that is %s answers the token with that phase and orders nothing',
    async (phase) => {
      const id = await walk.caseIn(phase, nextPerson());
      deps.bank.orders.length = 0;
      deps.workflow.answered.length = 0;
      await walk.pay(id, 'token-late');
      expect(deps.workflow.answered).toMatchObject([
        { taskToken: 'token-late', state: { applicationId: id, attempt: 1, phase } },
      ]);
      expect(deps.bank.orders).toEqual([]);
    },
  );
});

describe('a bank that', () => {
  test('does not answer an order leaves the payment open, and is asked about it later', async () => {
    const id = await aCaseToPay();
    deps.bank.receipt = 'no-answer';
    await walk.pay(id, 'token-1');
    expect(await stored.payments(id)).toMatchObject([{ status: 'REQUESTED' }]);
    expect((await stored.application(id)).nextDueAt).toBe(later(deps.clock.instant(), HOUR));
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    await walk.pay(id, 'token-2');
    expect(deps.bank.asked).toEqual([`${id}-1`]);
    expect(deps.bank.orders).toHaveLength(1);
  });

  test('rejects an order fails the step with a named error; the payment stays open under its id', async () => {
    const id = await aCaseToPay();
    deps.bank.receipt = 'rejected';
    const rejection = await walk.pay(id).catch((error: unknown) => error);
    expect(rejection).toBeInstanceOf(PaymentRejectedError);
    expect(rejection).toMatchObject({ name: 'PaymentRejectedError' });
    expect(await stored.payments(id)).toMatchObject([{ paymentId: `${id}-1`, status: 'REQUESTED' }]);
    await expect(walk.pay(id, 'token-2')).rejects.toThrow(PaymentRejectedError);
    expect(deps.bank.orders.map(({ paymentId }) => paymentId)).toEqual([`${id}-1`, `${id}-1`]);
  });

  test('returned the money gets another payment under the next id only after staff confirm it', async () => {
    const id = await walk.caseIn('PAYMENT_RETURNED', nextPerson());
    await walk.pay(id, 'token-2');
    expect(await stored.payments(id)).toHaveLength(1);
    const actor = { kind: 'staff', staffId: 'staff-payer' } as const;
    const application = await stored.application(id);
    const confirmed = { application, event: 'PAYMENT_CONFIRMED', actor, at: deps.clock.instant() } as const;
    await deps.applications.write(changeBy(confirmed, (before, fields) => ({ ...before, ...fields })));
    await walk.pay(id, 'token-3');
    expect(await stored.payments(id)).toMatchObject([
      { paymentId: `${id}-1`, status: 'RETURNED' },
      { paymentId: `${id}-2`, status: 'REQUESTED', taskToken: 'token-3' },
    ]);
    expect(deps.bank.orders.at(-1)).toMatchObject({ paymentId: `${id}-2`, amountFen: 250_000 });
  });
});

test('a result stored while a later run saves its token reaches that run', async () => {
  const id = await walk.caseIn('PAYING', nextPerson());
  const application = await stored.application(id);
  const payment = await stored.firstPayment(id);
  deps.bank.answer = { outcome: 'no-answer', fault: 'timeout' };
  const saveToken: typeof deps.payments.saveToken = async (...of) => {
    await settlePayment(application, payment, PAID, deps);
    return deps.payments.saveToken(...of);
  };
  await pay(
    { applicationId: id, taskToken: 'token-2', run: 1 },
    { ...deps, payments: { ...deps.payments, saveToken } },
  );
  expect(deps.workflow.answered.map(({ taskToken }) => taskToken)).toContain('token-2');
});

test('a result is not stored where a later run has saved its token since the payment was read', async () => {
  const id = await walk.caseIn('PAYING', nextPerson());
  const application = await stored.application(id);
  const payment = await stored.firstPayment(id);
  await deps.payments.saveToken(application, payment, 'token-2');
  await expect(settlePayment(application, payment, PAID, deps)).rejects.toThrow(WriteConflictError);
  expect((await stored.application(id)).phase).toBe('PAYING');
});
