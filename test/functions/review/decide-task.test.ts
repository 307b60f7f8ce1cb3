import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { decidedTaskView } from '../../../shared/contracts/review-views.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { ROLE_FOR_KIND, TASK_OUTCOMES, type TaskStatus } from '../../../shared/domain/task-kind.ts';
import type { EventName } from '../../../shared/domain/transitions.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { EXPLANATION } from '../../support/decisions.ts';
import { AGENCY } from '../../support/findings.ts';
import { placesTaken } from '../../support/partition.ts';
import { aPerson, aStaffMember, asStaff, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();

type Kind = 'MANUAL_VERIFICATION' | 'FUND_REVIEW' | 'OBJECTION_REVIEW';
const decide = async (id: string, kind: Kind, body: DecisionBody, caller?: StaffCaller) =>
  bodyOf(await walk.decide(id, kind, body, caller));
const COLLEAGUE = aStaffMember('fund-reviewer', { subject: 'staff-colleague', name: '赵经办' });

const NOT_GENUINE: DecisionBody = { outcome: 'REFUSE', reasons: ['CERTIFICATE_NOT_GENUINE'] };
const EFFECTS: readonly (readonly [Kind, DecisionBody, Phase, EventName])[] = [
  ['MANUAL_VERIFICATION', { outcome: 'APPROVE' }, 'FUND_REVIEW', 'MANUAL_VERIFICATION_APPROVED'],
  ['MANUAL_VERIFICATION', NOT_GENUINE, 'REJECTED', 'MANUAL_VERIFICATION_REFUSED'],
  ['FUND_REVIEW', { outcome: 'APPROVE' }, 'AWAITING_PUBLICATION', 'FUND_REVIEW_APPROVED'],
  ['FUND_REVIEW', { outcome: 'REFUSE' }, 'REJECTED', 'FUND_REVIEW_REFUSED'],
  ['OBJECTION_REVIEW', { outcome: 'DISMISS' }, 'PAYING', 'OBJECTION_DISMISSED'],
  ['OBJECTION_REVIEW', { outcome: 'UPHOLD' }, 'REJECTED', 'OBJECTION_UPHELD'],
];

describe('a decision', () => {
  test.each(EFFECTS)('on a %s, %j, moves the case to %s', async (kind, body, phase, event) => {
    const person = aPerson(100 + EFFECTS.findIndex((row) => row[3] === event));
    const role = ROLE_FOR_KIND[kind];
    const id = await walk.caseIn(kind, person);
    await decide(id, kind, body);
    const application = await deps.applications.byId(id);
    const trail = await stored.trail(id);
    expect(trail.at(-1)).toMatchObject({
      event,
      before: kind,
      after: phase,
      actor: { kind: 'staff', staffId: `staff-${role}` },
      hash: application.lastEventHash,
    });
    expect(application.phase).toBe(phase);
    expect(application.deciders.at(-1)).toMatchObject({ stage: kind, staffId: `staff-${role}` });
    expect(await placesTaken(table, person)).toBe(phase === 'REJECTED' ? 0 : 1);
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: `token-${id}-${kind}`,
      state: { applicationId: id, phase },
    });
  });

  test('is answered with the decided task: by whom, when, why, but without its token', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(10));
    deps.clock.set('2021-06-18T10:30:00+08:00');
    const body = await decide(id, 'FUND_REVIEW', {
      outcome: 'REFUSE',
      reasons: ['FALSE_DECLARATION'],
      note: '材料不实',
    });
    expect(body).toEqual({
      taskId: taskIdOf(id, 'FUND_REVIEW'),
      kind: 'FUND_REVIEW',
      agency: AGENCY,
      applicationId: id,
      status: 'DECIDED',
      openedAt: '2021-06-16T09:00:00+08:00',
      dueAt: '2021-07-01T00:00:00+08:00',
      overdue: false,
      decision: {
        outcome: 'REFUSE',
        reasons: ['FALSE_DECLARATION'],
        explanation: EXPLANATION,
        note: '材料不实',
        decidedBy: 'staff-fund-reviewer',
        decidedAt: '2021-06-18T10:30:00+08:00',
      },
    });
    expect(decidedTaskView.parse(body)).toEqual(body);
    expect(await deps.applications.byId(id)).toMatchObject({ reasons: ['FALSE_DECLARATION'] });
  });

  test('moves the task from the open tasks to the decided tasks', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(11));
    const listed = async (status: TaskStatus) => {
      const query = { agencies: [AGENCY], kind: undefined, status, limit: 100, next: undefined };
      return (await deps.tasks.page(query)).entries.some(({ applicationId }) => applicationId === id);
    };
    expect([await listed('OPEN'), await listed('DECIDED')]).toEqual([true, false]);
    await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect([await listed('OPEN'), await listed('DECIDED')]).toEqual([false, true]);
  });

  test('that is not allowed leaves task and case unchanged', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(12));
    const before = await deps.applications.byId(id);
    for (const body of [{ outcome: 'UPHOLD' }, { outcome: 'REFUSE' }] as const) {
      expect(await refusalOf(walk.decide(id, 'MANUAL_VERIFICATION', body))).toMatchObject({ status: 400 });
    }
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await deps.tasks.ofCase(before)).toMatchObject([{ status: 'OPEN' }]);
  });
});

