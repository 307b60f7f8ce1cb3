import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import { type DecisionBody, decidedTaskView } from '../../../shared/contracts/review.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { ROLE_FOR_KIND, TASK_OUTCOMES, type TaskStatus, taskIdOf } from '../../../shared/domain/task.ts';
import type { EventName } from '../../../shared/domain/transitions.ts';
import { annualCounterKey } from '../../../shared/table/keys.ts';
import { getItem, type Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { AGENCY, type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff, type Person } from '../../support/people.ts';

let table: Table;
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table);
  walk = caseWalk(deps);
});

type Kind = 'MANUAL_VERIFICATION' | 'FUND_REVIEW' | 'OBJECTION_REVIEW';
const decide = async (id: string, kind: Kind, body: DecisionBody, caller?: StaffCaller) =>
  bodyOf(await walk.decide(id, kind, body, caller));
const eventsOf = async (id: string) => deps.records.trail(await deps.applications.byId(id));
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
  test.each(EFFECTS)('of a %s, %j, brings the case to %s', async (kind, body, phase, event) => {
    const person = aPerson(100 + EFFECTS.findIndex((row) => row[3] === event));
    const role = ROLE_FOR_KIND[kind];
    const id = await walk.caseIn(kind, person);
    await decide(id, kind, body);
    const application = await deps.applications.byId(id);
    const trail = await eventsOf(id);
    expect(trail.at(-1)).toMatchObject({
      event,
      before: kind,
      after: phase,
      actor: { kind: 'staff', staffId: `staff-${role}` },
      hash: application.lastEventHash,
    });
    expect(application.phase).toBe(phase);
    expect(application.deciders.at(-1)).toBe(`staff-${role}`);
    const taken = phase === 'REJECTED' ? 0 : 1;
    expect(await getItem(table, annualCounterKey(person.idNumber, 2021))).toMatchObject({ taken });
    expect(deps.workflow.answered.at(-1)).toMatchObject({
      taskToken: `token-${id}-${kind}`,
      state: { applicationId: id, phase },
    });
  });

  test('is answered with the task as decided: by whom, when, why, and without its token', async () => {
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
        note: '材料不实',
        decidedBy: 'staff-fund-reviewer',
        decidedAt: '2021-06-18T10:30:00+08:00',
      },
    });
    expect(decidedTaskView.parse(body)).toEqual(body);
    expect(await deps.applications.byId(id)).toMatchObject({ reasons: ['FALSE_DECLARATION'] });
  });

  test('moves the task from the open ones to the decided ones', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(11));
    const listed = async (status: TaskStatus) => {
      const query = { agencies: [AGENCY], kind: undefined, status, limit: 100, next: undefined };
      return (await deps.tasks.page(query)).entries.some(({ applicationId }) => applicationId === id);
    };
    expect([await listed('OPEN'), await listed('DECIDED')]).toEqual([true, false]);
    await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect([await listed('OPEN'), await listed('DECIDED')]).toEqual([false, true]);
  });

  test('that does not fit leaves task and case as they are', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(12));
    const before = await deps.applications.byId(id);
    for (const body of [{ outcome: 'UPHOLD' }, { outcome: 'REFUSE' }] as const) {
      expect(await refusalOf(walk.decide(id, 'MANUAL_VERIFICATION', body))).toMatchObject({ status: 400 });
    }
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await deps.tasks.ofCase(before)).toMatchObject([{ status: 'OPEN' }]);
  });
});

describe('the same decision again', () => {
  test('answers as the first time, by whomever it is sent, and makes no second event', async () => {
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
    expect(await eventsOf(id)).toHaveLength(3);
  });

  test('answers as the first time though the case has long moved on', async () => {
    const id = await walk.caseIn('PAID', aPerson(21));
    expect(await decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' })).toMatchObject({ status: 'DECIDED' });
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'PAID' });
  });
});

describe('another decision', () => {
  const OTHERS: readonly (readonly [string, DecisionBody, Person])[] = [
    ['the opposite', { outcome: 'APPROVE' }, aPerson(30)],
    ['other reasons', { outcome: 'REFUSE', reasons: ['FUND_REVIEW_REFUSED'] }, aPerson(31)],
    ['one reason more', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION', 'FUND_REVIEW_REFUSED'] }, aPerson(32)],
  ];
  test.each(OTHERS)('with %s is refused, and the first stands', async (_, body, person) => {
    const id = await walk.caseIn('FUND_REVIEW', person);
    await decide(id, 'FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] });
    for (const caller of [aStaffMember('fund-reviewer'), COLLEAGUE]) {
      const refusal = await refusalOf(walk.decide(id, 'FUND_REVIEW', body, caller));
      expect(refusal).toMatchObject({ status: 409, code: 'DECIDED_OTHERWISE' });
    }
    expect(await eventsOf(id)).toHaveLength(3);
    expect(await deps.applications.byId(id)).toMatchObject({ phase: 'REJECTED', reasons: ['FALSE_DECLARATION'] });
  });
});

describe('where the workflow cannot be told', () => {
  test('the decision stands and is answered, and the sweep tells the workflow', async () => {
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

  test('the same decision again is answered too, and the case is still due for the sweep', async () => {
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
  test('is one whose case was withdrawn before', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(70));
    await walk.withdraw(aPerson(70), id);
    for (const outcome of TASK_OUTCOMES) {
      const refusal = await refusalOf(walk.decide(id, 'FUND_REVIEW', { outcome }));
      expect(refusal).toMatchObject({ status: 409, code: 'WRONG_PHASE' });
    }
    expect((await eventsOf(id)).at(-1)).toMatchObject({ event: 'WITHDRAWN' });
  });

  test.each(['', 'NEVER', 'NEVER.fund-review', '.fund-review', '../x'])('is %j, which names none', async (taskId) => {
    const request = { ...asStaff(COLLEAGUE), params: { taskId }, body: { outcome: 'APPROVE' } as const };
    expect(await refusalOf(decideTask(request, deps))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  test('is one of a kind that the case has not come to', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(71));
    const refusal = await refusalOf(walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' }));
    expect(refusal).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});

test('the same decision again, a reason named twice in it, answers as the first time', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(390));
  const body = { outcome: 'REFUSE' as const, reasons: ['FALSE_DECLARATION' as const, 'FALSE_DECLARATION' as const] };
  const first = await walk.decide(id, 'FUND_REVIEW', body);
  expect(await walk.decide(id, 'FUND_REVIEW', body)).toEqual(first);
});
