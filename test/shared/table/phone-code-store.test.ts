import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../shared/domain/instant.ts';
import type { PhoneCodePurpose } from '../../../shared/domain/phone-code-purpose.ts';
import { phoneCodeKey, sentPhoneCodesKey } from '../../../shared/table/keys.ts';
import { getItem } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { refusalOf } from '../../support/answers.ts';
import { aClock } from '../../support/doubles.ts';
import { storesOf } from '../../support/stores.ts';

const table = await aTable();
const { phoneCodes, write } = storesOf(table);
const clock = aClock('2021-06-16T09:00:00+08:00');
const at = () => instantOf(clock.now());

const CODE = '012345';
const REFUSED = { status: 400, code: 'VALIDATION', reasons: [], pointers: ['/phoneCode'] };
let count = 0;

/** A code that was sent to a phone of its own. */
async function aSentCode(purpose: PhoneCodePurpose = 'CONTACT') {
  count += 1;
  const sent = { phone: `1390000${String(count).padStart(4, '0')}`, phoneCodeId: `ID-${count}`, purpose };
  expect(await phoneCodes.reserve({ ...sent, code: CODE, salt: 'salt', at: at() })).toEqual({ outcome: 'reserved' });
  return sent;
}
type SentCode = Awaited<ReturnType<typeof aSentCode>>;

const check = (sent: SentCode, presented: { code?: string; purpose?: PhoneCodePurpose; phone?: string } = {}) =>
  phoneCodes.check({ ...sent, code: CODE, at: at(), ...presented });
const use = async (sent: SentCode) => (await write([await check(sent)])).outcome;

describe('a code', () => {
  test('is stored as a digest, with the moment at which it may be deleted', async () => {
    const { phone, phoneCodeId } = await aSentCode();
    const item = await getItem(table, phoneCodeKey(phone, phoneCodeId));
    expect(JSON.stringify(item)).not.toContain(CODE);
    expect(item).toMatchObject({ expiresAtSeconds: clock.now().getTime() / 1000 + 600 });
  });

  test('proves its phone once', async () => {
    const sent = await aSentCode();
    expect(await use(sent)).toBe('written');
    expect(await refusalOf(check(sent))).toEqual(REFUSED);
  });

  test('proves its phone to one of two transactions that checked it before either was written', async () => {
    const sent = await aSentCode();
    const [one, other] = [await check(sent), await check(sent)];
    expect([(await write([one])).outcome, (await write([other])).outcome]).toEqual(['written', 'cancelled']);
  });

  test('proves its phone for ten minutes, and not at the end of the tenth', async () => {
    const sent = await aSentCode();
    clock.pass(599_999);
    expect(await use(sent)).toBe('written');
    const other = await aSentCode();
    clock.pass(600_000);
    expect(await refusalOf(check(other))).toEqual(REFUSED);
  });

  test('proves nothing for another purpose or phone, or under an unknown id', async () => {
    const sent = await aSentCode('OBJECTION');
    expect(await refusalOf(check(sent, { purpose: 'CONTACT' }))).toEqual(REFUSED);
    expect(await refusalOf(check(sent, { phone: '13999999999' }))).toEqual(REFUSED);
    expect(await refusalOf(check({ ...sent, phoneCodeId: 'unknown' }))).toEqual(REFUSED);
    expect(await use(sent)).toBe('written');
  });

  test('leaves nothing behind where its id is unknown', async () => {
    await refusalOf(check({ phone: '13988888888', phoneCodeId: 'unknown', purpose: 'CONTACT' }));
    expect(await getItem(table, phoneCodeKey('13988888888', 'unknown'))).toBeUndefined();
  });

  test('may be guessed wrong four times, and is of no use after the fifth', async () => {
    const [lucky, unlucky] = [await aSentCode(), await aSentCode()];
    const guesses = ['000000', '111111', '222222', '333333'];
    for (const sent of [lucky, unlucky]) {
      for (const code of guesses) expect(await refusalOf(check(sent, { code }))).toEqual(REFUSED);
    }
    expect(await use(lucky)).toBe('written');
    expect(await refusalOf(check(unlucky, { code: '444444' }))).toEqual(REFUSED);
    expect(await refusalOf(check(unlucky))).toEqual(REFUSED);
  });

  test('is not worn out by being right, so a request that failed for another cause can come again', async () => {
    const sent = await aSentCode();
    for (let tries = 0; tries < 8; tries += 1) await check(sent);
    expect(await use(sent)).toBe('written');
  });

  test('is right for each of many repeats at once', async () => {
    const sent = await aSentCode();
    await Promise.all(Array.from({ length: 20 }, () => check(sent)));
    expect(await getItem(table, phoneCodeKey(sent.phone, sent.phoneCodeId))).toMatchObject({ tries: 0 });
  });

  test('cannot be guessed by many guesses at once: no more than five are compared', async () => {
    const sent = await aSentCode();
    const wrong = Array.from({ length: 30 }, (_, guess) => String(100_000 + guess));
    const answers = await Promise.all(wrong.map((code) => refusalOf(check(sent, { code }))));
    expect(answers).toEqual(wrong.map(() => REFUSED));
    expect(await getItem(table, phoneCodeKey(sent.phone, sent.phoneCodeId))).toMatchObject({ tries: 5 });
    expect(await refusalOf(check(sent))).toEqual(REFUSED);
  });
});