describe('a repeated decision', () => {
  test('gets the first answer again, whichever colleague sends it, and writes no second event', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(20));
    const made: DecisionBody = { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION', 'CERTIFICATE_NOT_GENUINE'] };
    const first = await decide(id, 'FUND_REVIEW', made);
    const before = await deps.applications.byId(id);
    const reversed: DecisionBody = { ...made, reasons: [...(made.reasons ?? [])].reverse() };
    deps.clock.pass(60_000);
    for (const again of [made, reversed, { outcome: 'REFUSE' }] as const) {
      expect(await decide(id, 'FUND_REVIEW', again)).toEqual(first);
      expect(await decide(id, 'FUND_REVIEW', again, COLLEAGUE)).toEqual(first);
    }
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await stored.trail(id)).toHaveLength(3);
  });

  test('gets the first answer again after the case has moved on', async () => {
    const id = await walk.caseIn('PAID', aPerson(21));
    expect(await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' })).toMatchObject({ status: 'DECIDED' });
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'PAID' });
  });
});

describe('a different decision', () => {
  const OTHERS: readonly (readonly [string, DecisionBody, Person])[] = [
    ['the opposite', { outcome: 'APPROVE' }, aPerson(30)],
    ['other reasons', { outcome: 'REFUSE', reasons: ['FUND_REVIEW_REFUSED'] }, aPerson(31)],
    ['one reason more', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION', 'FUND_REVIEW_REFUSED'] }, aPerson(32)],
  ];
  test.each(OTHERS)('with %s is refused, and the first remains', async (_, body, person) => {
    const id = await walk.caseIn('FUND_REVIEW', person);
    await decide(id, 'FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] });
    for (const caller of [aStaffMember('fund-reviewer'), COLLEAGUE]) {
      const refusal = await refusalOf(walk.decide(id, 'FUND_REVIEW', body, caller));
      expect(refusal).toMatchObject({ status: 409, code: 'DECIDED_OTHERWISE' });
    }
    expect(await stored.trail(id)).toHaveLength(3);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'REJECTED', reasons: ['FALSE_DECLARATION'] });
  });
});

describe('where the workflow cannot be reached', () => {
  test('the decision is stored and answered, and the sweep later tells the workflow', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(60));
    deps.workflow.fault = new Error('no answer');
    expect(await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' })).toMatchObject({ status: 'DECIDED' });
    deps.workflow.fault = undefined;
    expect(deps.workflow.answered.map(({ state }) => state.applicationId)).not.toContain(id);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'AWAITING_PUBLICATION' });

    deps.clock.pass(10 * 60_000);
    expect((await deps.caseload.dueBy(deps.now(), 50)).applicationIds).toContain(id);
    expect(await healCase(id, deps)).toBe('in-hand');
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: `token-${id}-FUND_REVIEW`,
      state: { applicationId: id, phase: 'AWAITING_PUBLICATION' },
    });
  });

  test('a repeated decision is answered too, and the case stays due for the sweep', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(61));
    deps.workflow.fault = new Error('no answer');
    const first = await decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    expect(await decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' })).toEqual(first);
    deps.workflow.fault = undefined;
    deps.clock.pass(10 * 60_000);
    expect((await deps.caseload.dueBy(deps.now(), 50)).applicationIds).toContain(id);
  });
});

describe('a task that cannot be decided', () => {
  test('is one whose case was withdrawn', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(70));
    await walk.withdraw(aPerson(70), id);
    for (const outcome of TASK_OUTCOMES) {
      const refusal = await refusalOf(walk.decide(id, 'FUND_REVIEW', { outcome }));
      expect(refusal).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    }
    expect((await stored.trail(id)).at(-1)).toMatchObject({ event: 'WITHDRAWN' });
  });

  test.each(['', 'NEVER', 'NEVER.fund-review', '.fund-review', '../x'])(
    'is %j, which names no task',
    async (taskId) => {
      const request = { ...asStaff(COLLEAGUE), params: { taskId }, body: { outcome: 'APPROVE' } as const };
      expect(await refusalOf(decideTask(request, deps))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );

  test('is one of a kind that the case has not reached', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(71));
    const refusal = await refusalOf(walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' }));
    expect(refusal).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

test('a repeated decision that names a reason twice gets the first answer again', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(390));
  const body = { outcome: 'REFUSE' as const, reasons: ['FALSE_DECLARATION' as const, 'FALSE_DECLARATION' as const] };
  const first = await walk.decide(id, 'FUND_REVIEW', body);
  expect(await walk.decide(id, 'FUND_REVIEW', body)).toEqual(first);
});
