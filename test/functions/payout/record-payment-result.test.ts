import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { httpHandler } from '../../../functions/http/http-handler.ts';
import { requireBankSignature } from '../../../functions/payout/bank-signature.ts';
import { recordPaymentResult } from '../../../functions/payout/record-payment-result.ts';
import { routes } from '../../../shared/contracts/routes.ts';
import { HOUR, MINUTE } from '../../../shared/domain/instant.ts';
import { sign } from '../../../shared/ports/signature.ts';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aContext, aGatewayEvent, bodyOf } from '../../support/gateway-events.ts';
import { countingPeople } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';

const BANK_KEY = 'a-key-of-the-bank';
const somebody = countingPeople();
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
let printed: readonly string[];
beforeEach(() => {
  printed = printedLines();
});

interface CallBack {
  readonly rawBody?: string;
  readonly key?: string;
  /** How long before its arrival it was signed. */
  readonly age?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly isBase64Encoded?: boolean;
}

/** What the bank gets when it calls back as told: signed a moment ago, unless a test asks for something else. */
async function callBack(result: object, { rawBody, key = BANK_KEY, age = 0, ...more }: CallBack = {}) {
  const sent = rawBody ?? JSON.stringify(result);
  const seconds = Math.floor((deps.now().getTime() - age) / 1000);
  const headers = { 'X-Timestamp': String(seconds), 'X-Signature': sign(key, seconds, sent), ...more.headers };
  const handler = httpHandler(
    routes.recordPaymentResult,
    (request) => recordPaymentResult(request, deps),
    (raw) => requireBankSignature(raw, { bankKey: async () => BANK_KEY, now: deps.now }),
  );
  const passedOn = more.isBase64Encoded ? Buffer.from(sent).toString('base64') : sent;
  const event = aGatewayEvent({ rawBody: passedOn, headers, isBase64Encoded: more.isBase64Encoded ?? false });
  return handler(event, aContext());
}

const paid = (id: string, n = 1) => ({
  paymentId: `${id}-${n}`,
  outcome: 'PAID',
  bankReference: 'BANK-7',
  settledAt: '2021-06-25T10:00:00+08:00',
});
const returned = (id: string) => ({ ...paid(id), outcome: 'RETURNED', returnReason: '户名不符' });
const phaseOf = async (id: string) => (await deps.applications.byId(id)).phase;

async function standing(id: string) {
  const application = await deps.applications.byId(id);
  return { application, payments: await deps.payments.ofCase(application) };
}

describe('a call-back', () => {
  test('signed by the bank settles the payment and is told back', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    const answer = await callBack(paid(id));
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    expect(bodyOf(answer)).toEqual({ paymentId: `${id}-1`, outcome: 'PAID' });
    expect(await standing(id)).toMatchObject({
      application: { phase: 'PAID' },
      payments: [{ status: 'PAID', bankReference: 'BANK-7' }],
    });
  });

  test('is taken with its bytes as they were signed, whatever their spacing', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    expect(await callBack(paid(id), { rawBody: JSON.stringify(returned(id), null, 4) })).toMatchObject({
      statusCode: 200,
    });
    expect(await phaseOf(id)).toBe('PAYMENT_RETURNED');
  });

  test('is taken from a gateway that passes bodies on in base 64', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    expect(await callBack(returned(id), { isBase64Encoded: true })).toMatchObject({ statusCode: 200 });
    expect((await standing(id)).payments).toMatchObject([{ returnReason: '户名不符' }]);
  });

  test('repeated, once right after and once hours later under a new signature, changes nothing', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    const first = await callBack(paid(id));
    const before = await standing(id);
    expect(await callBack(paid(id))).toEqual(first);
    deps.clock.pass(3 * HOUR);
    expect(await callBack(paid(id))).toEqual(first);
    expect(await standing(id)).toEqual(before);
  });
});

describe('the signature', () => {
  test.each<[string, CallBack]>([
    ['is missing', { headers: { 'X-Signature': undefined } }],
    ['has no timestamp', { headers: { 'X-Timestamp': undefined } }],
    ['is another key’s', { key: 'a-key-of-somebody-else' }],
    ['is another body’s', { headers: { 'X-Signature': sign(BANK_KEY, 1_624_586_400, '{}') } }],
    ['is five minutes and a second old', { age: 5 * MINUTE + 1000 }],
    ['is five minutes and a second ahead', { age: -5 * MINUTE - 1000 }],
    ['is of another form', { headers: { 'X-Signature': 'sha256=x' } }],
  ])('that %s is refused with 401, and nothing changes', async (_, callback) => {
    const id = await walk.caseIn('PAYING', somebody());
    const before = await standing(id);
    const answer = await callBack(paid(id), callback);
    expect(answer).toMatchObject({ statusCode: 401 });
    expect(bodyOf(answer)).toMatchObject({ type: '/problems/signature', status: 401 });
    expect(await standing(id)).toEqual(before);
  });

  test.each([5 * MINUTE, -5 * MINUTE])('of %i milliseconds before now is still taken', async (age) => {
    const id = await walk.caseIn('PAYING', somebody());
    expect(await callBack(paid(id), { age })).toMatchObject({ statusCode: 200 });
  });

  test('of a payment that does not exist says no more than any other wrong one', async () => {
    expect(await callBack(paid('NOBODY'), { key: 'a-key-of-somebody-else' })).toMatchObject({ statusCode: 401 });
  });
});

