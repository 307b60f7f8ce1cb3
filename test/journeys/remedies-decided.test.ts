import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPLANATION } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';
import { REMEDIES } from './support/remedies.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const requested = async (refused: Refused): Promise<Refused> => {
  expect((await desk.request(refused)).status).toBe(201);
  return refused;
};
const decide = ({ applicationId }: Refused, body: object, member?: StaffMember) =>
  journey.tryToDecide('RECONSIDERATION', applicationId, body, member);
const granted = async (refused: Refused): Promise<Refused> => {
  await journey.decide('RECONSIDERATION', refused.applicationId, { outcome: 'GRANT' });
  return desk.attemptAfter(refused);
};
const read = ({ person, applicationId }: Refused) => journey.read(person, applicationId);
const sound = { unbroken: true, faults: [] };
const textsOf = async ({ applicationId }: Refused) =>
  (await journey.messagesAbout(applicationId)).map(({ text }) => text).join('\n');
/** Approves an attempt in the fund review and waits until it is paid, exactly once. */
const payOut = async (attempt: Refused) => {
  await journey.approveFunds(attempt.applicationId);
  const { closesAt = '' } = await read(attempt);
  await journey.advanceTo(timeToPay(closesAt));
  expect((await read(attempt)).phase).toBe('PAID');
  expect(await journey.transfersTo(attempt.person)).toMatchObject([{ paymentId: `${attempt.applicationId}-1` }]);
};

describe('a refusal that is maintained', () => {
  let refused: Refused;
  beforeAll(async () => {
    refused = await requested(await desk.refusedByRegister());
  });

  test('must be explained', async () => {
    expect(await decide(refused, { outcome: 'MAINTAIN' })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/explanation' }] },
    });
    expect((await decide(refused, { outcome: 'REFUSE', explanation: EXPLANATION })).status).toBe(400);
  });

  test('stands, with the explanation and the other remedies for its applicant, who is told', async () => {
    const { reconsideration, ...before } = await read(refused);
    const decided = { outcome: 'MAINTAIN', explanation: EXPLANATION };
    await journey.decide('RECONSIDERATION', refused.applicationId, decided);
    const { reconsideration: after, ...shown } = await read(refused);
    expect(shown).toEqual(before);
    expect(shown).toMatchObject({ phase: 'REJECTED', remedies: { reviewDays: REMEDIES.reviewDays } });
    expect(after).toEqual({ ...reconsideration, ...decided, decidedAt: await journey.now() });
    expect(await textsOf(refused)).toContain('维持原决定');
    expect(await journey.ownApplications(refused.person)).toHaveLength(1);
    expect(await desk.trailOf(refused.applicationId)).toEqual({
      events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED', 'REFUSAL_MAINTAINED'],
      ...sound,
    });
  });

  test('is not reconsidered again: another decision and another request are 409, the same decision is 200', async () => {
    const taskId = `${refused.applicationId}.reconsideration`;
    const token = await journey.staffToken({ roles: ['supervisor'] });
    const send = (body: object) => journey.send('decideTask', { token, params: { taskId }, body });
    expect(await send({ outcome: 'GRANT' })).toMatchObject({
      status: 409,
      problem: { type: '/problems/already-decided' },
    });
    expect((await send({ outcome: 'MAINTAIN', explanation: EXPLANATION })).status).toBe(200);
    expect((await desk.request(refused)).status).toBe(409);
    expect(await read(refused)).not.toHaveProperty('overturned');
  });
});

