import { describe, expect, test } from 'vitest';
import { listNotices } from '../../../functions/publicity/list-notices.ts';
import { readNotice } from '../../../functions/publicity/read-notice.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import type { TaskStatus } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { placesTaken } from '../../support/partition.ts';
import { aPerson, asPublic, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk } = await aService();

const BEFORE_PAYMENT: readonly ReachablePhase[] = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'AWAITING_PUBLICATION',
  'PUBLICISED',
  'OBJECTION_REVIEW',
];
const WITH_A_TASK = ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const;

const withdraw = async (person: Person, id: string) => bodyOf(await walk.withdraw(person, id));
async function listedTasks(status: TaskStatus) {
  const query = { agencies: deps.agencyCodes, kind: undefined, status, limit: 100, next: undefined };
  return (await deps.tasks.page(query)).entries.map(({ applicationId }) => applicationId);
}

describe('an application before its payment', () => {
  test.each(withPeople(BEFORE_PAYMENT, 1))('can be withdrawn while it is %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    expect(await withdraw(person, id)).toMatchObject({ applicationId: id, phase: 'WITHDRAWN', reasons: [] });
    const application = await deps.applications.byId(id);
    const trail = await deps.records.trail(application);
    expect(trail.at(-1)).toMatchObject({ event: 'WITHDRAWN', before: phase, actor: { kind: 'applicant' } });
    expect(isUnbroken(trail)).toBe(true);
    expect(application).toMatchObject({ phase: 'WITHDRAWN', lastEventHash: trail.at(-1)?.hash });
    expect(application.nextDueAt).toBeUndefined();
    expect(await placesTaken(table, person)).toBe(0);
  });

  test.each(withPeople(WITH_A_TASK, 20))('leaves no open task when it was %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    expect(await listedTasks('OPEN')).toContain(id);
    await withdraw(person, id);
    expect(await listedTasks('OPEN')).not.toContain(id);
    expect(await listedTasks('CANCELLED')).toContain(id);
  });

  test.each(withPeople(WITH_A_TASK, 30))('answers the workflow’s token when it was %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    await withdraw(person, id);
    expect(deps.workflow.answeredFor(id).at(-1)).toMatchObject({
      taskToken: `token-${id}-${phase}`,
      state: { phase: 'WITHDRAWN' },
    });
  });

  test('can be followed by another attempt', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(40));
    await withdraw(aPerson(40), id);
    const second = await deps.applications.byId(await walk.submit(aPerson(40)));
    expect(second).toMatchObject({ attempt: 2, phase: 'VERIFYING' });
  });
});

describe('an application that is being paid or has ended', () => {
  const tooLate = REACHABLE_PHASES.filter((phase) => !BEFORE_PAYMENT.includes(phase));

  test.each(withPeople(tooLate, 50))('cannot be withdrawn: %s stays unchanged', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const before = await deps.applications.byId(id);
    expect(await refusalOf(walk.withdraw(person, id))).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await deps.records.trail(before)).toHaveLength(before.eventCount);
  });
});

test('a withdrawn entry leaves its notice, others keep their serials, and an empty notice is not listed', async () => {
  const { deps, walk } = await aService();
  const ids = [await walk.caseIn('PUBLICISED', aPerson(1)), await walk.caseIn('PUBLICISED', aPerson(2))];
  const noticeId = '210202-20210617';
  const counts = async () =>
    bodyOf(await listNotices({ ...asPublic(), query: {} }, deps)).notices.map(({ entryCount }) => entryCount);
  const serials = async () =>
    bodyOf(await readNotice({ ...asPublic(), params: { noticeId }, query: { limit: 100 } }, deps)).entries.map(
      ({ serial }) => serial,
    );
  expect([await counts(), await serials()]).toEqual([[2], [1, 2]]);

  await walk.withdraw(aPerson(1), ids[0] ?? '');
  expect([await counts(), await serials()]).toEqual([[1], [2]]);

  await walk.withdraw(aPerson(2), ids[1] ?? '');
  expect([await counts(), await serials()]).toEqual([[], []]);
});

describe('where the workflow cannot be reached', () => {
  test('the application is withdrawn anyway, and the sweep later tells the workflow', async () => {
    const person = aPerson(70);
    const id = await walk.caseIn('FUND_REVIEW', person);
    deps.workflow.fault = new Error('no answer');
    expect(await withdraw(person, id)).toMatchObject({ phase: 'WITHDRAWN' });
    deps.workflow.fault = undefined;
    expect(deps.workflow.answered.map(({ state }) => state.applicationId)).not.toContain(id);

    deps.clock.pass(10 * 60_000);
    expect((await deps.caseload.dueBy(deps.now(), 50)).applicationIds).toContain(id);
    expect(await healCase(id, deps)).toBe('ended');
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: `token-${id}-FUND_REVIEW`,
      state: { applicationId: id, phase: 'WITHDRAWN' },
    });
    expect((await deps.applications.byId(id)).nextDueAt).toBeUndefined();
  });
});

describe('a withdrawal by another person', () => {
  test('is not found, whether the application is the other person’s or does not exist', async () => {
    const id = await walk.caseIn('VERIFYING', aPerson(80));
    const anothers = await refusalOf(walk.withdraw(aPerson(81), id));
    expect(anothers).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await refusalOf(walk.withdraw(aPerson(81), 'NEVER'))).toEqual(anothers);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'VERIFYING' });
  });
});
