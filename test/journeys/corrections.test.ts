import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORRECTION } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { newCertificate, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const correct = async (person: Person, applicationId: string, body: object) =>
  journey.send('correctApplication', await journey.by(person, { params: { applicationId }, body }));
const request = { outcome: 'REQUEST_CORRECTION', fields: ['certificate.number'], explanation: CORRECTION };
const textsOf = async (applicationId: string) =>
  (await journey.messagesAbout(applicationId)).map(({ text }) => text).join('\n');

describe('two cases are asked for a correction in the fund review on 2021-06-21', () => {
  let corrected: { readonly person: Person; readonly applicationId: string };
  let lapsing: { readonly person: Person; readonly applicationId: string };
  beforeAll(async () => {
    corrected = await journey.checked();
    lapsing = await journey.checked();
    await journey.advanceTo('2021-06-21T10:00:00+08:00');
    for (const { applicationId } of [corrected, lapsing]) await journey.decide('FUND_REVIEW', applicationId, request);
  });

  test('each applicant reads what to correct, why and until when, and is told', async () => {
    for (const { person, applicationId } of [corrected, lapsing]) {
      const shown = await journey.read(person, applicationId);
      expect(shown.phase).toBe('CORRECTION_REQUESTED');
      expect(shown.correction).toEqual({
        fields: ['certificate.number'],
        explanation: CORRECTION,
        dueAt: '2021-07-13T00:00:00+08:00',
      });
      expect(await textsOf(applicationId)).toContain('需要补正，请登录查看');
    }
  });

  test('the one corrected on 2021-07-02 is verified again, reviewed anew and published', async () => {
    const { person, applicationId } = corrected;
    await journey.advanceTo('2021-07-02T10:00:00+08:00');
    expect(await textsOf(applicationId)).toContain('仍需补正');

    const held = newCertificate();
    await journey.registerCertificate(person, held);
    const other = await correct(person, applicationId, { certificate: { level: 3 } });
    expect(other.status).toBe(400);
    const answer = await correct(person, applicationId, { certificate: { number: held.number } });
    expect(answer.status).toBe(200);
    await journey.settle();

    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
    const { taskId, dueAt } = await journey.openTask('FUND_REVIEW', applicationId);
    expect([taskId, dueAt]).toEqual([`${applicationId}.fund-review.2`, '2021-07-15T00:00:00+08:00']);
    await journey.approveFunds(applicationId);
    const { publishAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(person, applicationId)).toBe('PUBLICISED');
  });

  test('the other one lapses on 2021-07-12 at 24:00, and its applicant may apply again', async () => {
    const { person, applicationId } = lapsing;
    await journey.advanceTo('2021-07-12T23:59:59+08:00');
    expect(await journey.phaseOf(person, applicationId)).toBe('CORRECTION_REQUESTED');
    await journey.advanceTo('2021-07-13T00:00:00+08:00');
    await journey.settle();
    const { phase, reasons, remedies, correction } = await journey.read(person, applicationId);
    expect({ phase, codes: reasons.map(({ code }) => code), correction }).toEqual({
      phase: 'REJECTED',
      codes: ['CORRECTION_NOT_MADE'],
      correction: undefined,
    });
    expect(remedies).toBeDefined();
    expect(await journey.eventsOf(applicationId)).toEqual([
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'CORRECTION_ASKED',
      'CORRECTION_REMINDED',
      'CORRECTION_REMINDED',
      'CORRECTION_LAPSED',
    ]);
    expect(await textsOf(applicationId)).toContain('未在期限内补正');
    const late = await correct(person, applicationId, { certificate: { number: newCertificate().number } });
    expect(late.status).toBe(409);

    const again = await journey.submit(person);
    await journey.settle();
    expect(await journey.read(person, again.applicationId)).toMatchObject({ attempt: 2, phase: 'FUND_REVIEW' });
  });

  test('the corrected one is paid once, after its publicity period', async () => {
    const { person, applicationId } = corrected;
    const { closesAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(timeToPay(closesAt));
    await journey.settle();
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    expect(await journey.transfersTo(person)).toHaveLength(1);
    expect(await journey.eventsOf(applicationId)).toEqual([
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'CORRECTION_ASKED',
      'CORRECTION_REMINDED',
      'CORRECTED',
      'VERIFICATION_PASSED',
      'FUND_REVIEW_APPROVED',
      'PUBLISHED',
      'CLOSED_UNCHALLENGED',
      'PAYMENT_REQUESTED',
      'PAYMENT_SETTLED',
    ]);
    const texts = await textsOf(applicationId);
    for (const told of ['补正已收到', '补贴已支付']) expect(texts).toContain(told);
  });
});
