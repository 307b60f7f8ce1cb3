import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, beijingDate } from '../../shared/domain/civil-date.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { type Refused, refusals, STATEMENT } from './support/refusals.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

/** Every way in which a case is refused. Some of them move the clock. */
const WAYS: Readonly<Record<string, () => Promise<Refused>>> = {
  'by a register': () => desk.refusedByRegister(),
  'by the fund review': () => desk.refusedByStaff(),
  'by the revocation of its approval': async () => {
    const refused = await journey.approved();
    await journey.suspend(refused.applicationId);
    await journey.decide('SUSPENSION_REVIEW', refused.applicationId, { outcome: 'REVOKE' });
    return refused;
  },
  'by an objection that was upheld': async () => {
    const published = await journey.published();
    await journey.object(published, await journey.citizen());
    await journey.advanceTo(published.closesAt);
    await journey.decide('OBJECTION_REVIEW', published.applicationId, { outcome: 'UPHOLD' });
    return published;
  },
  'because no correction was made': async () => {
    const refused = await journey.checked();
    await journey.decide('FUND_REVIEW', refused.applicationId, { outcome: 'REQUEST_CORRECTION' });
    const { correction } = await journey.read(refused.person, refused.applicationId);
    await journey.advanceTo(correction?.dueAt ?? '');
    await journey.settle();
    return refused;
  },
};

const endOf = (day: ReturnType<typeof beijingDate>) => `${addDays(day, 1)}T00:00:00+08:00`;
const ALREADY = { status: 409, problem: { type: '/problems/already-reconsidered' } };

describe.each(Object.entries(WAYS))('a case that was refused %s', (_, refuse) => {
  test('is reconsidered once at the request of its applicant, within ten working days', async () => {
    const refused = await refuse();
    const { person, applicationId } = refused;
    const now = await journey.now();
    const today = beijingDate(new Date(now));
    const before = await journey.read(person, applicationId);
    expect(before).toMatchObject({ phase: 'REJECTED', reconsiderationUntil: endOf(addDays(today, 15)) });
    expect(before).not.toHaveProperty('reconsideration');

    const reconsiderationId = `${applicationId}.reconsideration`;
    const dueAt = endOf(chineseCalendar.addWorkingDays(today, 10));
    expect(await desk.request(refused)).toMatchObject({ status: 201, body: { reconsiderationId, dueAt } });
    const { reconsiderationUntil: __, ...shown } = before;
    const reconsideration = { reconsiderationId, requestedAt: now, dueAt };
    expect(await journey.read(person, applicationId)).toEqual({ ...shown, reconsideration });
    expect(await desk.request(refused)).toMatchObject(ALREADY);

    expect(await journey.openTask('RECONSIDERATION', applicationId)).toMatchObject({
      taskId: reconsiderationId,
      dueAt,
    });
    const trail = await desk.trailOf(applicationId);
    expect(trail).toMatchObject({ unbroken: true, faults: [] });
    expect(trail.events.at(-1)).toBe('RECONSIDERATION_REQUESTED');
    await journey.settle();
    expect((await journey.messagesAbout(applicationId)).at(-1)?.text).toContain('复核申请已收到');
  });
});

describe('the receipt of a refused submission', () => {
  test.each([
    ['its own address', (refused: Refused) => desk.requestOnReceipt(refused)],
    ['the address of an application', (refused: Refused) => desk.request(refused)],
  ])('is reconsidered once, on %s', async (_, request) => {
    const receipt = await desk.receiptOf();
    const reconsiderationId = `${receipt.applicationId}.reconsideration`;
    const { status, body } = await request(receipt);
    expect({ status, body }).toMatchObject({ status: 201, body: { reconsiderationId } });
    for (const again of [await desk.request(receipt), await desk.requestOnReceipt(receipt)]) {
      expect(again).toMatchObject(ALREADY);
    }
    const shown = await desk.readReceipt(receipt);
    expect(shown).toMatchObject({ reconsideration: { reconsiderationId, dueAt: body?.dueAt } });
    expect(shown).not.toHaveProperty('reconsiderationUntil');
    expect(await desk.trailOf(receipt.applicationId)).toEqual({
      events: ['SUBMISSION_REFUSED', 'RECONSIDERATION_REQUESTED'],
      unbroken: true,
      faults: [],
    });
  });
});

describe('a request for a reconsideration', () => {
  test('of another person, or of nothing, is 404', async () => {
    const [refused, receipt] = [await desk.refusedByRegister(), await desk.receiptOf()];
    const person = await journey.newcomer();
    for (const applicationId of [refused.applicationId, receipt.applicationId, 'x']) {
      expect((await desk.request({ person, applicationId })).status).toBe(404);
      expect((await desk.requestOnReceipt({ person, applicationId })).status).toBe(404);
    }
    expect((await desk.request(refused)).status).toBe(201);
  });

  test.each([
    ['under review', () => journey.checked()],
    [
      'withdrawn',
      async () => {
        const withdrawn = await journey.checked();
        await journey.withdraw(withdrawn.person, withdrawn.applicationId);
        return withdrawn;
      },
    ],
  ])('on a case that is %s is 409', async (_, begin) => {
    expect(await desk.request(await begin())).toMatchObject({
      status: 409,
      problem: { type: '/problems/wrong-phase' },
    });
  });

  test.each([
    ['9 characters', { statement: '复'.repeat(9) }, '/statement'],
    ['2001 characters', { statement: '复'.repeat(2001) }, '/statement'],
    ['nothing', {}, '/statement'],
    ['a further field', { statement: STATEMENT, applicationId: 'x' }, '/applicationId'],
  ])('with %s is 400', async (_, body, pointer) => {
    const refused = await desk.refusedByRegister();
    expect(await desk.request(refused, { body })).toMatchObject({ status: 400, problem: { errors: [{ pointer }] } });
    expect(await journey.read(refused.person, refused.applicationId)).not.toHaveProperty('reconsideration');
  });

  test('under a key is answered identically again; the key with another body is 422', async () => {
    const refused = await desk.refusedByRegister();
    const idempotencyKey = randomUUID();
    const first = await desk.request(refused, { idempotencyKey });
    await journey.advanceBy('PT1M');
    const again = await desk.request(refused, { idempotencyKey });
    expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
    const body = { statement: `${STATEMENT}另附说明。` };
    expect(await desk.request(refused, { idempotencyKey, body })).toMatchObject({
      status: 422,
      problem: { type: '/problems/idempotency-key-reused' },
    });
  });

  test('sent ten times simultaneously is taken once', async () => {
    const refused = await desk.refusedByRegister();
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.request(refused)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    expect(await desk.trailOf(refused.applicationId)).toMatchObject({
      events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED'],
      unbroken: true,
    });
  });

  test('is in time on the fifteenth day until 23:59:59, for a case and for a receipt, and too late at 24:00', async () => {
    const [inTime, late] = [await desk.refusedByRegister(), await desk.refusedByStaff()];
    const [receiptInTime, lateReceipt] = [await desk.receiptOf(), await desk.receiptOf()];
    const lastDay = addDays(beijingDate(new Date(await journey.now())), 15);
    await journey.advanceTo(`${lastDay}T23:59:59+08:00`);
    for (const refused of [inTime, receiptInTime]) expect((await desk.request(refused)).status).toBe(201);
    await journey.advanceTo(endOf(lastDay));
    for (const refused of [late, lateReceipt]) {
      expect(await desk.request(refused)).toMatchObject({ status: 409, problem: { type: '/problems/time-over' } });
    }
  });
});
