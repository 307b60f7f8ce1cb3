import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import { dalian2019to2021 } from '../../shared/policy/policies/dalian-2019-2021.ts';
import { publicityWindow } from '../../shared/policy/publicity-window.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { SUSPENDED_BECAUSE } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

type Case = Awaited<ReturnType<Journey['approved']>>;

async function expectPaidOnce({ person, applicationId }: Pick<Case, 'person' | 'applicationId'>): Promise<void> {
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  expect(await journey.transfersTo(person)).toMatchObject([{ paymentId: `${applicationId}-1`, outcome: 'PAID' }]);
}
const lift = (applicationId: string) => journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });

/** The window that begins with a decision made now: the working day after, and five full ones behind it. */
async function windowFromNow() {
  const { publishAt, closesAt } = publicityWindow(new Date(await journey.now()), dalian2019to2021, chineseCalendar);
  return { publishAt: beijingTime(publishAt), closesAt: beijingTime(closesAt) };
}

describe('a case is pulled', () => {
  test('before its publication: it is never published then, and after the lift has a window of its own', async () => {
    const one = await journey.approved();
    const { publishAt, noticeId } = one;
    const shown = await journey.suspend(one.applicationId);
    expect(shown).toMatchObject({ phase: 'SUSPENDED', suspension: { explanation: SUSPENDED_BECAUSE } });
    await journey.advanceTo(publishAt);
    await expect(journey.entryOf(one.person, noticeId)).rejects.toThrow();
    await lift(one.applicationId);
    await expectPublishedAnew(one);
  });

  test('from its notice in the same moment: others keep their serials, and its own is not used again', async () => {
    const pulled = await journey.approved();
    const other = await journey.approved();
    await journey.advanceTo(pulled.publishAt);
    const { noticeId } = pulled;
    const { serial } = await journey.entryOf(pulled.person, noticeId);
    const kept = await journey.entryOf(other.person, noticeId);
    const before = await journey.noticeOf(noticeId);
    expect(before).toMatchObject({ withdrawnSerials: [], entryCount: 2 });

    const asked = await journey.suspension(pulled.applicationId);
    expect(await journey.send('suspendApplication', asked)).toMatchObject({ status: 200 });
    expect(await journey.noticeOf(noticeId)).toEqual({
      serials: [kept.serial],
      withdrawnSerials: [serial],
      entryCount: 1,
    });
    expect(await journey.read(pulled.person, pulled.applicationId)).not.toHaveProperty('noticeId');
    const entry = { noticeId, serial };
    expect(await journey.object(entry, await journey.citizen())).toMatchObject({ status: 404 });

    await lift(pulled.applicationId);
    const { publishAt, closesAt } = await windowFromNow();
    const anew = await journey.read(pulled.person, pulled.applicationId);
    expect(anew).toMatchObject({ phase: 'AWAITING_PUBLICATION', publishAt, closesAt });
    expect(anew.noticeId).not.toBe(noticeId);
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(pulled.person, pulled.applicationId)).toBe('PUBLICISED');
    // The first notice is still open. Its pulled entry stays gone, although the case is publicised again.
    expect(await journey.noticeOf(noticeId)).toMatchObject({ serials: [kept.serial], withdrawnSerials: [serial] });
    expect(await journey.object(entry, await journey.citizen())).toMatchObject({ status: 404 });
    await journey.advanceTo(timeToPay(other.closesAt));
    await expectPaidOnce(other);
    expect(await journey.phaseOf(pulled.person, pulled.applicationId)).toBe('PUBLICISED');
    await journey.advanceTo(timeToPay(closesAt));
    await expectPaidOnce(pulled);
  });

  test('from the review of objections: the review is taken back, and after the new window begins again', async () => {
    const one = await journey.published();
    const objector = await journey.citizen();
    const receipt = await journey.key(one, objector);
    await journey.advanceTo(one.closesAt);
    const { taskId } = await journey.openTask('OBJECTION_REVIEW', one.applicationId);
    await journey.suspend(one.applicationId);
    await expect(journey.openTask('OBJECTION_REVIEW', one.applicationId)).rejects.toThrow('There is no open');
    const token = await journey.staffToken({ roles: ['supervisor'] });
    const decided = { token, params: { taskId }, body: { outcome: 'DISMISS' } };
    expect(await journey.refused('decideTask', decided)).toMatchObject({ status: 409, type: '/problems/wrong-phase' });
    expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });

    await lift(one.applicationId);
    const { closesAt = '' } = await journey.read(one.person, one.applicationId);
    await journey.advanceTo(closesAt);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    const again = await journey.openTask('OBJECTION_REVIEW', one.applicationId);
    expect(again.taskId).toBe(`${taskId}.2`);
    expect((await journey.evidenceOf('OBJECTION_REVIEW', one.applicationId)).objections).toMatchObject([
      { objectorName: objector.name },
    ]);
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    await journey.advanceTo(timeToPay(closesAt));
    await expectPaidOnce(one);
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
  });

  test.each(['before the time to pay', 'after it'])(
    'after its close and before the order, and lifted %s: it is paid without a second window, once',
    async (when) => {
      const one = await journey.published();
      await journey.advanceTo(one.closesAt);
      await journey.suspend(one.applicationId);
      if (when === 'after it') await journey.advanceTo(timeToPay(one.closesAt));
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe('SUSPENDED');
      expect(await journey.transfersTo(one.person)).toEqual([]);
      await lift(one.applicationId);
      expect((await journey.read(one.person, one.applicationId)).closesAt).toBe(one.closesAt);
      await journey.advanceBy('P2D');
      await expectPaidOnce(one);
      expect((await journey.eventsOf(one.applicationId)).slice(-4)).toEqual([
        'SUSPENDED',
        'SUSPENSION_LIFTED',
        'PAYMENT_REQUESTED',
        'PAYMENT_SETTLED',
      ]);
    },
  );

  test('twice, each time with a review of its own', async () => {
    const one = await journey.published();
    await journey.suspend(one.applicationId);
    const { taskId } = await lift(one.applicationId);
    await journey.suspend(one.applicationId);
    expect((await journey.openTask('SUSPENSION_REVIEW', one.applicationId)).taskId).toBe(`${taskId}.2`);
    await lift(one.applicationId);
    await expectPublishedAnew(one);
  });
});

