import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

type Case = Awaited<ReturnType<Journey['approved']>>;
type Outcome = 'PAID' | 'RETURNED';

let running: Running;
let journey: Journey;
let key: string;
let nowSeconds: number;
const paying: Case[] = [];
// The bank has the orders but does not call back, so each test acts as the bank. The clock does not move, so no sweep
// asks the bank.
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  key = await running.service.bankKey();
  for (let made = 0; made < 10; made += 1) paying.push(await journey.approved());
  await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
  await journey.advanceTo(timeToPay(paying[0]?.closesAt ?? ''));
  nowSeconds = Date.parse(await journey.now()) / 1000;
});
afterAll(() => running.stop());

function nextCase(): Case {
  const one = paying.pop();
  if (!one) throw new Error('Every case is used up');
  return one;
}

const resultOf = ({ applicationId }: Case, outcome: Outcome) => ({
  paymentId: `${applicationId}-1`,
  outcome,
  ...(outcome === 'RETURNED' && { returnReason: '账号与户名不符' }),
  bankReference: 'YH-TEST-1',
  settledAt: '2021-06-25T00:00:01+08:00',
});

interface Signing {
  readonly secret?: string;
  readonly timestamp?: number;
  /** The text to sign instead of the one that is sent. */
  readonly over?: string;
}

/**
 * Reports a result as the bank would, with the signature that the contract asks for, apart from what `signing` changes.
 */
function report(result: object, { secret = key, timestamp = nowSeconds, over }: Signing = {}) {
  const rawBody = JSON.stringify(result);
  const signature = createHmac('sha256', secret)
    .update(`${timestamp}.${over ?? rawBody}`)
    .digest('hex');
  const headers = { 'x-timestamp': String(timestamp), 'x-signature': `sha256=${signature}` };
  return journey.send('recordPaymentResult', { rawBody, headers });
}

const phaseOf = ({ person, applicationId }: Case) => journey.phaseOf(person, applicationId);

describe('a payment result', () => {
  test('with a valid signature is accepted', async () => {
    const one = nextCase();
    expect(await report(resultOf(one, 'PAID'))).toMatchObject({ status: 200, body: { outcome: 'PAID' } });
    expect(await phaseOf(one)).toBe('PAID');
    const { payments } = await journey.caseFile(one.applicationId);
    expect(payments).toMatchObject([
      { status: 'PAID', bankReference: 'YH-TEST-1', settledAt: '2021-06-25T00:00:01+08:00' },
    ]);
  });

  test('without a signature, or with one of another key, is 401 and changes nothing', async () => {
    const one = nextCase();
    const result = resultOf(one, 'RETURNED');
    const unsigned = await journey.send('recordPaymentResult', { body: result });
    const forged = [
      await report(result, { secret: 'another-key' }),
      await report(result, { secret: '' }),
      await report(result, { over: JSON.stringify(resultOf(one, 'PAID')) }),
    ];
    for (const answer of [unsigned, ...forged]) {
      expect(answer).toMatchObject({ status: 401, problem: { type: '/problems/signature' } });
    }
    expect(await phaseOf(one)).toBe('PAYING');
  });

  test('is accepted at an age of five minutes, and refused one second older or five minutes and one second ahead', async () => {
    const one = nextCase();
    for (const seconds of [-301, 301, -86_400]) {
      const stale = await report(resultOf(one, 'PAID'), { timestamp: nowSeconds + seconds });
      expect(stale).toMatchObject({ status: 401, problem: { type: '/problems/signature' } });
    }
    expect(await phaseOf(one)).toBe('PAYING');
    expect(await report(resultOf(one, 'PAID'), { timestamp: nowSeconds - 300 })).toMatchObject({ status: 200 });
    expect(await phaseOf(one)).toBe('PAID');
  });

  test('that is repeated is 200 and changes nothing, even ten times simultaneously', async () => {
    const one = nextCase();
    const answers = await Promise.all(Array.from({ length: 10 }, () => report(resultOf(one, 'PAID'))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const events = await journey.eventsOf(one.applicationId);
    expect(events.filter((event) => event === 'PAYMENT_SETTLED')).toHaveLength(1);
    expect(await report({ ...resultOf(one, 'PAID'), bankReference: 'YH-TEST-2' })).toMatchObject({ status: 200 });
    expect((await journey.caseFile(one.applicationId)).payments).toMatchObject([{ bankReference: 'YH-TEST-1' }]);
    expect(await journey.eventsOf(one.applicationId)).toEqual(events);
  });

  test.each([
    ['PAID', 'RETURNED', 'PAID'],
    ['RETURNED', 'PAID', 'PAYMENT_RETURNED'],
  ] as const)('%s followed by %s is 409 and an alarm, and the case stays %s', async (first, second, phase) => {
    const one = nextCase();
    expect(await report(resultOf(one, first))).toMatchObject({ status: 200 });
    const alarms = () => running.service.said().split('"PaymentContradiction":1').length - 1;
    const before = alarms();
    expect(await report(resultOf(one, second))).toMatchObject({
      status: 409,
      problem: { type: '/problems/payment-contradiction' },
    });
    await expect.poll(alarms).toBe(before + 1);
    expect(await phaseOf(one)).toBe(phase);
  });

  test('PAID simultaneous with RETURNED: one is 200, the other 409, and the case follows the accepted one', async () => {
    for (const one of [nextCase(), nextCase(), nextCase()]) {
      const [paid, returned] = await Promise.all([report(resultOf(one, 'PAID')), report(resultOf(one, 'RETURNED'))]);
      expect([paid.status, returned.status].sort()).toEqual([200, 409]);
      await journey.settle();
      const [phase, event] =
        paid.status === 200 ? ['PAID', 'PAYMENT_SETTLED'] : ['PAYMENT_RETURNED', 'PAYMENT_RETURNED'];
      expect(await phaseOf(one)).toBe(phase);
      expect((await journey.eventsOf(one.applicationId)).slice(-2)).toEqual(['PAYMENT_REQUESTED', event]);
    }
  });

  test('of a payment that was never ordered is 404', async () => {
    const one = nextCase();
    for (const paymentId of ['NONE-1', 'NONE', `${one.applicationId}-2`, one.applicationId]) {
      expect(await report({ ...resultOf(one, 'PAID'), paymentId })).toMatchObject({ status: 404 });
    }
    expect(await phaseOf(one)).toBe('PAYING');
  });
});