describe('a payment', () => {
  test('of no application, of a number never ordered, or of an id that is not ours is not found', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    const nameless = ['no-number', `${id}-0`, `${id}-01`, `${id}-`, '-1', `${id}-99999`];
    for (const result of [paid('NOBODY'), paid(id, 2), ...nameless.map((paymentId) => ({ ...paid(id), paymentId }))]) {
      expect(await callBack(result), result.paymentId).toMatchObject({ statusCode: 404 });
    }
    expect(await phaseOf(id)).toBe('PAYING');
  });

  test('of a case before its payment is not found', async () => {
    const id = await walk.caseIn('PUBLICISED', somebody());
    expect(await callBack(paid(id))).toMatchObject({ statusCode: 404 });
  });
});

describe('a body', () => {
  const good = paid('CASE000000000001');
  test.each([
    ['another outcome', { ...good, outcome: 'PENDING' }, '/outcome'],
    ['no reference of the bank', { ...good, bankReference: undefined }, '/bankReference'],
    ['an empty payment id', { ...good, paymentId: '' }, '/paymentId'],
    ['a time without a zone', { ...good, settledAt: '2021-06-25T10:00:00' }, '/settledAt'],
    ['a day that does not exist', { ...good, settledAt: '2021-02-30T10:00:00+08:00' }, '/settledAt'],
    ['a field nobody asked for', { ...good, amountFen: 1 }, '/amountFen'],
  ])('with %s is refused with 400 by its pointer', async (_, body, pointer) => {
    const answer = await callBack(body);
    expect(answer.statusCode).toBe(400);
    expect(bodyOf(answer).errors).toMatchObject([{ pointer }]);
  });

  test('that is not JSON is refused with 400, also when it is signed', async () => {
    const answer = await callBack({}, { rawBody: 'paymentId=1' });
    expect(bodyOf(answer)).toMatchObject({ status: 400, type: '/problems/malformed-json' });
  });
});

describe('a contradiction', () => {
  test('is refused with 409, changes nothing, and rings the alarm once each time', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    await callBack(paid(id));
    const before = await standing(id);
    deps.alarms.length = 0;
    for (let time = 1; time <= 2; time += 1) {
      const answer = await callBack(returned(id));
      expect(bodyOf(answer)).toMatchObject({ status: 409, type: '/problems/payment-contradiction' });
      expect(deps.alarms).toEqual(Array(time).fill('PaymentContradiction'));
    }
    expect(await standing(id)).toEqual(before);
  });

  test('is what the loser of two results at once is told: one result stands', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = await walk.caseIn('PAYING', somebody());
      deps.alarms.length = 0;
      const answers = await Promise.all([callBack(paid(id)), callBack(returned(id)), callBack(paid(id))]);
      const { application, payments } = await standing(id);
      const [isPaid, statuses] = [application.phase === 'PAID', answers.map(({ statusCode }) => statusCode)];
      expect(statuses).toEqual(isPaid ? [200, 409, 200] : [409, 200, 409]);
      expect(payments).toMatchObject([{ status: isPaid ? 'PAID' : 'RETURNED' }]);
      expect(deps.alarms).toHaveLength(isPaid ? 1 : 2);
      expect(printed.join()).not.toContain('request failed');
    }
  });

  test('is all the alarm is for: a result taken, repeated, unsigned or unknown is quiet', async () => {
    const id = await walk.caseIn('PAYING', somebody());
    deps.alarms.length = 0;
    await callBack(paid(id));
    await callBack(paid(id));
    await callBack(paid(id), { key: 'a-key-of-somebody-else' });
    await callBack(paid('NOBODY'));
    expect(deps.alarms).toEqual([]);
  });
});

test('nobody but the bank is told what a call-back should hold', async () => {
  const answer = await callBack({}, { rawBody: '{"nope":1}', key: 'a-key-of-somebody-else' });
  expect(answer.statusCode).toBe(401);
  expect(bodyOf(answer)).not.toHaveProperty('errors');
});

test.each(['0000-01-01T00:00:00+08:00', '9999-12-31T23:59:59-08:00', '1999-12-31T23:59:59Z'])(
  'a call-back of the time %s is refused, and the case can still be read',
  async (settledAt) => {
    const id = await walk.caseIn('PAYING', somebody());
    const answer = await callBack({ ...paid(id), settledAt });
    expect(answer.statusCode).toBe(400);
    expect(await phaseOf(id)).toBe('PAYING');
  },
);
