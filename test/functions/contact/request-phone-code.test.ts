import { describe, expect, test } from 'vitest';
import { requestPhoneCode } from '../../../functions/contact/request-phone-code.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code-purpose.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { asPublic } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps } = await aService();
let count = 0;
const aPhone = () => {
  count += 1;
  return `1380000${String(count).padStart(4, '0')}`;
};

const ask = (phone: string, idempotencyKey?: string, purpose: PhoneCodePurpose = 'CONTACT') =>
  requestPhoneCode({ ...asPublic(), body: { phone, purpose }, idempotencyKey }, deps);
const messagesTo = (phone: string) => [...deps.gateway.sent.values()].filter(({ to }) => to === phone);
/** The code in the latest message to a phone. */
const codeSentTo = (phone: string) => /\d{6}/.exec(messagesTo(phone).at(-1)?.text ?? '')?.[0] ?? '';
const waitOf = async (work: Promise<unknown>) => {
  const error = await work.catch((reason: unknown) => reason);
  return error instanceof ServiceError ? { code: error.code, seconds: error.retryAfterSeconds } : undefined;
};

describe('a request for a code', () => {
  test('sends the phone one code that proves it, and answers its id and expiry', async () => {
    const phone = aPhone();
    const { phoneCodeId, expiresAt } = bodyOf(await ask(phone, undefined, 'OBJECTION'));
    expect(expiresAt).toBe('2021-06-16T09:10:00+08:00');
    expect(messagesTo(phone)).toMatchObject([{ text: expect.stringContaining('10分钟') }]);
    const code = codeSentTo(phone);
    const presented = { phone, phoneCodeId, code, purpose: 'OBJECTION', at: deps.clock.instant() } as const;
    expect((await deps.write([await deps.phoneCodes.check(presented)])).outcome).toBe('written');
  });

  test('tells the gateway neither the id of the code nor of a case', async () => {
    const phone = aPhone();
    const { phoneCodeId } = bodyOf(await ask(phone));
    const [message] = messagesTo(phone);
    expect(message).not.toHaveProperty('applicationId');
    expect(JSON.stringify(message)).not.toContain(phoneCodeId);
  });

  test('is refused with the seconds to the next one, and sends nothing', async () => {
    const phone = aPhone();
    await ask(phone);
    deps.clock.pass(100);
    expect(await waitOf(ask(phone))).toEqual({ code: 'TOO_MANY_PHONE_CODES', seconds: 60 });
    deps.clock.pass(59_000);
    expect(await waitOf(ask(phone))).toEqual({ code: 'TOO_MANY_PHONE_CODES', seconds: 1 });
    deps.clock.pass(900);
    expect(await waitOf(ask(phone))).toBeUndefined();
    expect(messagesTo(phone)).toHaveLength(2);
  });

  test('is refused until 24:00 after five in a day', async () => {
    const phone = aPhone();
    deps.clock.set('2021-06-18T10:00:00+08:00');
    for (let sent = 0; sent < 5; sent += 1) {
      await ask(phone);
      deps.clock.pass(60_000);
    }
    expect(await waitOf(ask(phone))).toEqual({ code: 'TOO_MANY_PHONE_CODES', seconds: 14 * 3600 - 300 });
  });

  test('sends one message where twenty come at once', async () => {
    const phone = aPhone();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => ask(phone)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(messagesTo(phone)).toHaveLength(1);
  });
});

describe('while the gateway gives no answer, a request', () => {
  test('is told to come again, and counts neither for the 60 seconds nor for the day', async () => {
    const phone = aPhone();
    deps.gateway.outcome = 'no-answer';
    for (let tries = 0; tries < 6; tries += 1) {
      expect(await refusalOf(ask(phone))).toMatchObject({ status: 503, code: 'DEPENDENCY_DOWN' });
    }
    deps.gateway.outcome = 'accepted';
    bodyOf(await ask(phone));
    expect(messagesTo(phone)).toHaveLength(1);
  });

  test('leaves its Idempotency-Key free', async () => {
    const phone = aPhone();
    deps.gateway.outcome = 'no-answer';
    await refusalOf(ask(phone, 'outage'));
    deps.gateway.outcome = 'accepted';
    bodyOf(await ask(phone, 'outage'));
    expect(messagesTo(phone)).toHaveLength(1);
  });
});

test('a phone that the gateway refuses for good is a fault of the field', async () => {
  const phone = aPhone();
  deps.gateway.outcome = 'refused';
  expect(await refusalOf(ask(phone))).toMatchObject({ status: 400, pointers: ['/phone'] });
  deps.gateway.outcome = 'accepted';
});

describe('an Idempotency-Key', () => {
  test('gets the first answer again, and no second message', async () => {
    const phone = aPhone();
    const first = bodyOf(await ask(phone, 'twice'));
    expect(await ask(phone, 'twice')).toEqual({ replay: { status: 202, text: JSON.stringify(first) } });
    deps.clock.pass(120_000);
    expect(await ask(phone, 'twice')).toMatchObject({ replay: { status: 202 } });
    expect(messagesTo(phone)).toHaveLength(1);
  });

  test('is refused for another phone or purpose', async () => {
    const phone = aPhone();
    await ask(phone, 'reused');
    expect(await refusalOf(ask(aPhone(), 'reused'))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await refusalOf(ask(phone, 'reused', 'OBJECTION'))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });
});