describe('a phone', () => {
  const reserve = (phone: string, phoneCodeId: string) =>
    phoneCodes.reserve({ phone, phoneCodeId, purpose: 'CONTACT', code: CODE, salt: 'salt', at: at() });

  test('is sent one code where twenty are asked for at once', async () => {
    const asked = Array.from({ length: 20 }, (_, n) => reserve('13911111111', `AT-ONCE-${n}`));
    const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'reserved')).toHaveLength(1);
  });

  test('may be sent another one 60 seconds later', async () => {
    await reserve('13922222222', 'FIRST');
    const nextAt = instantOf(new Date(clock.now().getTime() + 60_000));
    clock.pass(59_999);
    expect(await reserve('13922222222', 'EARLY')).toEqual({ outcome: 'refused', nextAt });
    clock.pass(1);
    expect(await reserve('13922222222', 'SECOND')).toEqual({ outcome: 'reserved' });
  });

  test('may be sent five in a day, and the sixth on the next', async () => {
    clock.set('2021-06-20T12:00:00+08:00');
    for (let sent = 0; sent < 5; sent += 1) {
      expect(await reserve('13933333333', `DAY-${sent}`)).toEqual({ outcome: 'reserved' });
      clock.pass(60_000);
    }
    expect(await reserve('13933333333', 'SIXTH')).toEqual({ outcome: 'refused', nextAt: '2021-06-20T16:00:00.000Z' });
    clock.set('2021-06-21T00:00:00+08:00');
    expect(await reserve('13933333333', 'NEXT-DAY')).toEqual({ outcome: 'reserved' });
  });

  test('may be sent another one at once where the last one was released, and it was not counted', async () => {
    clock.set('2021-06-22T12:00:00+08:00');
    for (let sent = 0; sent < 10; sent += 1) {
      expect(await reserve('13944444444', `RELEASED-${sent}`)).toEqual({ outcome: 'reserved' });
      await phoneCodes.release({ phone: '13944444444', phoneCodeId: `RELEASED-${sent}` });
    }
    expect(await reserve('13944444444', 'SENT')).toEqual({ outcome: 'reserved' });
    expect((await reserve('13944444444', 'TOO-SOON')).outcome).toBe('refused');
  });

  test('keeps the count of a later code where an earlier one is released late', async () => {
    clock.set('2021-06-23T12:00:00+08:00');
    await reserve('13955555555', 'EARLIER');
    clock.pass(60_000);
    await reserve('13955555555', 'LATER');
    await phoneCodes.release({ phone: '13955555555', phoneCodeId: 'EARLIER' });
    expect((await reserve('13955555555', 'TOO-SOON')).outcome).toBe('refused');
  });

  test('is forgotten once nothing limits it any more', async () => {
    clock.set('2021-06-24T12:00:00+08:00');
    await reserve('13966666666', 'NOON');
    expect(await getItem(table, sentPhoneCodesKey('13966666666'))).toMatchObject({
      expiresAtSeconds: Date.parse('2021-06-25T00:00:00+08:00') / 1000,
    });
    clock.set('2021-06-24T23:59:30+08:00');
    await reserve('13977777777', 'MIDNIGHT');
    expect(await getItem(table, sentPhoneCodesKey('13977777777'))).toMatchObject({
      expiresAtSeconds: Date.parse('2021-06-25T00:00:30+08:00') / 1000,
    });
  });
});
