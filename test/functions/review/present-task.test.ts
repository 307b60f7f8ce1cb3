import { describe, expect, test } from 'vitest';
import { presentDecidedTask, presentTask } from '../../../functions/review/present-task.ts';
import { decidedTaskView, taskView } from '../../../shared/contracts/review-views.ts';
import { dateOf, later } from '../../../shared/domain/instant.ts';
import { type Task, taskIdOf } from '../../../shared/domain/task.ts';
import { TASK_KINDS, TASK_STATUSES } from '../../../shared/domain/task-kind.ts';
import { instantAt } from '../../support/instants.ts';

const openedAt = instantAt('2021-06-16T01:00:00Z');
const dueAt = instantAt('2021-06-30T16:00:00Z');
const aTask = (overrides: Partial<Task> = {}): Task => ({
  taskId: taskIdOf('CASE00000000000A', 'FUND_REVIEW'),
  kind: 'FUND_REVIEW',
  status: 'OPEN',
  agency: '210202',
  applicationId: 'CASE00000000000A',
  openedAt,
  dueAt,
  taskToken: 'secret',
  ...overrides,
});
const decision = {
  outcome: 'REFUSE',
  reasons: ['FALSE_DECLARATION', 'CERTIFICATE_REVOKED'],
  decidedBy: 'staff-1',
  decidedAt: instantAt('2021-06-18T02:30:00.500Z'),
} as const;

describe('a task as shown to staff', () => {
  test.each(TASK_KINDS.flatMap((kind) => TASK_STATUSES.map((status) => [kind, status] as const)))(
    'matches the contract for a %s that is %s, without its token',
    (kind, status) => {
      const task = aTask({ kind, status, taskId: taskIdOf('CASE00000000000A', kind) });
      const shown = presentTask(task, dateOf(openedAt));
      expect(taskView.parse(shown)).toEqual(shown);
      expect(shown).toEqual({
        taskId: task.taskId,
        kind,
        status,
        agency: '210202',
        applicationId: 'CASE00000000000A',
        openedAt: '2021-06-16T09:00:00+08:00',
        dueAt: '2021-07-01T00:00:00+08:00',
        overdue: false,
      });
    },
  );

  test.each([
    [-1, false],
    [0, true],
    [1, true],
  ])('%i ms after its due time is overdue: %s', (milliseconds, overdue) => {
    expect(presentTask(aTask(), dateOf(later(dueAt, milliseconds)))).toMatchObject({ overdue });
  });

  test.each(['DECIDED', 'CANCELLED'] as const)('that is %s is never overdue', (status) => {
    expect(presentTask(aTask({ status }), dateOf(later(dueAt, 1)))).toMatchObject({ overdue: false });
  });
});

describe('a task with its decision', () => {
  test('says what was decided, why, by whom and when', () => {
    const shown = presentDecidedTask(
      aTask({ status: 'DECIDED', decision: { ...decision, reasons: [...decision.reasons], note: '材料不实' } }),
      dateOf(openedAt),
    );
    expect(decidedTaskView.parse(shown)).toEqual(shown);
    expect(shown.decision).toEqual({
      outcome: 'REFUSE',
      reasons: ['FALSE_DECLARATION', 'CERTIFICATE_REVOKED'],
      note: '材料不实',
      decidedBy: 'staff-1',
      decidedAt: '2021-06-18T10:30:00.500+08:00',
    });
  });

  test('has no note where none was written, and no decision while it is open', () => {
    const decided = aTask({ status: 'DECIDED', decision: { ...decision, reasons: [] } });
    expect(presentDecidedTask(decided, dateOf(openedAt)).decision).not.toHaveProperty('note');
    expect(presentDecidedTask(aTask(), dateOf(openedAt))).not.toHaveProperty('decision');
  });
});
