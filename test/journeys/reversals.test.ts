import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOTE } from '../support/decisions.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { JUDGMENT, type Refused, refusals } from './support/refusals.ts';
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

const CONFIRM = { outcome: 'CONFIRM' };
const sound = { unbroken: true, faults: [] };
const forbidden = (slug: string) => ({ status: 403, problem: { type: `/problems/${slug}` } });
const wrongPhase = { status: 409, problem: { type: '/problems/wrong-phase' } };
const read = ({ person, applicationId }: Refused) => journey.read(person, applicationId);

describe.each([
  [
    'ADMINISTRATIVE_RECONSIDERATION',
    '大政行复决字〔2021〕第12号',
    () => desk.refusedByRegister(),
    'VERIFICATION_REFUSED',
  ],
  ['COURT', '（2021）辽02行终1号', () => desk.refusedByStaff(), 'FUND_REVIEW_REFUSED'],
  ['SELF_CORRECTION', '大就业纠〔2021〕3号', () => desk.refusedByRegister(), 'VERIFICATION_REFUSED'],
] as const)('a refusal that falls by %s %s', (basis, documentNumber, refuse, refusal) => {
  test('is entered by one supervisor of the city, confirmed by another, and admitted anew', async () => {
    const refused = await refuse();
    const before = await read(refused);
    const proposer = { staffId: randomUUID(), roles: ['supervisor'], agency: CITY };
    const body = { basis, documentNumber, note: NOTE };
    const token = await journey.staffToken(proposer);
    const asked = { token, params: { applicationId: refused.applicationId }, body };
    const task = await journey.ask('proposeReversal', asked);
    expect(task).toEqual({
      taskId: `${refused.applicationId}.reversal`,
      kind: 'REVERSAL',
      agency: CITY,
      applicationId: refused.applicationId,
      status: 'OPEN',
      openedAt: '2021-06-16T09:00:00+08:00',
      dueAt: '2021-07-01T00:00:00+08:00',
      overdue: false,
    });
    expect(await read(refused)).toEqual(before);
    expect(await desk.decideReversal(task.taskId, CONFIRM, proposer)).toMatchObject(forbidden('separation-of-duties'));
    expect(await read(refused)).toEqual(before);

    expect(await journey.ask('readTask', { token, params: { taskId: task.taskId } })).toMatchObject({
      request: { basis, documentNumber, note: NOTE, askedBy: proposer.staffId },
    });
    expect((await desk.decideReversal(task.taskId, CONFIRM)).status).toBe(200);
    const attempt = await desk.attemptAfter(refused);
    const { applicationId } = attempt;
    const { overturned, ...shown } = await read(refused);
    expect(overturned).toMatchObject({ basis, documentNumber, applicationId, text: '已被撤销' });
    expect(shown).toMatchObject({ phase: 'REJECTED', documentNumber: before.documentNumber });
    expect(shown).not.toHaveProperty('remedies');
    expect(await read(attempt)).toMatchObject({
      attempt: 2,
      phase: 'FUND_REVIEW',
      submittedAt: before.submittedAt,
      admittedBy: { basis, documentNumber, applicationId: refused.applicationId },
    });
    expect(await desk.trailOf(refused.applicationId)).toMatchObject({
      events: expect.arrayContaining([refusal, 'REVERSAL_PROPOSED', 'REFUSAL_OVERTURNED']),
      ...sound,
    });
    const verified = refusal === 'VERIFICATION_REFUSED' ? ['VERIFICATION_PASSED'] : [];
    expect(await desk.trailOf(applicationId)).toEqual({ events: ['ADMITTED', ...verified], ...sound });
    expect((await journey.messagesAbout(refused.applicationId)).at(-1)?.text).toContain('原决定已被撤销');
    expect((await desk.propose(refused)).status).toBe(409);
  });
});

