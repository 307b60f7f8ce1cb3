import { describe, expect, test } from 'vitest';
import { withdrawApplication } from '../../../functions/apply/withdraw-application.ts';
import { closeNoticeEntry } from '../../../functions/publicity/close-notice-entry.ts';
import { publishNoticeEntry } from '../../../functions/publicity/publish-notice-entry.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { refusalOf } from '../../support/answers.ts';
import { scheduledCase } from '../../support/applications.ts';
import type { ReachablePhase } from '../../support/case-walk.ts';
import { placesTaken } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { interruptedOnce, RACE_ROUNDS } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();

const outcomeOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    async () => (await refusalOf(work)).code,
  );

/** Races a withdrawal against another action on a case in a phase. Gives both outcomes and the resulting case. */
async function race(phase: ReachablePhase, person: Person, against: (id: string) => Promise<unknown>) {
  const id = await walk.caseIn(phase, person);
  const withdrawing = walk.withdraw(person, id);
  const [withdrawal, other] = await Promise.all([outcomeOf(withdrawing), outcomeOf(against(id))]);
  const application = await deps.applications.byId(id);
  const trail = await deps.records.trail(application);
  expect(isUnbroken(trail)).toBe(true);
  expect(trail.at(-1)?.hash).toBe(application.lastEventHash);
  const tasks = (await deps.tasks.ofCase(application)).map(({ status }) => status);
  const places = await placesTaken(table, person);
  return { id, withdrawal, other, phase: application.phase, events: trail.map(({ event }) => event), tasks, places };
}

describe('a withdrawal and a simultaneous refusal', () => {
  test.each(RACE_ROUNDS)('one succeeds and the other finds the case ended (round %i)', async (round) => {
    const raced = await race('FUND_REVIEW', aPerson(round), (id) =>
      walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' }),
    );
    expect([
      { withdrawal: 'done', other: 'WRONG_PHASE', phase: 'WITHDRAWN', tasks: ['CANCELLED'] },
      { withdrawal: 'WRONG_PHASE', other: 'done', phase: 'REJECTED', tasks: ['DECIDED'] },
    ]).toContainEqual({
      withdrawal: raced.withdrawal,
      other: raced.other,
      phase: raced.phase,
      tasks: raced.tasks,
    });
    expect(raced.places).toBe(0);
  });
});

describe('a withdrawal and a simultaneous approval', () => {
  test.each(RACE_ROUNDS)('the withdrawal succeeds, before or after the approval (round %i)', async (round) => {
    const raced = await race('FUND_REVIEW', aPerson(20 + round), (id) =>
      walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' }),
    );
    expect(raced).toMatchObject({ withdrawal: 'done', phase: 'WITHDRAWN', places: 0 });
    expect(raced.events.at(-1)).toBe('WITHDRAWN');
    expect(raced.tasks).toEqual([raced.other === 'done' ? 'DECIDED' : 'CANCELLED']);
    expect(raced.events.includes('FUND_REVIEW_APPROVED')).toBe(raced.other === 'done');
  });
});

describe('a withdrawal and the simultaneous publication', () => {
  test.each(RACE_ROUNDS)('the case does not stay on a notice (round %i)', async (round) => {
    const raced = await race('AWAITING_PUBLICATION', aPerson(40 + round), async (id) => {
      const { publishAt } = scheduledCase(await deps.applications.byId(id));
      deps.clock.set(publishAt);
      return publishNoticeEntry({ applicationId: id }, deps);
    });
    expect(raced).toMatchObject({ withdrawal: 'done', other: 'done', phase: 'WITHDRAWN', places: 0 });
    const { noticeId } = scheduledCase(await deps.applications.byId(raced.id));
    expect((await deps.notices.byId(noticeId))?.entryCount ?? 0).toBe(0);
    expect((await deps.notices.entries(noticeId, 100, undefined)).entries).toEqual([]);
  });
});

describe('a withdrawal and the simultaneous close of the window', () => {
  test.each(RACE_ROUNDS)('the case is paid or withdrawn, never both (round %i)', async (round) => {
    const raced = await race('PUBLICISED', aPerson(60 + round), async (id) => {
      const { closesAt } = scheduledCase(await deps.applications.byId(id));
      deps.clock.set(closesAt);
      return closeNoticeEntry({ applicationId: id }, deps);
    });
    expect([
      { withdrawal: 'done', phase: 'WITHDRAWN', places: 0 },
      { withdrawal: 'WRONG_PHASE', phase: 'PAYING', places: 1 },
    ]).toContainEqual({ withdrawal: raced.withdrawal, phase: raced.phase, places: raced.places });
    expect(raced.events.includes('CLOSED_UNCHALLENGED')).toBe(raced.phase === 'PAYING');
  });
});

test('of two simultaneous withdrawals one succeeds and one finds the case ended', async () => {
  const person = aPerson(80);
  const id = await walk.caseIn('MANUAL_VERIFICATION', person);
  const both = [walk.withdraw(person, id), walk.withdraw(person, id)];
  expect((await Promise.all(both.map(outcomeOf))).sort()).toEqual(['WRONG_PHASE', 'done']);
  expect(await placesTaken(table, person)).toBe(0);
});

test('a task opened while its case is being withdrawn is cancelled, and its token is answered', async () => {
  const person = aPerson(90);
  const id = await walk.caseIn('VERIFYING', person);
  await walk.verify(id);
  const ofCase = interruptedOnce(deps.tasks.ofCase, () => walk.open(id, 'FUND_REVIEW'));
  const tasks = { ...deps.tasks, ofCase };
  await withdrawApplication({ ...asApplicant(person), params: { applicationId: id } }, { ...deps, tasks });
  const application = await deps.applications.byId(id);
  expect(application.phase).toBe('WITHDRAWN');
  expect((await deps.tasks.ofCase(application)).map(({ status }) => status)).toEqual(['CANCELLED']);
  expect(deps.workflow.answered.map(({ state }) => state.applicationId)).toContain(id);
});

describe('a withdrawal and a task opened simultaneously', () => {
  test.each(RACE_ROUNDS)('no task stays open (round %i)', async (round) => {
    const person = aPerson(100 + round);
    const id = await walk.caseIn('VERIFYING', person);
    await walk.verify(id);
    await Promise.all([walk.withdraw(person, id), walk.open(id, 'FUND_REVIEW')]);
    const application = await deps.applications.byId(id);
    expect(application.phase).toBe('WITHDRAWN');
    expect((await deps.tasks.ofCase(application)).map(({ status }) => status)).not.toContain('OPEN');
    expect(deps.workflow.answered.map(({ state }) => state.applicationId)).toContain(id);
  });
});
