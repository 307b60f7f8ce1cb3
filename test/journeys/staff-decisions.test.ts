import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPLANATION } from '../support/decisions.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

/** A case in manual verification: the registry was silent for four hours. */
async function unanswered() {
  await journey.setFaults({ certificateRegistry: { mode: 'down' } });
  const started = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  return started;
}

describe('a decision', () => {
  test('repeated by the same member of staff or by a colleague gets the same 200 as the first time', async () => {
    const { applicationId } = await journey.checked();
    const { taskId } = await journey.openTask('FUND_REVIEW', applicationId);
    const params = { taskId };
    const explanation = '所附劳动合同经用人单位确认系伪造。';
    const body = { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'], explanation, note: '合同系伪造' };
    const token = await journey.staffToken({ roles: ['fund-reviewer'] });
    const first = await journey.ask('decideTask', { token, params, body });
    expect(first).toMatchObject({
      status: 'DECIDED',
      decision: { outcome: 'REFUSE', explanation, note: '合同系伪造' },
    });
    const colleague = await journey.staffToken({ roles: ['fund-reviewer'] });
    for (const who of [token, colleague]) {
      expect(await journey.ask('decideTask', { token: who, params, body })).toEqual(first);
    }
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED', 'FUND_REVIEW_REFUSED']);
  });

  test('cannot be changed into its opposite, or into a refusal for other reasons: 409', async () => {
    const { person, applicationId } = await journey.checked();
    const { taskId } = await journey.openTask('FUND_REVIEW', applicationId);
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] });
    const token = await journey.staffToken({ roles: ['fund-reviewer'] });
    for (const body of [{ outcome: 'APPROVE' }, { outcome: 'REFUSE', reasons: ['FUND_REVIEW_REFUSED'] }]) {
      const problem = await journey.refused('decideTask', { token, params: { taskId }, body });
      expect(problem).toMatchObject({ status: 409, type: '/problems/already-decided' });
    }
    const { phase, reasons } = await journey.read(person, applicationId);
    expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual({
      phase: 'REJECTED',
      codes: ['FALSE_DECLARATION'],
    });
  });

  test('simultaneous with the opposite one: one of the two is 200 and the other 409', async () => {
    for (const { person, applicationId } of await Promise.all(Array.from({ length: 6 }, () => journey.checked()))) {
      const approval = await journey.decision('FUND_REVIEW', applicationId, { outcome: 'APPROVE' });
      const refusal = await journey.decision('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
      const [approved, refused] = await Promise.all([
        journey.send('decideTask', approval),
        journey.send('decideTask', refusal),
      ]);
      expect([approved.status, refused.status].sort()).toEqual([200, 409]);
      await journey.settle();
      const isApproved = approved.status === 200;
      expect(await journey.phaseOf(person, applicationId)).toBe(isApproved ? 'AWAITING_PUBLICATION' : 'REJECTED');
      const decided = isApproved ? 'FUND_REVIEW_APPROVED' : 'FUND_REVIEW_REFUSED';
      expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED', decided]);
    }
  });

  test('made five times simultaneously is made once, and all five get a 200', async () => {
    const { applicationId } = await journey.checked();
    const approvals = await Promise.all(
      Array.from({ length: 5 }, () => journey.decision('FUND_REVIEW', applicationId, { outcome: 'APPROVE' })),
    );
    const answers = await Promise.all(approvals.map((approval) => journey.send('decideTask', approval)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const events = await journey.eventsOf(applicationId);
    expect(events.filter((event) => event === 'FUND_REVIEW_APPROVED')).toHaveLength(1);
  });

  test('on a task that does not exist is 404', async () => {
    const token = await journey.staffToken({ roles: ['fund-reviewer'] });
    const { applicationId } = await journey.checked();
    for (const taskId of ['NONE', 'NONE.fund-review', `${applicationId}.objection-review`]) {
      const asked = { token, params: { taskId }, body: { outcome: 'APPROVE' } };
      expect(await journey.refused('decideTask', asked)).toMatchObject({ status: 404 });
    }
  });

  test('on a case that was withdrawn is 409', async () => {
    const { person, applicationId } = await journey.checked();
    const { taskId } = await journey.openTask('FUND_REVIEW', applicationId);
    await journey.withdraw(person, applicationId);
    const token = await journey.staffToken({ roles: ['fund-reviewer'] });
    const problem = await journey.refused('decideTask', { token, params: { taskId }, body: { outcome: 'APPROVE' } });
    expect(problem).toMatchObject({ status: 409, type: '/problems/wrong-phase' });
  });
});

describe('an invalid decision is 400, and the task stays open:', () => {
  test.each([
    ['an outcome of another kind of task', 'FUND_REVIEW', { outcome: 'UPHOLD' }, '/outcome'],
    ['an outcome that does not exist', 'FUND_REVIEW', { outcome: 'MAYBE' }, '/outcome'],
    ['reasons for an approval', 'FUND_REVIEW', { outcome: 'APPROVE', reasons: ['FALSE_DECLARATION'] }, '/reasons'],
    ['a reason that does not exist', 'FUND_REVIEW', { outcome: 'REFUSE', reasons: ['DISLIKED'] }, '/reasons/0'],
    [
      'a reason that only the policy may give at submission',
      'FUND_REVIEW',
      { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION', 'APPLICATION_DEADLINE_PASSED'] },
      '/reasons/1',
    ],
    ['a refusal of the money without an explanation', 'FUND_REVIEW', { outcome: 'REFUSE' }, '/explanation'],
    ['an approval of manual verification without a note', 'MANUAL_VERIFICATION', { outcome: 'APPROVE' }, '/note'],
    ['a refusal of manual verification without a reason', 'MANUAL_VERIFICATION', { outcome: 'REFUSE' }, '/reasons'],
    ['an agency that does not exist', 'MANUAL_VERIFICATION', { outcome: 'APPROVE', agency: '999999' }, '/agency'],
  ] as const)('%s', async (_, kind, decision, pointer) => {
    const { applicationId } = kind === 'FUND_REVIEW' ? await journey.checked() : await unanswered();
    const decided = await journey.tryToDecide(kind, applicationId, decision);
    expect(decided).toMatchObject({ status: 400, problem: { errors: [{ pointer }] } });
    expect(await journey.openTask(kind, applicationId)).toMatchObject({ status: 'OPEN' });
  });
});

test('after a refusal in manual verification the applicant reads its reason and how to appeal', async () => {
  const { person, applicationId } = await unanswered();
  await journey.decide('MANUAL_VERIFICATION', applicationId, {
    outcome: 'REFUSE',
    reasons: ['CERTIFICATE_NOT_GENUINE'],
  });
  const { outcome, reasons } = await journey.reviewOf(person, applicationId);
  expect({ outcome, codes: reasons.map(({ code }) => code) }).toEqual({
    outcome: 'REFUSED',
    codes: ['CERTIFICATE_NOT_GENUINE'],
  });
  expect(reasons[0]).toMatchObject({ explanation: EXPLANATION, message: expect.stringContaining(EXPLANATION) });
  expect(reasons[0]?.appeal).toMatch(/15.*60/s);
});

test('a task shows the earlier decisions on its case', async () => {
  const { applicationId } = await unanswered();
  await journey.decide(
    'MANUAL_VERIFICATION',
    applicationId,
    { outcome: 'APPROVE', note: '已电话核实' },
    { staffId: 'r7' },
  );
  const { earlierDecisions } = await journey.evidenceOf('FUND_REVIEW', applicationId);
  expect(earlierDecisions).toMatchObject([
    { kind: 'MANUAL_VERIFICATION', outcome: 'APPROVE', note: '已电话核实', decidedBy: 'r7' },
  ]);
});

test('a certificate number in an unusual form and an account that fails Luhn are warnings to staff, never refusals', async () => {
  const person = { ...aNewPerson({ number: 'DL-2021-007' }), accountNumber: '6299990000000001235' };
  await journey.introduce(person);
  await journey.registerCertificate(person);
  const { applicationId } = await journey.checked(person);
  const { warnings } = await journey.evidenceOf('FUND_REVIEW', applicationId);
  expect(warnings.map(({ code }) => code)).toEqual(['CERTIFICATE_NUMBER_FORMAT', 'ACCOUNT_NUMBER_CHECK']);
});
