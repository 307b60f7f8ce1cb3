import { describe, expect, test } from 'vitest';
import type { Application } from '../../../shared/domain/case/application.ts';
import { extendObjectionReview } from '../../../shared/domain/case/objection.ts';
import { makeStatement } from '../../../shared/domain/case/suspension.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { DAY, later } from '../../../shared/domain/instant.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();
const { deps, walk, stored } = await aService();

/** A case in a phase, with its open task. */
async function opened(phase: 'OBJECTION_REVIEW' | 'SUSPENDED'): Promise<{ readonly id: string; readonly task: Task }> {
  const id = await walk.caseIn(phase, nextPerson());
  const task = (await stored.tasks(id)).find(({ status }) => status === 'OPEN');
  if (!task) throw new Error('No task is open');
  return { id, task };
}

// The case is read anew each time, so only the condition on the task is in the way.
const extend = async (id: string, task: Task, reason: string) => {
  const extension = { reason, extendedBy: 'staff-supervisor', extendedAt: deps.clock.instant() };
  const dueAt = later(task.dueAt, 7 * DAY);
  return deps.applications.write(extendObjectionReview(await stored.application(id), { task, extension, dueAt }));
};
const state = async (id: string, task: Task, text: string) => {
  const statement = { text, at: deps.clock.instant() };
  return deps.applications.write(makeStatement(await stored.application(id), { statement, task }));
};

const ONCE = [
  ['an extension', 'OBJECTION_REVIEW', extend, { extension: { reason: '第一次' } }],
  ['a statement', 'SUSPENDED', state, { statement: { text: '第一次' } }],
] as const;

describe.each(ONCE)('%s', (_, phase, write, first) => {
  test('is stored with the task, which is open as before', async () => {
    const { id, task } = await opened(phase);
    await write(id, task, '第一次');
    expect((await stored.tasks(id)).find(({ taskId }) => taskId === task.taskId)).toMatchObject({
      status: 'OPEN',
      ...first,
    });
  });

  test('is stored once: a second one conflicts, although the case has not changed meanwhile', async () => {
    const { id, task } = await opened(phase);
    await write(id, task, '第一次');
    const before: Application = await stored.application(id);
    await expect(write(id, task, '第二次')).rejects.toThrow(WriteConflictError);
    expect(await stored.application(id)).toEqual(before);
    expect((await stored.tasks(id)).find(({ taskId }) => taskId === task.taskId)).toMatchObject(first);
  });

  test('is not stored with a task that is not open any more', async () => {
    const { id, task } = await opened(phase);
    await deps.write([deps.tasks.openWrite(await stored.application(id), { ...task, status: 'CANCELLED' })]);
    await expect(write(id, task, '第一次')).rejects.toThrow(WriteConflictError);
  });
});
