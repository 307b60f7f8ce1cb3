import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PaymentRejectedError, pay } from '../../../functions/payout/pay.ts';
import { settlePayment } from '../../../functions/payout/settle-payment.ts';
import { changeBy } from '../../../shared/domain/case/change.ts';
import { ApplicationNotFoundError, TransactionContendedError } from '../../../shared/domain/errors.ts';
import { HOUR, instantOf, later } from '../../../shared/domain/instant.ts';
import { aTable } from '../../support/a-table.ts';
import type { Declaration } from '../../support/applications.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { countingPeople } from '../../support/people.ts';

const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  deps.bank.orders.length = 0;
  deps.bank.asked.length = 0;
  deps.bank.receipt = 'accepted';
  deps.bank.answer = { outcome: 'unknown' };
});

/** A case whose publicity has ended without an objection, nothing ordered yet. */
async function aCaseToPay(declaration: Declaration = {}): Promise<string> {
  const id = await walk.caseIn('PUBLICISED', somebody(), declaration);
  await walk.close(id);
  deps.workflow.answered.length = 0;
  return id;
}

const applicationOf = (id: string) => deps.applications.byId(id);
const paymentsOf = async (id: string) => deps.payments.ofCase(await applicationOf(id));
const eventsOf = async (id: string) => (await deps.records.trail(await applicationOf(id))).map(({ event }) => event);

