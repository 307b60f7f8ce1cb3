import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { type Refused, refusals, STATEMENT } from './support/refusals.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const TODAY = { receivedOn: '2021-06-16' };
const CITY_STAFF = { roles: ['reviewer'], agency: CITY };

describe('a request for a reconsideration that staff key', () => {
  test('is a task with how and when it came, which the applicant is told and reads', async () => {
    const refused = await desk.refusedByRegister();
    const { person, applicationId } = refused;
    const reconsiderationId = `${applicationId}.reconsideration`;
    const dueAt = '2021-07-01T00:00:00+08:00';
    expect(await desk.key(refused, { ...TODAY, channel: 'LETTER' })).toMatchObject({
      status: 201,
      body: { reconsiderationId, dueAt },
    });
    await journey.settle();
    const { reconsideration } = await journey.read(person, applicationId);
    expect(reconsideration).toEqual({ reconsiderationId, requestedAt: '2021-06-16T09:00:00+08:00', dueAt });
    const token = await journey.staffToken({ roles: ['supervisor'] });
    expect(await journey.ask('readTask', { token, params: { taskId: reconsiderationId } })).toMatchObject({
      kind: 'RECONSIDERATION',
      request: { statement: STATEMENT, channel: 'LETTER', receivedOn: '2021-06-16' },
    });
    expect((await journey.messagesAbout(applicationId)).at(-1)?.text).toContain('复核申请已收到');
    expect(await desk.trailOf(applicationId)).toEqual({
      events: ['SUBMITTED', 'VERIFICATION_REFUSED', 'RECONSIDERATION_REQUESTED'],
      unbroken: true,
      faults: [],
    });
    const already = { status: 409, problem: { type: '/problems/already-reconsidered' } };
    expect(await desk.key(refused, TODAY)).toMatchObject(already);
    expect(await desk.request(refused)).toMatchObject(already);
  });

  test('may be against a receipt, of which the city takes care', async () => {
    const receipt = await desk.receiptOf();
    expect((await desk.key(receipt, TODAY)).status).toBe(403);
    expect((await desk.key(receipt, TODAY, CITY_STAFF)).status).toBe(201);
    expect(await desk.readReceipt(receipt)).toHaveProperty('reconsideration');
  });

  test.each([
    ['an auditor', { roles: ['auditor'] }, 'wrong-role'],
    ['staff without a role', { roles: [] }, 'forbidden'],
    ['another agency', { agency: '210203', roles: ['supervisor'] }, 'wrong-agency'],
  ])('is refused from %s with 403', async (_, member, slug) => {
    const refused = await desk.refusedByRegister();
    const problem = { type: `/problems/${slug}` };
    expect(await desk.key(refused, TODAY, member)).toMatchObject({ status: 403, problem });
  });

  test('is refused from the applicant, as a member of staff, with 403', async () => {
    const refused = await desk.refusedByRegister();
    const { idNumber } = refused.person;
    expect(await desk.key(refused, TODAY, { roles: ['supervisor'], idNumber })).toMatchObject({
      status: 403,
      problem: { type: '/problems/own-application' },
    });
  });

  test.each([
    ['an unknown channel', { ...TODAY, channel: 'FAX' }, '/channel'],
    ['no day', {}, '/receivedOn'],
    ['no day of the calendar', { receivedOn: '2021-06-31' }, '/receivedOn'],
    ['a day before the refusal', { receivedOn: '2021-06-15' }, '/receivedOn'],
    ['a day to come', { receivedOn: '2021-06-17' }, '/receivedOn'],
    ['a short statement', { ...TODAY, statement: '请复核' }, '/statement'],
  ])('with %s is 400', async (_, more, pointer) => {
    const refused = await desk.refusedByRegister();
    expect(await desk.key(refused, more)).toMatchObject({ status: 400, problem: { errors: [{ pointer }] } });
    expect(await journey.read(refused.person, refused.applicationId)).not.toHaveProperty('reconsideration');
  });

  test('against nothing is 404, and against a case that was not refused 409', async () => {
    const open = await journey.checked();
    expect((await desk.key({ ...open, applicationId: 'x' }, TODAY)).status).toBe(404);
    expect(await desk.key(open, TODAY)).toMatchObject({ status: 409, problem: { type: '/problems/wrong-phase' } });
  });

  test('under a key is answered identically again', async () => {
    const { applicationId } = await desk.refusedByRegister();
    const asked = {
      token: await journey.staffToken({ roles: ['reviewer'] }),
      body: { applicationId, statement: STATEMENT, channel: 'PHONE', ...TODAY },
      idempotencyKey: randomUUID(),
    };
    const first = await journey.send('keyReconsideration', asked);
    const again = await journey.send('keyReconsideration', asked);
    expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
    const other = { ...asked, body: { ...asked.body, channel: 'LETTER' } };
    expect(await journey.send('keyReconsideration', other)).toMatchObject({ status: 422 });
  });
});

// This comes last, because the clock only moves forward.
describe('the day on which a request is received counts, whenever it is keyed', () => {
  let refused: Refused;
  let receipt: Refused;
  beforeAll(async () => {
    refused = await desk.refusedByRegister();
    receipt = await desk.receiptOf();
    await journey.advanceTo('2021-07-02T10:00:00+08:00');
  });

  test('received on the sixteenth day it is too late', async () => {
    const late = { status: 409, problem: { type: '/problems/time-over' } };
    expect(await desk.key(refused, { receivedOn: '2021-07-02' })).toMatchObject(late);
    expect(await desk.key(receipt, { receivedOn: '2021-07-02' }, CITY_STAFF)).toMatchObject(late);
    expect(await desk.request(refused)).toMatchObject(late);
  });

  test('received on the fifteenth day and keyed on the next it is in time, and due counted from its day', async () => {
    const dueAt = '2021-07-16T00:00:00+08:00';
    for (const late of [refused, receipt]) {
      const keyed = await desk.key(late, { receivedOn: '2021-07-01' }, CITY_STAFF);
      expect(keyed).toMatchObject({ status: 201, body: { dueAt } });
    }
  });
});
