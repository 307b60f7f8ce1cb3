import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { changePayee } from '../../../functions/payee/change-payee.ts';
import { decideTask } from '../../../functions/review/decide-task.ts';
import { healCase } from '../../../functions/sweep/heal-case.ts';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { auditFaults } from '../../../shared/domain/case/audit-faults.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { auditedCase } from '../../../shared/table/audited-case.ts';
import { bodyOf } from '../../support/answers.ts';
import { aPerson, aStaffMember, asApplicant, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

const ACCOUNT = { kind: 'BANK_ACCOUNT', bankName: '虚构银行沙河口支行', accountNumber: '6299990000000077011' } as const;
const OTHER = { ...ACCOUNT, accountNumber: '6299990000000077029' } as const;

const change = (
  person: ReturnType<typeof aPerson>,
  applicationId: string,
  body: typeof ACCOUNT | typeof OTHER = ACCOUNT,
) => changePayee({ ...asApplicant(person), params: { applicationId }, body }, deps);
const decide = (taskId: string, body: DecisionBody, caller = aStaffMember('payer')) =>
  decideTask({ ...asStaff(caller), params: { taskId }, body }, deps);
const faultsOf = async (id: string) => auditFaults(await auditedCase(await deps.applications.byId(id), deps));
const events = async (id: string) => (await stored.trail(id)).map(({ event }) => event);

describe('before the payment a change of the payee', () => {
  test.each([
    ['VERIFYING', 1],
    ['FUND_REVIEW', 2],
    ['AWAITING_PUBLICATION', 3],
    ['PUBLICISED', 4],
    ['OBJECTION_REVIEW', 5],
  ] as const)('in %s holds at once, and the trail matches what was declared before and after', async (phase, n) => {
    const person = aPerson(n);
    const id = await walk.caseIn(phase, person);
    const shown = bodyOf(await change(person, id));
    expect(shown).toMatchObject({ phase, payee: { bankName: ACCOUNT.bankName, accountNumber: '***************7011' } });
    await change(person, id, OTHER);
    expect((await deps.applications.byId(id)).payee).toEqual(OTHER);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('to the one it has already changes nothing', async () => {
    const person = aPerson(6);
    const id = await walk.caseIn('FUND_REVIEW', person);
    await change(person, id);
    const { version } = await deps.applications.byId(id);
    await change(person, id);
    expect(await deps.applications.byId(id)).toHaveProperty('version', version);
  });

  test('is paid to: the order names the new account', async () => {
    const person = aPerson(7);
    const id = await walk.caseIn('PUBLICISED', person);
    await change(person, id);
    await walk.close(id);
    await walk.pay(id);
    const application = await deps.applications.byId(id);
    expect(await deps.payments.byNumber(application, 1)).toHaveProperty('payee', ACCOUNT);
    expect(await faultsOf(id)).toEqual([]);
  });
});

test.each([
  ['PAYING', 10],
  ['PAID', 11],
  ['REJECTED', 12],
  ['WITHDRAWN', 13],
] as const)('in %s the payee cannot be changed: 409', async (phase, n) => {
  const person = aPerson(n);
  const id = await walk.caseIn(phase, person);
  await expect(change(person, id)).rejects.toMatchObject({ code: 'WRONG_PHASE' });
});

test('the payee of another person is not found', async () => {
  const id = await walk.caseIn('FUND_REVIEW', aPerson(14));
  await expect(change(aPerson(15), id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

describe('after a returned payment', () => {
  const person = aPerson(20);
  let id = '';
  const taskOf = (round: string) => `${id}.payment-confirmation${round}`;
  beforeAll(async () => {
    id = await walk.caseIn('PAYMENT_RETURNED', person);
  });

  test('a change asks a payer, and a second one takes that question back', async () => {
    expect(bodyOf(await change(person, id))).toMatchObject({
      phase: 'PAYMENT_RETURNED',
      paymentReturn: { confirming: true },
    });
    await change(person, id, OTHER);
    const tasks = (await stored.tasks(id)).filter(({ kind }) => kind === 'PAYMENT_CONFIRMATION');
    expect(tasks.map(({ taskId, status }) => [taskId, status])).toEqual([
      [taskOf(''), 'CANCELLED'],
      [taskOf('.2'), 'OPEN'],
    ]);
    await expect(decide(taskOf(''), { outcome: 'CONFIRM' })).rejects.toMatchObject({ code: 'WRONG_PHASE' });
  });

  test('nobody confirms it who has another role, or who decided another stage', async () => {
    const fundReviewer = aStaffMember('fund-reviewer');
    await expect(decide(taskOf('.2'), { outcome: 'CONFIRM' }, fundReviewer)).rejects.toMatchObject({
      code: 'WRONG_ROLE',
    });
    const both: StaffCaller = { ...fundReviewer, roles: ['fund-reviewer', 'payer'] };
    await expect(decide(taskOf('.2'), { outcome: 'CONFIRM' }, both)).rejects.toMatchObject({ code: 'SECOND_STAGE' });
  });

  test('a payer sends it back with the reason, which the applicant reads', async () => {
    await expect(decide(taskOf('.2'), { outcome: 'REFUSE' })).rejects.toMatchObject({
      errors: [expect.objectContaining({ pointer: '/explanation' })],
    });
    const explanation = '该账户的户名与申请人姓名不一致。';
    await decide(taskOf('.2'), { outcome: 'REFUSE', explanation });
    const { paymentReturn } = bodyOf(await change(person, id));
    expect(paymentReturn).toMatchObject({ confirming: true });
    expect(await events(id)).toContain('PAYEE_REFUSED');
  });

  test('a payer confirms it: a run of its own orders payment 2 to the new account, without a second publicity', async () => {
    await decide(taskOf('.3'), { outcome: 'CONFIRM' });
    const confirmed = await deps.applications.byId(id);
    // The start of that run may be lost, so the sweep looks for it within the hour.
    expect(confirmed).toMatchObject({ phase: 'PAYING', workflowRun: 2, nextDueAt: later(deps.clock.instant(), HOUR) });
    await walk.pay(id);
    const application = await deps.applications.byId(id);
    expect(await deps.payments.byNumber(application, 2)).toMatchObject({ paymentId: `${id}-2`, payee: ACCOUNT });
    await walk.settle(id, 'PAID');
    expect((await events(id)).filter((event) => event === 'PUBLISHED')).toHaveLength(1);
    expect(await faultsOf(id)).toEqual([]);
  });
});

test('of two changes at the same moment after a return one question stays open', async () => {
  const person = aPerson(30);
  const id = await walk.caseIn('PAYMENT_RETURNED', person);
  await Promise.all([change(person, id), change(person, id, OTHER)]);
  const open = (await stored.tasks(id)).filter(({ status }) => status === 'OPEN');
  expect(open).toHaveLength(1);
  expect(await faultsOf(id)).toEqual([]);
});

test('a confirmation and a change at the same moment: what is confirmed is what the payer was asked about', async () => {
  const person = aPerson(31);
  const id = await walk.caseIn('PAYMENT_RETURNED', person);
  await change(person, id);
  const [confirmed, changed] = await Promise.allSettled([
    decide(`${id}.payment-confirmation`, { outcome: 'CONFIRM' }),
    change(person, id, OTHER),
  ]);
  const { phase, payee } = await deps.applications.byId(id);
  expect([confirmed.status, changed.status].sort()).toEqual(['fulfilled', 'rejected']);
  expect([phase, payee]).toEqual(confirmed.status === 'fulfilled' ? ['PAYING', ACCOUNT] : ['PAYMENT_RETURNED', OTHER]);
});

test('an account that is sent back after the last reminder waits a year, and is not overdue at once', async () => {
  const person = aPerson(33);
  const id = await walk.caseIn('PAYMENT_RETURNED', person);
  const returned = await deps.applications.byId(id);
  deps.clock.set(returned.phase === 'PAYMENT_RETURNED' ? (returned.paymentReturn.remindAt.at(-1) ?? '') : '');
  expect(await healCase(id, deps)).toBe('reminded');
  await change(person, id);
  await decide(`${id}.payment-confirmation`, { outcome: 'REFUSE', explanation: '该账户的户名与申请人姓名不一致。' });
  deps.clock.pass(2 * HOUR);
  expect(await healCase(id, deps)).toBe('on-time');
});

test('after the third return the payer is asked to ring', async () => {
  const person = aPerson(32);
  const id = await walk.caseIn('PAYMENT_RETURNED', person);
  for (const round of ['', '.2']) {
    await change(person, id);
    await decide(`${id}.payment-confirmation${round}`, { outcome: 'CONFIRM' });
    await walk.pay(id);
    await walk.settle(id, 'RETURNED');
  }
  expect(await deps.applications.byId(id)).toMatchObject({
    phase: 'PAYMENT_RETURNED',
    paymentCount: 3,
    attention: { code: 'RETURNED_REPEATEDLY' },
  });
});
