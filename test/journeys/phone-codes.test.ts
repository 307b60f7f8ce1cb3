import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const TOO_MANY = { status: 429, problem: { type: '/problems/too-many-requests' } };
const retryAfter = ({ headers }: { readonly headers: Headers }) => Number(headers.get('retry-after'));

describe('a phone code', () => {
  test('comes to the phone in Chinese, as its only number of six digits, and lives ten minutes', async () => {
    const { phone } = aNewPerson();
    const { status, body } = await journey.askForCode(phone);
    expect(status).toBe(202);
    const now = Date.parse(await journey.now());
    expect(Date.parse(body?.expiresAt ?? '') - now).toBe(600_000);
    const messages = await journey.messagesTo(phone);
    expect(messages).toHaveLength(1);
    expect(messages[0]?.text).toMatch(/^【职业技能补贴】验证码\d{6}，用于提出公示异议，10分钟内有效/);
    expect(messages[0]).not.toHaveProperty('applicationId');
    expect(body?.phoneCodeId).not.toContain(await journey.codeOn(phone));
  });

  test('is refused for 60 seconds after another, and says for how many more', async () => {
    const { phone } = aNewPerson();
    await journey.askForCode(phone);
    await journey.advanceBy('PT20S');
    const early = await journey.askForCode(phone, 'CONTACT');
    expect(early).toMatchObject(TOO_MANY);
    expect(retryAfter(early)).toBe(40);
    await journey.advanceBy('PT40S');
    expect((await journey.askForCode(phone)).status).toBe(202);
    expect(await journey.messagesTo(phone)).toHaveLength(2);
  });

  test('is refused after five in a day until the next, Beijing time', async () => {
    const { phone } = aNewPerson();
    for (let sent = 0; sent < 5; sent += 1) {
      expect((await journey.askForCode(phone)).status).toBe(202);
      await journey.advanceBy('PT1M');
    }
    const sixth = await journey.askForCode(phone);
    expect(sixth).toMatchObject(TOO_MANY);
    await journey.advanceBy(`PT${retryAfter(sixth) - 1}S`);
    expect(await journey.askForCode(phone)).toMatchObject(TOO_MANY);
    await journey.advanceBy('PT1S');
    expect(await journey.now()).toMatch(/T00:00:00/);
    expect((await journey.askForCode(phone)).status).toBe(202);
  });

  test('asked for twenty times at once is one message', async () => {
    const { phone } = aNewPerson();
    const answers = await Promise.all(Array.from({ length: 20 }, () => journey.askForCode(phone)));
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(19);
    expect(await journey.messagesTo(phone)).toHaveLength(1);
  });

  test('that the gateway did not take is 503, and does not count', async () => {
    const { phone } = aNewPerson();
    await journey.setFaults({ notifier: { mode: 'down' } });
    for (let tries = 0; tries < 6; tries += 1) {
      expect(await journey.askForCode(phone)).toMatchObject({
        status: 503,
        problem: { type: '/problems/dependency-down' },
      });
    }
    await journey.setFaults({});
    expect((await journey.askForCode(phone)).status).toBe(202);
  });

  test('asked for again under its Idempotency-Key is the same answer and no second message', async () => {
    const { phone } = aNewPerson();
    const idempotencyKey = randomUUID();
    const first = await journey.askForCode(phone, 'CONTACT', { idempotencyKey });
    const again = await journey.askForCode(phone, 'CONTACT', { idempotencyKey });
    expect({ status: again.status, text: again.text }).toEqual({ status: 202, text: first.text });
    expect(await journey.messagesTo(phone)).toHaveLength(1);
    const other = await journey.askForCode(aNewPerson().phone, 'CONTACT', { idempotencyKey });
    expect(other).toMatchObject({ status: 422, problem: { type: '/problems/idempotency-key-reused' } });
  });

  test.each([
    [{ phone: '12345', purpose: 'CONTACT' }, '/phone'],
    [{ phone: '13900000000', purpose: 'FUN' }, '/purpose'],
    [{ phone: '13900000000' }, '/purpose'],
    [{ phone: '13900000000', purpose: 'CONTACT', code: '123456' }, '/code'],
  ])('is refused for %j at %s', async (body, pointer) => {
    expect(await journey.refused('requestPhoneCode', { body })).toMatchObject({ status: 400, errors: [{ pointer }] });
  });
});