describe('a reversal is proposed', () => {
  test.each([
    ['the supervisor of a district', { roles: ['supervisor'] }, 'wrong-agency'],
    [
      'the city’s reviewers, payers and auditors',
      { roles: ['reviewer', 'payer', 'auditor'], agency: CITY },
      'wrong-role',
    ],
    ['staff without a role', { roles: [], agency: CITY }, 'forbidden'],
  ])('not by %s', async (_, member, slug) => {
    expect(await desk.propose(await desk.refusedByRegister(), {}, member)).toMatchObject(forbidden(slug));
  });

  test('not by the applicant, as a supervisor of the city', async () => {
    const refused = await desk.refusedByRegister();
    const self = { roles: ['supervisor'], agency: CITY, idNumber: refused.person.idNumber };
    expect(await desk.propose(refused, {}, self)).toMatchObject(forbidden('own-application'));
  });

  test.each([
    ['the basis of the agency’s own reconsideration', { ...JUDGMENT, basis: 'RECONSIDERATION' }, '/basis'],
    ['no number of a document', { ...JUDGMENT, documentNumber: undefined }, '/documentNumber'],
    ['a note of three characters', { ...JUDGMENT, note: '已收到' }, '/note'],
    ['a further field', { ...JUDGMENT, outcome: 'CONFIRM' }, '/outcome'],
  ])('not with %s', async (_, body, pointer) => {
    const answer = await desk.propose(await desk.refusedByRegister(), { body });
    expect(answer).toMatchObject({ status: 400, problem: { errors: [{ pointer }] } });
  });

  test('not of a case that is open, nor of one that does not exist', async () => {
    const open = await journey.checked();
    expect(await desk.propose(open)).toMatchObject(wrongPhase);
    expect((await desk.propose({ ...open, applicationId: 'x' })).status).toBe(404);
  });

  test('once at a time; under a key it is answered identically again', async () => {
    const refused = await desk.refusedByRegister();
    const asked = {
      idempotencyKey: randomUUID(),
      token: await journey.staffToken({ roles: ['supervisor'], agency: CITY }),
    };
    const first = await desk.propose(refused, asked);
    expect(first.status).toBe(201);
    const again = await desk.propose(refused, asked);
    expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
    const another = { body: { ...JUDGMENT, documentNumber: '（2021）辽02行终99号' } };
    expect(await desk.propose(refused, another)).toMatchObject(wrongPhase);
    const other = { ...asked, body: { ...JUDGMENT, basis: 'SELF_CORRECTION' } };
    expect(await desk.propose(refused, other)).toMatchObject({ status: 422 });
  });
});

