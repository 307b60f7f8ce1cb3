import { beforeAll, describe, expect, test } from 'vitest';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import type { Application } from '../../../shared/domain/case/application.ts';
import { type TaskOutcome, taskIdOf } from '../../../shared/domain/task.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

/** Enough for both orders to come up, few enough to be quick. */
const ROUNDS = Array.from({ length: 8 }, (_, round) => round);

/** Decisions on one task at once, each by another member of staff: what each was told, and the case that came of it. */
async function race(n: number, outcomes: readonly TaskOutcome[]) {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(n));
  const answers = await Promise.all(
    outcomes.map(async (outcome, index) => {
      const caller = aStaffMember('fund-reviewer', { subject: `staff-${index}` });
      const deciding = walk.decide(id, 'FUND_REVIEW', { outcome }, caller);
      return deciding.then(
        (reply) => bodyOf(reply).decision,
        async () => (await refusalOf(deciding)).code,
      );
    }),
  );
  const application = await deps.applications.byId(id);
  const trail = await deps.records.trail(application);
  expect(isUnbroken(trail)).toBe(true);
  expect(trail.at(-1)?.hash).toBe(application.lastEventHash);
  const told = deps.workflow.answered.filter(({ state }) => state.applicationId === id);
  return { answers, application, decided: trail.slice(2), told };
}

describe('of two opposite decisions at once', () => {
  test.each(ROUNDS)('one wins, the other is told of it, and the case follows the winner (round %i)', async (round) => {
    const { answers, application, decided, told } = await race(round, ['APPROVE', 'REFUSE']);
    const winner = answers[0] === 'DECIDED_OTHERWISE' ? 1 : 0;
    const outcome = winner === 0 ? 'APPROVE' : 'REFUSE';
    expect(answers[winner]).toMatchObject({ outcome, decidedBy: `staff-${winner}` });
    expect(answers[1 - winner]).toBe('DECIDED_OTHERWISE');
    expect(application).toMatchObject({
      phase: winner === 0 ? 'AWAITING_PUBLICATION' : 'REJECTED',
      deciders: [`staff-${winner}`],
    });
    expect(decided).toMatchObject([{ actor: { staffId: `staff-${winner}` } }]);
    expect(told).toHaveLength(1);
  });
});

describe('of four like decisions at once', () => {
  test.each(ROUNDS.slice(0, 3))('one is made and all four are answered with it (round %i)', async (round) => {
    const { answers, application, decided, told } = await race(20 + round, Array(4).fill('APPROVE'));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ outcome: 'APPROVE', decidedBy: application.deciders[0] });
    expect(application.deciders).toHaveLength(1);
    expect(decided).toHaveLength(1);
    expect(told).toHaveLength(1);
  });
});

test('two decisions on two cases of one person at once are both made', async () => {
  const person = aPerson(40);
  const ids = [
    await walk.caseIn('FUND_REVIEW', person, { level: 3 }),
    await walk.caseIn('FUND_REVIEW', person, { level: 4 }),
  ];
  await Promise.all(ids.map((id) => walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' })));
  for (const id of ids) expect(await deps.applications.byId(id)).toMatchObject({ phase: 'REJECTED' });
});

test('a decision answers the run that waits, though its token came while the decision was made', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(90));
  let isOpened = false;
  const tasks = {
    ...deps.tasks,
    byId: async (application: Application, taskId: string) => {
      const read = await deps.tasks.byId(application, taskId);
      if (!isOpened) await walk.open(id, 'FUND_REVIEW', 'token of the later run');
      isOpened = true;
      return read;
    },
  };
  const request = { params: { taskId: taskIdOf(id, 'FUND_REVIEW') }, body: { outcome: 'APPROVE' as const } };
  await decideTask({ ...asStaff(aStaffMember('fund-reviewer')), ...request }, { ...deps, tasks });
  const answered = deps.workflow.answered.filter(({ state }) => state.applicationId === id);
  expect(answered.map(({ taskToken }) => taskToken)).toContain('token of the later run');
});