describe('paying a case', () => {
  test('stores one payment and orders it, whole and unmasked, under its own id', async () => {
    const id = await aCaseToPay();
    await pay({ applicationId: id, taskToken: 'token-1' }, deps);
    const { applicant, payee } = await applicationOf(id);
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
    expect(await paymentsOf(id)).toEqual([
      {
        paymentId: `${id}-1`,
        applicationId: id,
        number: 1,
        amountFen: 250_000,
        status: 'REQUESTED',
        requestedAt: instantOf(deps.now()),
        taskToken: 'token-1',
      },
    ]);
    expect(await applicationOf(id)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
    expect(deps.bank.asked).toEqual([]);
  });

  test.each([
    [5, 150_000],
    [4, 200_000],
    [3, 250_000],
    [2, 350_000],
    [1, 500_000],
  ] as const)('orders the amount of level %i in fen: %i', async (level, amountFen) => {
    const id = await aCaseToPay({ level });
    await walk.pay(id);
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1`, amountFen }]);
  });

  test('stores the payment before the bank hears of it', async () => {
    const id = await aCaseToPay();
    const storedWhenOrdered: number[] = [];
    const requestPayment: typeof deps.bank.requestPayment = async () => {
      storedWhenOrdered.push((await paymentsOf(id)).length);
      return 'accepted';
    };
    await pay({ applicationId: id, taskToken: 'token-1' }, { ...deps, bank: { ...deps.bank, requestPayment } });
    expect(storedWhenOrdered).toEqual([1]);
  });

  test('leaves the workflow waiting and has the bank asked in an hour', async () => {
    const id = await aCaseToPay();
    await walk.pay(id);
    expect(deps.workflow.answered).toEqual([]);
    expect((await applicationOf(id)).nextDueAt).toBe(later(instantOf(deps.now()), HOUR));
  });

  test('of an id that was never given is a fault', async () => {
    const nobody = pay({ applicationId: 'NOBODY', taskToken: 'token-1' }, deps);
    await expect(nobody).rejects.toThrow(ApplicationNotFoundError);
  });
});

describe('paying again', () => {
  test('asks the bank first, and orders under the same id where it never took the order', async () => {
    const id = await aCaseToPay();
    for (const taskToken of ['token-1', 'token-2', 'token-3']) await pay({ applicationId: id, taskToken }, deps);
    const [first, ...others] = deps.bank.orders;
    expect(others).toEqual([first, first]);
    expect(deps.bank.asked).toEqual([`${id}-1`, `${id}-1`]);
    expect(await paymentsOf(id)).toMatchObject([{ paymentId: `${id}-1`, taskToken: 'token-3' }]);
    expect(await applicationOf(id)).toMatchObject({ paymentCount: 1 });
    expect((await eventsOf(id)).filter((event) => event === 'PAYMENT_REQUESTED')).toHaveLength(1);
  });

  test('orders nothing while the bank has the order in hand', async () => {
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
    expect(await paymentsOf(id)).toMatchObject([{ status: 'REQUESTED', taskToken: 'token-2' }]);
  });

  test('takes the result the bank has meanwhile, and answers the later token with it', async () => {
    const id = await aCaseToPay();
    await walk.pay(id, 'token-1');
    const settledAt = '2021-06-25T10:00:00+08:00';
    deps.bank.answer = { outcome: 'PAID', paymentId: `${id}-1`, bankReference: 'BANK-1', settledAt };
    await walk.pay(id, 'token-2');
    expect(await applicationOf(id)).toMatchObject({ phase: 'PAID', paidAt: '2021-06-25T02:00:00.000Z' });
    expect(deps.workflow.answered).toMatchObject([{ taskToken: 'token-2', state: { phase: 'PAID' } }]);
  });

  test('after a run that stored the payment and died before the order sends it once', async () => {
    const id = await aCaseToPay();
    const requestPayment = () => Promise.reject(new Error('out of time'));
    const dying = { ...deps, bank: { ...deps.bank, requestPayment } };
    await expect(pay({ applicationId: id, taskToken: 'token-1' }, dying)).rejects.toThrow('out of time');
    expect(await paymentsOf(id)).toMatchObject([{ status: 'REQUESTED' }]);
    await walk.pay(id, 'token-2');
    expect(deps.bank.orders).toMatchObject([{ paymentId: `${id}-1` }]);
    expect(await paymentsOf(id)).toHaveLength(1);
  });

  test('at the same moment makes one payment, and every order carries its id', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await aCaseToPay();
      await Promise.all([1, 2, 3, 4].map((n) => walk.pay(id, `token-${n}`)));
      expect(new Set(deps.bank.orders.map(({ paymentId }) => paymentId))).toEqual(new Set([`${id}-1`]));
      expect(await paymentsOf(id)).toHaveLength(1);
      expect(await applicationOf(id)).toMatchObject({ phase: 'PAYING', paymentCount: 1 });
      deps.bank.orders.length = 0;
    }
  });

  test.each(['PAID', 'PAYMENT_RETURNED', 'WITHDRAWN', 'PUBLICISED'] as const)(
    'where the case is %s answers the token with that and orders nothing',
    async (phase) => {
      const id = await walk.caseIn(phase, somebody());
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
  test('gives no answer to the order leaves the payment open, to be asked about', async () => {
    const id = await aCaseToPay();
    deps.bank.receipt = 'no-answer';
    await walk.pay(id, 'token-1');
    expect(await paymentsOf(id)).toMatchObject([{ status: 'REQUESTED' }]);
    expect((await applicationOf(id)).nextDueAt).toBe(later(instantOf(deps.now()), HOUR));
    deps.bank.answer = { outcome: 'PENDING', paymentId: `${id}-1` };
    await walk.pay(id, 'token-2');
    expect(deps.bank.asked).toEqual([`${id}-1`]);
    expect(deps.bank.orders).toHaveLength(1);
  });

  test('will not take the order stops the step by name; the payment stays open under its id', async () => {
    const id = await aCaseToPay();
    deps.bank.receipt = 'rejected';
    const rejection = await walk.pay(id).catch((error: unknown) => error);
    expect(rejection).toBeInstanceOf(PaymentRejectedError);
    expect(rejection).toMatchObject({ name: 'PaymentRejectedError' });
    expect(await paymentsOf(id)).toMatchObject([{ paymentId: `${id}-1`, status: 'REQUESTED' }]);
    await expect(walk.pay(id, 'token-2')).rejects.toThrow(PaymentRejectedError);
    expect(deps.bank.orders.map(({ paymentId }) => paymentId)).toEqual([`${id}-1`, `${id}-1`]);
  });

  test('returned the money is sent a further payment, under the next id, only once staff have confirmed it', async () => {
    const id = await walk.caseIn('PAYMENT_RETURNED', somebody());
    await walk.pay(id, 'token-2');
    expect(await paymentsOf(id)).toHaveLength(1);
    const actor = { kind: 'staff', staffId: 'staff-payer' } as const;
    const application = await applicationOf(id);
    const confirmed = { application, event: 'PAYMENT_CONFIRMED', actor, at: instantOf(deps.now()) } as const;
    await deps.applications.write(changeBy(confirmed, (before, fields) => ({ ...before, ...fields })));
    await walk.pay(id, 'token-3');
    expect(await paymentsOf(id)).toMatchObject([
      { paymentId: `${id}-1`, status: 'RETURNED' },
      { paymentId: `${id}-2`, status: 'REQUESTED', taskToken: 'token-3' },
    ]);
    expect(deps.bank.orders.at(-1)).toMatchObject({ paymentId: `${id}-2`, amountFen: 250_000 });
  });
});

test('a result that comes while a later run leaves its token reaches that run', async () => {
  const id = await walk.caseIn('PAYING', somebody());
  const application = await applicationOf(id);
  const [payment] = await paymentsOf(id);
  if (!payment) throw new Error('Nothing was ordered');
  deps.bank.answer = { outcome: 'no-answer', fault: 'timeout' };
  const saveToken: typeof deps.payments.saveToken = async (...of) => {
    await settlePayment(application, payment, paidNow(), deps);
    return deps.payments.saveToken(...of);
  };
  await pay({ applicationId: id, taskToken: 'token-2' }, { ...deps, payments: { ...deps.payments, saveToken } });
  expect(deps.workflow.answered.map(({ taskToken }) => taskToken)).toContain('token-2');
});

test('a later run whose token comes while a result is stored is the one that is told', async () => {
  const id = await walk.caseIn('PAYING', somebody());
  const application = await applicationOf(id);
  const [payment] = await paymentsOf(id);
  if (!payment) throw new Error('Nothing was ordered');
  await deps.payments.saveToken(application, payment, 'token-2');
  await expect(settlePayment(application, payment, paidNow(), deps)).rejects.toThrow(TransactionContendedError);
  expect((await applicationOf(id)).phase).toBe('PAYING');
});

function paidNow() {
  return { outcome: 'PAID', settledAt: '2021-06-25T10:00:00+08:00', bankReference: 'BANK-7' } as const;
}
