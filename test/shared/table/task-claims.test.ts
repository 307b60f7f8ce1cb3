import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimTask } from '../../../functions/sharing/claim-task.ts';
import { releaseTask } from '../../../functions/sharing/release-task.ts';
import { extendObjectionReview } from '../../../shared/domain/case/objection.ts';
import { ServiceError, WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, later } from '../../../shared/domain/instant.ts';
import { dalianOffice } from '../../../shared/policy/policies/dalian-office.ts';
import { aStaffMember, asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();
const claimDeps = { ...deps, office: dalianOffice };

async function opened() {
  const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
  const task = (await stored.tasks(id)).find(({ status }) => status === 'OPEN');
  if (!task) throw new Error('No task is open');
  return { id, task };
}
const read = async (id: string, taskId: string) => {
  const task = (await stored.tasks(id)).find((each) => each.taskId === taskId);
  if (!task) throw new Error('No such task');
  return task;
};
const member = (n: number) => aStaffMember('supervisor', { subject: `claimant-${n}`, name: `样${n}` });
const requestOf = (n: number, taskId: string) => ({ ...asStaff(member(n)), params: { taskId } });
const answerOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 200,
    (error: unknown) => (error instanceof ServiceError ? error.code : Promise.reject(error)),
  );

describe('claims', () => {
  test('at once on one task: one wins, and the task is the winner’s', async () => {
    const { id, task } = await opened();
    const numbers = Array.from({ length: 8 }, (_, n) => n);
    const answers = await Promise.all(numbers.map((n) => answerOf(claimTask(requestOf(n, task.taskId), claimDeps))));
    expect(answers.filter((answer) => answer === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'CLAIMED')).toHaveLength(7);
    expect((await read(id, task.taskId)).claim?.staffId).toBe(`claimant-${answers.indexOf(200)}`);
  });

  test('and releases in any order leave the last one’s: none is lost, none is undone', async () => {
    const { id, task } = await opened();
    const step = fc.record({ by: fc.integer({ min: 0, max: 2 }), what: fc.constantFrom('claim', 'release') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        // Each round begins free: a supervisor may give back anybody's.
        await releaseTask(requestOf(9, task.taskId), claimDeps);
        let holder: number | undefined;
        for (const { by, what } of steps) {
          const use = what === 'claim' ? claimTask : releaseTask;
          const answer = await answerOf(use(requestOf(by, task.taskId), claimDeps));
          if (what === 'release') {
            expect(answer).toBe(200);
            holder = undefined;
          } else {
            expect(answer).toBe(holder === undefined || holder === by ? 200 : 'CLAIMED');
            holder ??= by;
          }
          const { claim } = await read(id, task.taskId);
          expect(claim?.staffId).toBe(holder === undefined ? undefined : `claimant-${holder}`);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('are not undone by a writer of the whole task who read it before', async () => {
    const { id, task } = await opened();
    await claimTask(requestOf(1, task.taskId), claimDeps);
    const application = await stored.application(id);
    const extension = { reason: '需核实', extendedBy: 'staff-supervisor', extendedAt: deps.clock.instant() };
    const dueAt = later(task.dueAt, 7 * DAY);
    const extended = (of: typeof task) =>
      deps.applications.write(extendObjectionReview(application, { task: of, extension, dueAt }));
    await expect(extended(task)).rejects.toThrow(WriteConflictError);
    const reopened = await deps.write([deps.tasks.openWrite(application, { ...task, taskToken: 'of a later run' })]);
    expect(reopened.outcome).toBe('cancelled');
    await extended(await read(id, task.taskId));
    expect(await read(id, task.taskId)).toMatchObject({ claim: { staffId: 'claimant-1' }, extension });
  });

  test('are not made on a task that is no longer open', async () => {
    const { id, task } = await opened();
    const application = await stored.application(id);
    await deps.write([deps.tasks.openWrite(application, { ...task, status: 'CANCELLED' })]);
    const claim = { staffId: 'x', claimedAt: deps.clock.instant(), lapsesAt: later(deps.clock.instant(), DAY) };
    await expect(deps.claims.assign(application, task, { claim })).rejects.toThrow(WriteConflictError);
  });
});
