import { describe, expect, test } from 'vitest';
import { changePayee } from '../../../functions/payee/change-payee.ts';
import { listTaskObjections } from '../../../functions/review/list-task-objections.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { changePayeeRoute } from '../../../shared/contracts/payee.ts';
import { taskDetailView } from '../../../shared/contracts/review-views.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { bodyOf } from '../../support/answers.ts';
import { caseWalk } from '../../support/case-walk.ts';
import { EXPLANATION, NOTE } from '../../support/decisions.ts';
import { aPerson, aStaffMember, asApplicant, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const sampling = caseWalk({ ...deps, sampleOf: () => 0 });
const COLLEAGUE = aStaffMember('fund-reviewer', { subject: 'staff-colleague' });
const REVIEWER = aStaffMember('reviewer', { subject: 'staff-colleague-reviewer' });

const readBy = async (caller: ReturnType<typeof aStaffMember>, id: string, kind: TaskKind) =>
  bodyOf(await readTask({ ...asStaff(caller), params: { taskId: taskIdOf(id, kind) } }, deps));
/** What the words of an answer must not have, so that nobody learns the decision from them. */
const TELLING = ['staff-fund-reviewer', 'decidedBy', EXPLANATION, NOTE, 'REJECTED', 'AWAITING', 'PUBLICISED', 'PAID'];

describe('an open second look at a fund review', () => {
  test.each([
    ['approved', { outcome: 'APPROVE', note: NOTE }],
    ['refused', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'], note: NOTE }],
  ] as const)('that %s shows the evidence as it was, and nothing of the decision', async (_, body) => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(body.outcome === 'APPROVE' ? 1 : 2));
    const before = await readBy(aStaffMember('fund-reviewer'), id, 'FUND_REVIEW');
    await sampling.decide(id, 'FUND_REVIEW', 'reasons' in body ? { ...body, reasons: [...body.reasons] } : body);
    const shown = await readBy(COLLEAGUE, id, 'FUND_SECOND_LOOK');
    expect(taskDetailView.parse(shown)).toEqual(shown);
    expect(shown.evidence).toEqual(before.evidence);
    expect(shown).not.toHaveProperty('request');
    for (const telling of TELLING) expect(JSON.stringify(shown)).not.toContain(telling);
  });

  test('of a paid case, whose account was changed and to which people objected, shows none of that', async () => {
    const person = aPerson(3);
    const id = await walk.caseIn('FUND_REVIEW', person);
    const before = await readBy(aStaffMember('fund-reviewer'), id, 'FUND_REVIEW');
    await sampling.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    const { accountNumber } = aPerson(4);
    const params = { applicationId: id };
    const payee = changePayeeRoute.body.parse({ kind: 'BANK_ACCOUNT', bankName: '虚构银行', accountNumber });
    await changePayee({ ...asApplicant(person), params, body: payee }, deps);
    await walk.publish(id);
    await walk.object(id);
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    const supervisor = aStaffMember('supervisor');
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' }, supervisor);
    await walk.pay(id);
    await walk.settle(id, 'PAID');

    const shown = await readBy(COLLEAGUE, id, 'FUND_SECOND_LOOK');
    expect(shown.evidence).toEqual(before.evidence);
    for (const telling of TELLING) expect(JSON.stringify(shown)).not.toContain(telling);
    const query = { limit: 50, next: undefined, applicationId: undefined };
    const taskId = taskIdOf(id, 'FUND_SECOND_LOOK');
    const objections = await listTaskObjections({ ...asStaff(COLLEAGUE), params: { taskId }, query }, deps);
    expect(bodyOf(objections)).toEqual({ objections: [] });
  });

  test('of a refused case does not show the attempt that came after it', async () => {
    const person = aPerson(5);
    const id = await walk.caseIn('FUND_REVIEW', person);
    await sampling.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE' });
    deps.clock.pass(60_000);
    await walk.submit(person);
    expect((await readBy(COLLEAGUE, id, 'FUND_SECOND_LOOK')).evidence.otherApplications).toEqual([]);
  });

  test('once decided holds nothing back: its decider may learn from the difference', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(6));
    await sampling.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'REFUSE' }, COLLEAGUE);
    const { evidence, decision } = await readBy(COLLEAGUE, id, 'FUND_SECOND_LOOK');
    expect(decision).toMatchObject({ outcome: 'REFUSE', reasons: ['FUND_REVIEW_REFUSED'] });
    expect(evidence.application.phase).toBe('AWAITING_PUBLICATION');
    expect(evidence.earlierDecisions).toMatchObject([{ kind: 'FUND_REVIEW', outcome: 'APPROVE' }]);
  });
});

test('an open second look at a manual verification does not show what the reviewer found out', async () => {
  const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(7));
  const before = await readBy(aStaffMember('reviewer'), id, 'MANUAL_VERIFICATION');
  await sampling.decide(id, 'MANUAL_VERIFICATION', { outcome: 'APPROVE' });
  const shown = await readBy(REVIEWER, id, 'VERIFICATION_SECOND_LOOK');
  expect(shown.evidence).toEqual(before.evidence);
  expect(shown.evidence.application).toMatchObject({ phase: 'MANUAL_VERIFICATION', employer: null, agency: null });
  expect(JSON.stringify(shown)).not.toContain(NOTE);
});

test('a disagreement shows its supervisor both decisions', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(8));
  await sampling.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
  await walk.decide(id, 'FUND_SECOND_LOOK', { outcome: 'REFUSE' }, COLLEAGUE);
  const { evidence } = await readBy(aStaffMember('supervisor'), id, 'DISAGREEMENT');
  expect(evidence.earlierDecisions.map(({ kind, outcome }) => [kind, outcome]).sort()).toEqual([
    ['FUND_REVIEW', 'APPROVE'],
    ['FUND_SECOND_LOOK', 'REFUSE'],
  ]);
});
