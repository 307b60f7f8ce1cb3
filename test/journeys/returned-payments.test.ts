import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const ACCOUNT = { kind: 'BANK_ACCOUNT', bankName: '虚构银行西岗支行', accountNumber: '6299990000000088018' } as const;

const change = async (person: Person, applicationId: string, body: object = ACCOUNT) =>
  journey.send('changePayee', { token: await journey.applicantToken(person), params: { applicationId }, body });

/** A case whose payment the bank has sent back. */
async function returned(returnReason: string) {
  const person = await journey.newcomer();
  await journey.setAccount(person.accountNumber, { outcome: 'RETURNED', returnReason });
  const { applicationId, closesAt } = await journey.approved(person);
  await journey.advanceTo(timeToPay(closesAt));
  return { person, applicationId };
}

describe('a payment that came back', () => {
  test('says why in plain words, is corrected by the applicant, confirmed by a payer, and paid once', async () => {
    const { person, applicationId } = await returned('账号已销户');
    expect((await journey.read(person, applicationId)).paymentReturn).toMatchObject({
      code: 'ACCOUNT_CLOSED',
      text: '已销户',
      confirming: false,
    });
    expect((await change(person, applicationId)).status).toBe(200);
    await journey.decide('PAYMENT_CONFIRMATION', applicationId, { outcome: 'CONFIRM' });
    const shown = await journey.read(person, applicationId);
    expect(shown.phase).toBe('PAID');
    expect(shown).not.toHaveProperty('paymentReturn');
    const { payments } = await journey.caseFile(applicationId);
    expect(payments.map(({ paymentId, status }) => [paymentId, status])).toEqual([
      [`${applicationId}-1`, 'RETURNED'],
      [`${applicationId}-2`, 'PAID'],
    ]);
    const paid = (await journey.transfers()).filter(({ paymentId }) => paymentId.startsWith(applicationId));
    expect(paid.map(({ accountNumber, outcome }) => [accountNumber, outcome])).toEqual([
      [person.accountNumber, 'RETURNED'],
      [ACCOUNT.accountNumber, 'PAID'],
    ]);
    expect((await change(person, applicationId)).status).toBe(409);
  });

  test('reminds the applicant after 7, 30 and 60 days, and never lapses', async () => {
    const { person, applicationId } = await returned('户名不符');
    await journey.advanceBy('P70D');
    const reminders = (await journey.messagesAbout(applicationId)).filter(({ text }) => text.includes('仍未能入账'));
    expect(reminders).toHaveLength(3);
    expect((await journey.read(person, applicationId)).phase).toBe('PAYMENT_RETURNED');
    expect((await change(person, applicationId)).status).toBe(200);
    await journey.decide('PAYMENT_CONFIRMATION', applicationId, { outcome: 'CONFIRM' });
    expect((await journey.read(person, applicationId)).phase).toBe('PAID');
  });
});

test('a change of the payee before the payment is paid to, and the phone on file is told', async () => {
  const { person, applicationId, closesAt } = await journey.approved();
  expect((await change(person, applicationId)).status).toBe(200);
  await journey.advanceTo(timeToPay(closesAt));
  expect((await journey.read(person, applicationId)).phase).toBe('PAID');
  const transfers = (await journey.transfers()).filter(({ paymentId }) => paymentId === `${applicationId}-1`);
  expect(transfers).toMatchObject([{ accountNumber: ACCOUNT.accountNumber, outcome: 'PAID' }]);
  const texts = (await journey.messagesAbout(applicationId)).map(({ text }) => text).join();
  expect(texts).toContain('收款账户已更改');
  expect(await journey.eventsOf(applicationId)).toContain('PAYEE_CHANGED');
});

test('while it is being paid, and by another person, the payee cannot be changed', async () => {
  const { person, applicationId, closesAt } = await journey.approved();
  expect((await change(await journey.newcomer(), applicationId)).status).toBe(404);
  await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
  await journey.advanceTo(timeToPay(closesAt));
  expect((await journey.read(person, applicationId)).phase).toBe('PAYING');
  expect((await change(person, applicationId)).status).toBe(409);
  await journey.setFaults({});
});

test('a payee that is a social-security card needs no bank, and is paid', async () => {
  const { person, applicationId, closesAt } = await journey.approved();
  const card = { kind: 'SOCIAL_SECURITY_CARD', accountNumber: '6299990000000077771' };
  expect((await change(person, applicationId, { ...card, kind: 'BANK_ACCOUNT' })).status).toBe(400);
  expect((await change(person, applicationId, card)).status).toBe(200);
  await journey.advanceTo(timeToPay(closesAt));
  const shown = await journey.read(person, applicationId);
  expect(shown.phase).toBe('PAID');
  expect(shown.payee).not.toHaveProperty('bankName');
});