describe('a proposed reversal', () => {
  test('is confirmed by a second supervisor who enters the same decision, and not by the same one', async () => {
    const refused = await desk.refusedByRegister();
    const token = await journey.staffToken({ roles: ['supervisor'], agency: CITY });
    expect((await desk.propose(refused, { token })).status).toBe(201);
    expect(await desk.propose(refused, { token })).toMatchObject(forbidden('separation-of-duties'));
    expect(await desk.propose(refused)).toMatchObject({ status: 201, body: { status: 'DECIDED' } });
    expect(await read(await desk.attemptAfter(refused))).toMatchObject({ attempt: 2 });
  });

  test('is confirmed neither under a second account of who proposed it, nor by a district or another role', async () => {
    const refused = await desk.refusedByRegister();
    const { idNumber } = await journey.citizen();
    const proposer = { roles: ['supervisor'], agency: CITY, idNumber };
    const { body } = await desk.propose(refused, {}, proposer);
    const taskId = body?.taskId ?? '';
    for (const [member, slug] of [
      [proposer, 'separation-of-duties'],
      [{ roles: ['supervisor'] }, 'wrong-agency'],
      [{ roles: ['reviewer', 'payer', 'auditor'], agency: CITY }, 'wrong-role'],
      [{ roles: ['supervisor'], agency: CITY, idNumber: refused.person.idNumber }, 'own-application'],
    ] as const) {
      expect(await desk.decideReversal(taskId, CONFIRM, member)).toMatchObject(forbidden(slug));
    }
    expect(await journey.caseFile(refused.applicationId)).not.toHaveProperty('overturned');
  });

  test('that is refused must have a note, and leaves the refusal as it was; another one may be proposed', async () => {
    const refused = await desk.refusedByRegister();
    const before = await read(refused);
    const { taskId } = await desk.proposed(refused);
    for (const note of [undefined, '不符合']) {
      expect(await desk.decideReversal(taskId, { outcome: 'REFUSE', note })).toMatchObject({
        status: 400,
        problem: { errors: [{ pointer: '/note' }] },
      });
    }
    const supervisor = { staffId: randomUUID(), roles: ['supervisor'], agency: CITY };
    expect((await desk.decideReversal(taskId, { outcome: 'REFUSE', note: NOTE }, supervisor)).status).toBe(200);
    expect(await read(refused)).toEqual(before);
    expect(await desk.decideReversal(taskId, CONFIRM)).toMatchObject({ status: 409 });

    // Who declined it decides no other remedy of the case.
    expect((await desk.request(refused)).status).toBe(201);
    const granting = journey.tryToDecide('RECONSIDERATION', refused.applicationId, { outcome: 'GRANT' }, supervisor);
    expect(await granting).toMatchObject(forbidden('separation-of-duties'));
    const second = await desk.proposed(refused);
    expect(second.taskId).toBe(`${refused.applicationId}.reversal.2`);
    expect((await desk.decideReversal(second.taskId, CONFIRM)).status).toBe(200);
    expect(await desk.trailOf(refused.applicationId)).toEqual({
      events: [
        'SUBMITTED',
        'VERIFICATION_REFUSED',
        'REVERSAL_PROPOSED',
        'REVERSAL_DECLINED',
        'RECONSIDERATION_REQUESTED',
        'REVERSAL_PROPOSED',
        'REFUSAL_OVERTURNED',
      ],
      ...sound,
    });
  });

  test('meets what stands in the way of any new attempt', async () => {
    const refused = await desk.refusedByRegister();
    const { taskId } = await desk.proposed(refused);
    const second = await journey.checked(refused.person);
    expect(await desk.decideReversal(taskId, CONFIRM)).toMatchObject({
      status: 409,
      problem: { reasons: [{ code: 'ALREADY_SUBSIDISED' }] },
    });
    await journey.withdraw(refused.person, second.applicationId);
    expect((await desk.decideReversal(taskId, CONFIRM)).status).toBe(200);
    expect((await read(await desk.attemptAfter(refused))).attempt).toBe(3);
  });
});

describe('of two remedies that are open, the first that succeeds ends the other', () => {
  const supervisor = { roles: ['supervisor'], agency: CITY };

  test('a reversal cancels the reconsideration', async () => {
    const refused = await desk.refusedByRegister();
    expect((await desk.request(refused)).status).toBe(201);
    const reconsideration = await journey.decision('RECONSIDERATION', refused.applicationId, { outcome: 'GRANT' });
    const { taskId } = await desk.proposed(refused);
    expect((await desk.decideReversal(taskId, CONFIRM)).status).toBe(200);
    expect(await journey.send('decideTask', reconsideration)).toMatchObject(wrongPhase);
    await expect(journey.openTask('RECONSIDERATION', refused.applicationId)).rejects.toThrow('no open');
    expect((await read(refused)).reconsideration).not.toHaveProperty('outcome');
    await journey.advanceBy('P20D');
    expect(await journey.caseFile(refused.applicationId)).toMatchObject({ overdue: false });
    expect(await desk.trailOf(refused.applicationId)).toMatchObject(sound);
  });

  test('a reconsideration that is granted cancels the reversal', async () => {
    const refused = await desk.refusedByRegister();
    const { taskId } = await desk.proposed(refused);
    expect((await desk.request(refused)).status).toBe(201);
    await journey.decide('RECONSIDERATION', refused.applicationId, { outcome: 'GRANT' });
    expect(await desk.decideReversal(taskId, CONFIRM)).toMatchObject(wrongPhase);
    const token = await journey.staffToken(supervisor);
    expect(await journey.ask('readTask', { token, params: { taskId } })).toMatchObject({ status: 'CANCELLED' });
    expect(await journey.ownApplications(refused.person)).toHaveLength(2);
    expect(await desk.trailOf(refused.applicationId)).toMatchObject(sound);
  });
});