describe('a refusal by a register that falls', () => {
  let refused: Refused;
  let attempt: Refused;
  beforeAll(async () => {
    refused = await requested(await desk.refusedByRegister());
    await journey.advanceTo('2021-06-17T10:00:00+08:00');
    attempt = await granted(refused);
  });

  test('shows that it is revoked, by what, and which attempt is in its place', async () => {
    const shown = await read(refused);
    expect(shown).toMatchObject({
      attempt: 1,
      phase: 'REJECTED',
      reasons: [{ code: 'EMPLOYMENT_NOT_FILED' }],
      reconsideration: { outcome: 'GRANT', decidedAt: '2021-06-17T10:00:00+08:00' },
      overturned: {
        basis: 'RECONSIDERATION',
        documentNumber: expect.stringMatching(/^210202-2021-\d+$/),
        at: '2021-06-17T10:00:00+08:00',
        applicationId: attempt.applicationId,
        text: '已被撤销',
      },
    });
    expect(shown.overturned?.documentNumber).not.toBe(shown.documentNumber);
    for (const field of ['remedies', 'reconsiderationUntil']) expect(shown).not.toHaveProperty(field);
    expect(shown.reasons[0]).not.toHaveProperty('appeal');
    expect(await textsOf(refused)).toContain('原决定已被撤销');
    expect(await desk.trailOf(refused.applicationId)).toEqual({
      events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED', 'REFUSAL_OVERTURNED'],
      ...sound,
    });
  });

  test('makes attempt 2 with the submission date of the first, which the registers verify anew', async () => {
    const old = await read(refused);
    expect(await read(attempt)).toMatchObject({
      attempt: 2,
      phase: 'FUND_REVIEW',
      submittedAt: old.submittedAt,
      agency: '210202',
      reasons: [],
      admittedBy: {
        basis: 'RECONSIDERATION',
        documentNumber: old.overturned?.documentNumber,
        applicationId: refused.applicationId,
      },
    });
    expect(await desk.trailOf(attempt.applicationId)).toEqual({
      events: ['ADMITTED', 'VERIFICATION_PASSED'],
      ...sound,
    });
    const listed = await journey.ownApplications(refused.person);
    expect(new Set(listed.map(({ applicationId }) => applicationId))).toEqual(
      new Set([refused.applicationId, attempt.applicationId]),
    );
  });

  test('counts the days of the review from the day on which it fell', async () => {
    expect(await journey.openTask('FUND_REVIEW', attempt.applicationId)).toMatchObject({
      dueAt: '2021-07-02T00:00:00+08:00',
      overdue: false,
    });
  });

  test('is asked nothing and stopped by nothing until it is paid, once', async () => {
    await payOut(attempt);
    expect(await desk.trailOf(attempt.applicationId)).toEqual({
      events: [
        'ADMITTED',
        'VERIFICATION_PASSED',
        'FUND_REVIEW_APPROVED',
        'PUBLISHED',
        'CLOSED_UNCHALLENGED',
        'PAYMENT_REQUESTED',
        'PAYMENT_SETTLED',
      ],
      ...sound,
    });
    expect((await desk.request(refused)).status).toBe(409);
    expect((await desk.propose(refused)).status).toBe(409);
  });
});

describe('a refusal by staff that falls', () => {
  test('begins with the fund review, with what the registers had found, and is paid', async () => {
    const refused = await requested(await desk.refusedByStaff());
    await journey.setFaults({ employment: { mode: 'down' }, certificateRegistry: { mode: 'down' } });
    const attempt = await granted(refused);
    await journey.setFaults({});
    expect(await desk.trailOf(attempt.applicationId)).toEqual({ events: ['ADMITTED'], ...sound });
    const { checks, application } = await journey.evidenceOf('FUND_REVIEW', attempt.applicationId);
    expect(checks.map(({ check, outcome }) => [check, outcome])).toEqual([
      ['identity', 'yes'],
      ['employment', 'yes'],
      ['certificate', 'yes'],
    ]);
    const { employer } = refused.person;
    expect(application).toMatchObject({ attempt: 2, phase: 'FUND_REVIEW', agency: '210202', employer });
    await payOut(attempt);
  });

  test('after an objection was upheld is published anew, under a serial of its own', async () => {
    const published = await journey.published();
    await journey.object(published, await journey.citizen());
    await journey.advanceTo(published.closesAt);
    await journey.decide('OBJECTION_REVIEW', published.applicationId, { outcome: 'UPHOLD' });
    const attempt = await granted(await requested(published));
    expect((await read(attempt)).phase).toBe('FUND_REVIEW');
    await payOut(attempt);
    expect((await read(attempt)).noticeId).not.toBe(published.noticeId);
  });

  test('after its correction lapsed is verified again', async () => {
    const refused = await journey.checked();
    await journey.decide('FUND_REVIEW', refused.applicationId, { outcome: 'REQUEST_CORRECTION' });
    await journey.advanceTo((await read(refused)).correction?.dueAt ?? '');
    await journey.settle();
    const attempt = await granted(await requested(refused));
    expect(await desk.trailOf(attempt.applicationId)).toEqual({
      events: ['ADMITTED', 'VERIFICATION_PASSED'],
      ...sound,
    });
  });
});

test('a reconsideration that is overdue is marked in the case file until it is decided', async () => {
  const [maintained, fallen] = [await desk.refusedByRegister(), await desk.refusedByStaff()];
  const { dueAt = '' } = (await desk.request(maintained)).body ?? {};
  await requested(fallen);
  const file = ({ applicationId }: Refused) => journey.caseFile(applicationId);
  expect(await file(maintained)).toMatchObject({ overdue: false });
  await journey.advanceTo(dueAt);
  await journey.advanceBy('PT1H');
  for (const late of [maintained, fallen]) {
    expect(await file(late)).toMatchObject({ overdue: true, attention: { code: 'RECONSIDERATION_OVERDUE' } });
  }
  await journey.decide('RECONSIDERATION', maintained.applicationId, { outcome: 'MAINTAIN' });
  await granted(fallen);
  for (const decided of [maintained, fallen]) {
    const shown = await file(decided);
    expect(shown).toMatchObject({ overdue: false });
    expect(shown).not.toHaveProperty('attention');
  }
});
