import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { CITY, type StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const REASON = '用人单位实际在沙河口区办公。';

const passOn = async (applicationId: string, agency: string, member: StaffMember = {}) => {
  const token = await journey.staffToken({ roles: ['reviewer'], ...member });
  const answer = await journey.send('changeAgency', {
    token,
    params: { applicationId },
    body: { agency, reason: REASON },
  });
  await journey.settle();
  return answer;
};

describe('a case that reached the wrong agency', () => {
  test('is passed on in the fund review, decided and paid by the other one; the applicant is told', async () => {
    const { person, applicationId } = await journey.checked();
    const { dueAt } = await journey.openTask('FUND_REVIEW', applicationId);
    expect(await passOn(applicationId, '210204')).toMatchObject({ status: 200, body: { agency: '210204' } });
    expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ agency: '210204', dueAt });
    const told = (await journey.messagesTo(person.phone)).map(({ text }) => text);
    expect(told.at(-1)).toContain('已移送其他经办机构');

    await journey.approveFunds(applicationId);
    const { agency, noticeId, timeline, closesAt } = await journey.read(person, applicationId);
    expect({ agency, noticeId }).toMatchObject({ agency: '210204', noticeId: expect.stringMatching(/^210204-/) });
    expect(timeline.map(({ text }) => text)).toContain('已移送沙河口区帮万家服务中心继续办理，办理期限不变');
    const file = await journey.caseFile(applicationId);
    expect(file.handovers).toMatchObject([{ from: '210202', to: '210204', reason: REASON }]);
    expect(await journey.eventsOf(applicationId)).toContain('AGENCY_CHANGED');
    if (!closesAt) throw new Error('no window');
  });

  test('is passed on in a manual verification and while a correction is asked for', async () => {
    await journey.setFaults({ certificateRegistry: { mode: 'down' } });
    const { person, applicationId } = await journey.checked();
    await journey.advanceBy('PT5H');
    expect(await journey.phaseOf(person, applicationId)).toBe('MANUAL_VERIFICATION');
    await passOn(applicationId, '210203');
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'REQUEST_CORRECTION' });
    expect(await passOn(applicationId, '210202', { agency: '210203' })).toMatchObject({ status: 200 });
    expect(await passOn(applicationId, '210203')).toMatchObject({
      status: 409,
      problem: { type: '/problems/handovers-used-up' },
    });
    expect(await passOn(applicationId, '210204', { agency: CITY })).toMatchObject({ status: 200 });
    expect(await journey.phaseOf(person, applicationId)).toBe('CORRECTION_REQUESTED');
  });

  test('is not passed on once it is approved', async () => {
    const { applicationId } = await journey.approved();
    expect(await passOn(applicationId, '210204')).toMatchObject({
      status: 409,
      problem: { type: '/problems/wrong-phase' },
    });
  });
});
