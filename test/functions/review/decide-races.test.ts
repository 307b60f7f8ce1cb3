import { describe, expect, test } from 'vitest';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { interruptedOnce, RACE_ROUNDS } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

/** Makes simultaneous decisions on one task, each by another member of staff. Gives the answers and the case. */
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
  return { answers, application, decided: trail.slice(2), told: deps.workflow.answeredFor(id) };
}

describe('two opposite decisions made simultaneously', () => {
  test.each(RACE_ROUNDS)(
    'have one winner; the loser is told, and the case follows the winner (round %i)',
    async (round) => {
      const { answers, application, decided, told } = await race(round, ['APPROVE', 'REFUSE']);
      const winner = answers[0] === 'DECIDED_OTHERWISE' ? 1 : 0;
      const outcome = winner === 0 ? 'APPROVE' : 'REFUSE';
      expect(answers[winner]).toMatchObject({ outcome, decidedBy: `staff-${winner}` });
      expect(answers[1 - winner]).toBe('DECIDED_OTHERWISE');
      expect(application).toMatchObject({
        phase: winner === 0 ? 'AWAITING_PUBLICATION' : 'REJECTED',
        deciders: [{ stage: 'FUND_REVIEW', staffId: `staff-${winner}` }],
      });
      expect(decided).toMatchObject([{ actor: { staffId: `staff-${winner}` } }]);
      expect(told).toHaveLength(1);
    },
  );
});

describe('four identical decisions made simultaneously', () => {
  test.each(RACE_ROUNDS.slice(0, 3))(
    'are one decision, and all four are answered with it (round %i)',
    async (round) => {
      const { answers, application, decided, told } = await race(20 + round, Array(4).fill('APPROVE'));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]).toMatchObject({ outcome: 'APPROVE', decidedBy: application.deciders[0]?.staffId });
      expect(application.deciders).toHaveLength(1);
      expect(decided).toHaveLength(1);
      expect(told).toHaveLength(1);
    },
  );
});

test('two simultaneous decisions on two cases of one person are both made', async () => {
  const person = aPerson(40);
  const ids = [
    await walk.caseIn('FUND_REVIEW', person, { level: 3 }),
    await walk.caseIn('FUND_REVIEW', person, { level: 4 }),
  ];
  await Promise.all(ids.map((id) => walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' })));
  for (const id of ids) expect(await deps.applications.byId(id)).toMatchObject({ phase: 'REJECTED' });
});

test('a decision answers the waiting run, even where its token arrived while the decision was made', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(90));
  const openAgain = () => walk.open(id, 'FUND_REVIEW', 'token of the later run');
  const tasks = { ...deps.tasks, byId: interruptedOnce(deps.tasks.byId, openAgain) };
  const request = { params: { taskId: taskIdOf(id, 'FUND_REVIEW') }, body: { outcome: 'APPROVE' as const } };
  await decideTask({ ...asStaff(aStaffMember('fund-reviewer')), ...request }, { ...deps, tasks });
  expect(deps.workflow.answeredFor(id).map(({ taskToken }) => taskToken)).toContain('token of the later run');
});
