import { beforeEach, describe, expect, test } from 'vitest';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { requireBankSignature } from '../../../functions/payout/bank-signature.ts';
import { recordPaymentResult } from '../../../functions/payout/record-payment-result.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { HOUR, MINUTE } from '../../../shared/domain/instant.ts';
import { sign } from '../../../shared/ports/signature.ts';
import { BANK_SETTLEMENT } from '../../support/doubles.ts';
import { aContext, aGatewayEvent, bodyOf } from '../../support/gateway-events.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';

const BANK_KEY = 'a-key-of-the-bank';
const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});

interface CallbackOptions {
  readonly rawBody?: string;
  readonly key?: string;
  /** Milliseconds between its signature and its arrival. */
  readonly age?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly isBase64Encoded?: boolean;
}

/** Sends a bank callback, correctly signed unless the test says otherwise, and gives the answer to the bank. */
async function callback(result: object, { rawBody, key = BANK_KEY, age = 0, ...more }: CallbackOptions = {}) {
  const sent = rawBody ?? JSON.stringify(result);
  const seconds = Math.floor((deps.now().getTime() - age) / 1000);
  const headers = { 'X-Timestamp': String(seconds), 'X-Signature': sign(key, seconds, sent), ...more.headers };
  const handler = httpHandler(
    routes.recordPaymentResult,
    (request) => recordPaymentResult(request, deps),
    (raw) => requireBankSignature(raw, { bankKey: async () => BANK_KEY, now: deps.now }),
  );
  const delivered = more.isBase64Encoded ? Buffer.from(sent).toString('base64') : sent;
  const event = aGatewayEvent({ rawBody: delivered, headers, isBase64Encoded: more.isBase64Encoded ?? false });
  return handler(event, aContext());
}

const paid = (id: string, n = 1) => ({
  paymentId: `${id}-${n}`,
  outcome: 'PAID',
  ...BANK_SETTLEMENT,
});
const returned = (id: string) => ({ ...paid(id), outcome: 'RETURNED', returnReason: '户名不符' });
const phaseOf = async (id: string) => (await stored.application(id)).phase;

const stateOf = async (id: string) => ({
  application: await stored.application(id),
  payments: await stored.payments(id),
});

describe('a bank callback', () => {
  test('signed by the bank settles the payment, and the answer confirms the result', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const answer = await callback(paid(id));
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(bodyOf(answer)).toEqual({ paymentId: `${id}-1`, outcome: 'PAID' });
    expect(await stateOf(id)).toMatchObject({
      application: { phase: 'PAID' },
      payments: [{ status: 'PAID', bankReference: 'BANK-7' }],
    });
  });

  test('is verified over its original bytes, whatever their spacing', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    expect(await callback(paid(id), { rawBody: JSON.stringify(returned(id), null, 4) })).toMatchObject({
      statusCode: 200,
    });
    expect(await phaseOf(id)).toBe('PAYMENT_RETURNED');
  });

  test('is accepted from a gateway that passes on the body in base64', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    expect(await callback(returned(id), { isBase64Encoded: true })).toMatchObject({ statusCode: 200 });
    expect((await stateOf(id)).payments).toMatchObject([{ returnReason: '户名不符' }]);
  });

  test('repeated at once, and hours later under a new signature, changes nothing', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const first = await callback(paid(id));
    const before = await stateOf(id);
    expect(await callback(paid(id))).toEqual(first);
    deps.clock.pass(3 * HOUR);
    expect(await callback(paid(id))).toEqual(first);
    expect(await stateOf(id)).toEqual(before);
  });
});

describe('a signature', () => {
  test.each<[string, CallbackOptions]>([
    ['is missing', { headers: { 'X-Signature': undefined } }],
    ['has no timestamp', { headers: { 'X-Timestamp': undefined } }],
    ['is made with another key', { key: 'another-key' }],
    ['is made for another body', { headers: { 'X-Signature': sign(BANK_KEY, 1_624_586_400, '{}') } }],
    ['is five minutes and a second old', { age: 5 * MINUTE + 1000 }],
    ['is five minutes and a second ahead', { age: -5 * MINUTE - 1000 }],
    ['is malformed', { headers: { 'X-Signature': 'sha256=x' } }],
  ])('that %s is refused with 401, and nothing changes', async (_, options) => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const before = await stateOf(id);
    const answer = await callback(paid(id), options);
    expect(answer).toMatchObject({ statusCode: 401 });
    expect(bodyOf(answer)).toMatchObject({ type: '/problems/signature', status: 401 });
    expect(await stateOf(id)).toEqual(before);
  });

  test.each([5 * MINUTE, -5 * MINUTE])('with an age of %i milliseconds is still accepted', async (age) => {
    const id = await walk.caseIn('PAYING', nextPerson());
    expect(await callback(paid(id), { age })).toMatchObject({ statusCode: 200 });
  });

  test('that is wrong gets the same answer for an unknown payment', async () => {
    expect(await callback(paid('UNKNOWN'), { key: 'another-key' })).toMatchObject({ statusCode: 401 });
  });
});