/** The case is published with all its working days, and then paid. */
async function expectPublishedAnew({ person, applicationId }: Case): Promise<void> {
  const { publishAt, closesAt } = await windowFromNow();
  const anew = await journey.read(person, applicationId);
  expect(anew).toMatchObject({ phase: 'AWAITING_PUBLICATION', publishAt, closesAt });
  await journey.advanceTo(publishAt);
  expect(await journey.entryOf(person, anew.noticeId ?? '')).toMatchObject({ employer: person.employer });
  await journey.advanceTo(timeToPay(closesAt));
  await expectPaidOnce({ person, applicationId });
}

describe('an objection to a suspended case', () => {
  test('keyed while it is suspended counts at the close of the new window', async () => {
    const one = await journey.published();
    await journey.advanceBy('PT1H');
    await journey.suspend(one.applicationId);
    const receipt = await journey.key(one, await journey.citizen(), { receivedAt: one.publishAt, channel: 'LETTER' });
    expect(receipt.kind).toBe('OBJECTION');
    expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });
    await lift(one.applicationId);
    const { closesAt = '' } = await journey.read(one.person, one.applicationId);
    await journey.advanceTo(closesAt);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'UPHOLD' });
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'UPHELD' });
    expect(await journey.transfersTo(one.person)).toEqual([]);
  });

  test('that was to be paid sends it on the notice again, instead of to the payment', async () => {
    const one = await journey.published();
    await journey.advanceTo(one.closesAt);
    await journey.suspend(one.applicationId);
    await journey.key(one, await journey.citizen(), { receivedAt: one.publishAt });
    await lift(one.applicationId);
    const { phase, closesAt = '' } = await journey.read(one.person, one.applicationId);
    expect(phase).toBe('AWAITING_PUBLICATION');
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    await expectPaidOnce(one);
  });
});
