import { beforeAll, describe, expect, test } from 'vitest';
import { openReviewTask, openReviewTaskInput } from '../../../functions/review/open-review-task.ts';
import { PHASES } from '../../../shared/domain/phase.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS } from '../../../shared/domain/task-kind.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

const KINDS = ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const;
type Kind = (typeof KINDS)[number];

/** A case that has just reached a review, before its task is opened. */
async function atReview(kind: Kind, n: number): Promise<string> {
  if (kind === 'OBJECTION_REVIEW') {
    const id = await walk.caseIn('PUBLICISED', aPerson(n));
    await walk.object(id);
    await walk.close(id);
    return id;
  }
  const id = await walk.caseIn('VERIFYING', aPerson(n));
  await walk.verify(id, kind === 'FUND_REVIEW' ? undefined : []);
  return id;
}

describe('a review task', () => {
  test.each([
    ['MANUAL_VERIFICATION', '210200', '2021-06-16T01:00:00.000Z', '2021-06-30T16:00:00.000Z'],
    ['FUND_REVIEW', AGENCY, '2021-06-16T01:00:00.000Z', '2021-06-30T16:00:00.000Z'],
    ['OBJECTION_REVIEW', AGENCY, '2021-06-24T16:00:00.000Z', '2021-07-01T16:00:00.000Z'],
  ] as const)('of kind %s opens at agency %s at %s and is due at %s', async (kind, agency, openedAt, dueAt) => {
    const applicationId = await atReview(kind, KINDS.indexOf(kind));
    await openReviewTask({ applicationId, kind, taskToken: 'token' }, deps);
    expect((await stored.tasks(applicationId)).filter(({ status }) => status === 'OPEN')).toEqual([
      {
        taskId: taskIdOf(applicationId, kind),
        kind,
        status: 'OPEN',
        agency,
        applicationId,
        openedAt,
        dueAt,
        taskToken: 'token',
      },
    ]);
    expect(deps.workflow.answered.filter(({ state }) => state.phase === kind)).toEqual([]);
  });

  test('raises only the version of the case, so that a writer with an older read must read again', async () => {
    const applicationId = await atReview('FUND_REVIEW', 10);
    const before = await deps.applications.byId(applicationId);
    await walk.open(applicationId, 'FUND_REVIEW');
    expect(await deps.applications.byId(applicationId)).toEqual({ ...before, version: before.version + 1 });
  });

  test('opened again by a later run of the workflow stays the same task, with that run’s token', async () => {
    const applicationId = await atReview('FUND_REVIEW', 11);
    await walk.open(applicationId, 'FUND_REVIEW', 'first token');
    const [before] = await stored.tasks(applicationId);
    deps.clock.pass(3_600_000);
    await walk.open(applicationId, 'FUND_REVIEW', 'second token');
    expect(await stored.tasks(applicationId)).toEqual([{ ...before, taskToken: 'second token' }]);
    await walk.decide(applicationId, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(deps.workflow.answeredFor(applicationId).map(({ taskToken }) => taskToken)).toEqual(['second token']);
  });

  test('opened several times simultaneously is one task', async () => {
    const applicationId = await atReview('MANUAL_VERIFICATION', 12);
    await Promise.all([1, 2, 3, 4].map((run) => walk.open(applicationId, 'MANUAL_VERIFICATION', `token ${run}`)));
    expect(await stored.tasks(applicationId)).toMatchObject([{ status: 'OPEN' }]);
  });
});

describe('a case that has moved on', () => {
  const otherPhases = KINDS.flatMap((kind) =>
    REACHABLE_PHASES.filter((phase) => phase !== kind).map((phase) => [kind, phase] as const),
  );
  const ids = new Map<ReachablePhase, string>();
  beforeAll(async () => {
    for (const [index, phase] of REACHABLE_PHASES.entries())
      ids.set(phase, await walk.caseIn(phase, aPerson(40 + index)));
  });

  test.each(otherPhases)(
    'opens no task of kind %s when it is %s, and the workflow is told its phase',
    async (kind, phase) => {
      const applicationId = ids.get(phase) ?? '';
      const before = await stored.tasks(applicationId);
      await walk.open(applicationId, kind, `late token ${kind}`);
      expect(deps.workflow.answered.at(-1)).toMatchObject({
        taskToken: `late token ${kind}`,
        state: { applicationId, phase },
      });
      expect(await stored.tasks(applicationId)).toEqual(before);
    },
  );
});

test('the step fails with a named error, and opens no task, where the due time has no holiday data', async () => {
  const applicationId = await atReview('FUND_REVIEW', 60);
  const opening = openReviewTask(
    { applicationId, kind: 'FUND_REVIEW', taskToken: 'token' },
    { ...deps, calendar: calendarUntil(2020) },
  );
  await expect(opening).rejects.toThrow(CalendarMissingError);
  expect(await stored.tasks(applicationId)).toEqual([]);
});

test.each(TASK_KINDS)('the step accepts kind %s exactly where it is also a phase', (kind) => {
  const input = { applicationId: 'CASE', taskToken: 'token', kind };
  expect(openReviewTaskInput.safeParse(input).success).toBe(PHASES.some((phase) => phase === kind));
  expect(openReviewTaskInput.safeParse({ ...input, taskToken: '' }).success).toBe(false);
});