describe('a payment', () => {
  test('of an unknown application, an unknown number or a malformed id is not found', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const malformed = ['no-number', `${id}-0`, `${id}-01`, `${id}-`, '-1', `${id}-99999`];
    for (const result of [
      paid('UNKNOWN'),
      paid(id, 2),
      ...malformed.map((paymentId) => ({ ...paid(id), paymentId })),
    ]) {
      expect(await callback(result), result.paymentId).toMatchObject({ statusCode: 404 });
    }
    expect(await phaseOf(id)).toBe('PAYING');
  });

  test('of a case that has not come to payment is not found', async () => {
    const id = await walk.caseIn('PUBLICISED', nextPerson());
    expect(await callback(paid(id))).toMatchObject({ statusCode: 404 });
  });
});

describe('a body', () => {
  const good = paid('CASE000000000001');
  test.each([
    ['another outcome', { ...good, outcome: 'PENDING' }, '/outcome'],
    ['no bank reference', { ...good, bankReference: undefined }, '/bankReference'],
    ['an empty payment id', { ...good, paymentId: '' }, '/paymentId'],
    ['a time without a zone', { ...good, settledAt: '2021-06-25T10:00:00' }, '/settledAt'],
    ['a day that does not exist', { ...good, settledAt: '2021-02-30T10:00:00+08:00' }, '/settledAt'],
    ['an unknown field', { ...good, amountFen: 1 }, '/amountFen'],
  ])('with %s is refused with 400 and its pointer', async (_, body, pointer) => {
    const answer = await callback(body);
    expect(answer.statusCode).toBe(400);
    expect(bodyOf(answer).errors).toMatchObject([{ pointer }]);
  });

  test('that is signed but is not JSON is refused with 400', async () => {
    const answer = await callback({}, { rawBody: 'paymentId=1' });
    expect(bodyOf(answer)).toMatchObject({ status: 400, type: '/problems/malformed-json' });
  });
});

describe('a contradiction', () => {
  test('is refused with 409, changes nothing, and raises the alarm each time', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    await callback(paid(id));
    const before = await stateOf(id);
    deps.alarms.length = 0;
    for (let count = 1; count <= 2; count += 1) {
      const answer = await callback(returned(id));
      expect(bodyOf(answer)).toMatchObject({ status: 409, type: '/problems/payment-contradiction' });
      expect(deps.alarms).toEqual(Array(count).fill('PaymentContradiction'));
    }
    expect(await stateOf(id)).toEqual(before);
  });

  test('is the answer to the loser of simultaneous results: one result is kept', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await walk.caseIn('PAYING', nextPerson());
      deps.alarms.length = 0;
      const answers = await Promise.all([callback(paid(id)), callback(returned(id)), callback(paid(id))]);
      const { application, payments } = await stateOf(id);
      const [isPaid, statuses] = [application.phase === 'PAID', answers.map(({ statusCode }) => statusCode)];
      expect(statuses).toEqual(isPaid ? [200, 409, 200] : [409, 200, 409]);
      expect(payments).toMatchObject([{ status: isPaid ? 'PAID' : 'RETURNED' }]);
      expect(deps.alarms).toHaveLength(isPaid ? 1 : 2);
      expect(printed.join()).not.toContain('request failed');
    }
  });

  test('alone raises the alarm: an accepted, repeated, unsigned or unknown result does not', async () => {
    const id = await walk.caseIn('PAYING', nextPerson());
    deps.alarms.length = 0;
    await callback(paid(id));
    await callback(paid(id));
    await callback(paid(id), { key: 'another-key' });
    await callback(paid('UNKNOWN'));
    expect(deps.alarms).toEqual([]);
  });
});

test('a caller without the bank’s key does not learn what a callback must hold', async () => {
  const answer = await callback({}, { rawBody: '{"nope":1}', key: 'another-key' });
  expect(answer.statusCode).toBe(401);
  expect(bodyOf(answer)).not.toHaveProperty('errors');
});

test.each(['0000-01-01T00:00:00+08:00', '9999-12-31T23:59:59-08:00', '1999-12-31T23:59:59Z'])(
  'a bank callback with the time %s is refused, and the case can still be read',
  async (settledAt) => {
    const id = await walk.caseIn('PAYING', nextPerson());
    const answer = await callback({ ...paid(id), settledAt });
    expect(answer.statusCode).toBe(400);
    expect(await phaseOf(id)).toBe('PAYING');
  },
);
