import { beforeEach, describe, expect, test } from 'vitest';
import { refusalOf } from '../../support/answers.ts';
import { aStaffMember, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { retentionDesk } from './retention-desk.ts';

const nextPerson = countingPeople();
const auditor = aStaffMember('auditor');
let service = await aService();
let desk = retentionDesk(service);
beforeEach(async () => {
  service = await aService();
  desk = retentionDesk(service);
});

const refusedCase = () => service.walk.caseIn('REJECTED', nextPerson());
const at = (moment: string) => service.deps.clock.set(moment);
const DUE = '2026-06-17T03:00:00+08:00';

describe('a plan', () => {
  test('is not drawn up before something is due, and the schedule is told when that is', async () => {
    expect(await desk.drawUp()).toMatchObject({ nextDueAt: null });
    await refusedCase();
    at('2026-06-16T23:59:59+08:00');
    expect(await desk.drawUp()).toMatchObject({ nextDueAt: '2026-06-16T16:00:00.000Z' });
    expect(await desk.plans()).toEqual([]);
  });

  test('lists what is due and why, and removes nothing by itself', async () => {
    const id = await refusedCase();
    at(DUE);
    expect(await desk.drawUp()).toMatchObject({ planId: '2026-06-17' });
    await desk.remove();
    expect(await desk.read('2026-06-17')).toMatchObject({
      status: 'DRAFT',
      dueCount: 1,
      heldCount: 0,
      entries: [{ applicationId: id, ending: 'REFUSED', scope: 'ALL', endedOn: '2021-06-16', dueOn: '2026-06-17' }],
    });
    expect((await service.stored.application(id)).applicant.name).not.toBe('');
  });

  test('of a draft there is one for 30 days; then a new one takes its place', async () => {
    await refusedCase();
    at(DUE);
    await desk.drawUp();
    await refusedCase();
    at('2026-07-16T03:00:00+08:00');
    expect(await desk.drawUp()).toMatchObject({ nextDueAt: '2026-07-16T19:00:00.000Z' });
    at('2026-07-17T03:00:00+08:00');
    await desk.drawUp();
    expect(await desk.plans()).toMatchObject([
      { planId: '2026-07-17', status: 'DRAFT', dueCount: 2 },
      { planId: '2026-06-17', status: 'REPLACED' },
    ]);
    expect(await refusalOf(desk.release('2026-06-17'))).toMatchObject({ status: 409 });
  });

  test('that was killed while it was drawn up is written again the same day, or replaced on another', async () => {
    await refusedCase();
    at(DUE);
    const { retention } = service.deps;
    const killed = { ...retention, addEntry: () => Promise.reject(new Error('killed')) };
    const drawUpKilled = () => retentionDesk({ ...service, deps: { ...service.deps, retention: killed } }).drawUp();
    await expect(drawUpKilled()).rejects.toThrow('killed');
    expect(await desk.plans()).toMatchObject([{ status: 'DRAWING_UP' }]);
    await desk.drawUp();
    expect(await desk.plans()).toMatchObject([{ status: 'DRAFT', dueCount: 1 }]);
    at('2026-07-20T03:00:00+08:00');
    await expect(drawUpKilled()).rejects.toThrow('killed');
    at('2026-07-21T03:00:00+08:00');
    await desk.drawUp();
    expect((await desk.plans()).slice(0, 2)).toMatchObject([
      { planId: '2026-07-21', status: 'DRAFT', dueCount: 1 },
      { planId: '2026-07-20', status: 'REPLACED' },
    ]);
  });

  test('is carried out once a supervisor of the city has released it, and says what became of each case', async () => {
    const id = await refusedCase();
    at(DUE);
    expect(await desk.carryOut()).toMatchObject({
      status: 'DONE',
      releasedBy: 'staff-keeper',
      note: '同意清理',
      removedCount: 1,
      keptCount: 0,
      entries: [{ applicationId: id, outcome: 'REMOVED' }],
    });
    expect((await service.stored.application(id)).contentRemoved).toMatchObject({ scope: 'ALL', planId: '2026-06-17' });
    at('2026-06-18T03:00:00+08:00');
    expect(await desk.drawUp()).toMatchObject({ nextDueAt: null });
  });

  test('is read by supervisors and auditors of the city, and released by supervisors of the city alone', async () => {
    await refusedCase();
    at(DUE);
    await desk.drawUp();
    expect(await desk.read('2026-06-17', auditor)).toMatchObject({ dueCount: 1 });
    expect(await refusalOf(desk.release('2026-06-17', auditor))).toMatchObject({ code: 'WRONG_ROLE' });
    for (const role of ['reviewer', 'fund-reviewer', 'payer'] as const) {
      expect(await refusalOf(desk.plans(aStaffMember(role)))).toMatchObject({ code: 'WRONG_ROLE' });
    }
    const ofDistrict = aStaffMember('supervisor', { agency: '210202' });
    expect(await refusalOf(desk.plans(ofDistrict))).toMatchObject({ code: 'WRONG_AGENCY' });
    expect(await refusalOf(desk.release('2026-06-17', ofDistrict))).toMatchObject({ code: 'WRONG_AGENCY' });
    expect(await refusalOf(desk.read('2026-06-16'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('released twice by the same supervisor is released once; by another one it is no draft any more', async () => {
    await refusedCase();
    at(DUE);
    await desk.drawUp();
    const first = await desk.release('2026-06-17');
    expect(await desk.release('2026-06-17')).toEqual(first);
    const other = aStaffMember('supervisor', { subject: 'staff-other' });
    expect(await refusalOf(desk.release('2026-06-17', other))).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await desk.drawUp()).toEqual({});
  });
});

describe('a legal hold', () => {
  test('keeps a case that is due: the plan lists it with the reason, and nothing of it goes', async () => {
    const id = await refusedCase();
    await desk.hold(id);
    at(DUE);
    expect(await desk.carryOut()).toMatchObject({
      dueCount: 0,
      heldCount: 1,
      entries: [{ applicationId: id, hold: 'LEGAL_HOLD' }],
    });
    expect((await service.stored.application(id)).contentRemoved).toBeUndefined();
  });

  test('that is placed between plan and removal wins', async () => {
    const id = await refusedCase();
    at(DUE);
    await desk.drawUp();
    await desk.release('2026-06-17');
    await desk.hold(id);
    await desk.remove();
    expect(await desk.read('2026-06-17')).toMatchObject({
      status: 'DONE',
      removedCount: 0,
      keptCount: 1,
      entries: [{ applicationId: id, outcome: 'KEPT' }],
    });
    expect((await service.stored.application(id)).contentRemoved).toBeUndefined();
  });

  test('is lifted by a supervisor; the next plan lists the case', async () => {
    const id = await refusedCase();
    await desk.hold(id);
    expect(await desk.lift(id)).toMatchObject({ liftedBy: 'staff-keeper' });
    expect(await desk.lift(id)).toMatchObject({ liftedBy: 'staff-keeper' });
    at(DUE);
    expect(await desk.carryOut()).toMatchObject({ dueCount: 1, heldCount: 0 });
  });

  test('placed again in the same words changes nothing; in other words it is refused', async () => {
    const id = await refusedCase();
    const placed = await desk.hold(id);
    expect(await desk.hold(id)).toEqual(placed);
    expect(await refusalOf(desk.hold(id, 'INQUIRY'))).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await service.stored.events(id)).toEqual(['SUBMITTED', 'VERIFICATION_REFUSED', 'LEGAL_HOLD_PLACED']);
  });

  test('is for cases that have ended, and is refused once the content has gone', async () => {
    const open = await service.walk.caseIn('FUND_REVIEW', nextPerson());
    expect(await refusalOf(desk.hold(open))).toMatchObject({ code: 'WRONG_PHASE' });
    expect(await refusalOf(desk.lift(open))).toMatchObject({ code: 'WRONG_PHASE' });
    const id = await refusedCase();
    at(DUE);
    await desk.carryOut();
    expect(await refusalOf(desk.hold(id))).toMatchObject({ status: 410, code: 'CONTENT_REMOVED' });
  });

  test('keeps vouchers after their time, too', async () => {
    const id = await service.walk.caseIn('PAID', nextPerson());
    at('2026-07-01T03:00:00+08:00');
    await desk.carryOut();
    await desk.hold(id);
    at('2052-01-01T03:00:00+08:00');
    expect(await desk.carryOut()).toMatchObject({ entries: [{ applicationId: id, hold: 'LEGAL_HOLD', scope: 'ALL' }] });
    expect((await service.stored.application(id)).applicant.name).not.toBe('');
  });
});
