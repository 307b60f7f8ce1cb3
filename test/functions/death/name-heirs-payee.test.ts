import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { heirsPayeeBody } from '../../../shared/contracts/death.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anHeirsPayeeBody, DEATH_EVIDENCE, HEIR_EVIDENCE } from '../../support/deaths.ts';
import { EXPLANATION } from '../../support/decisions.ts';
import { instantAt } from '../../support/instants.ts';
import { itemsOf } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { interruptedOnce } from '../../support/races.ts';
import { aService } from '../../support/service.ts';
import { deathDesk, HEIR, namer, OTHER_HEIR, payer, recorder } from './death-desk.ts';

const service = await aService();
const { table, deps, walk, stored } = service;
const { record, name, decide, confirm, lift, openTasks, faultsOf, orderOf, ...desk } = deathDesk(service);
const nextPerson = countingPeople();
const deadCase = (person = nextPerson()) => desk.deadCase(person);

async function expectRefused(person: Person, refused: () => Promise<unknown>, refusal: object): Promise<void> {
  const before = await itemsOf(table, person);
  expect(await refusalOf(refused())).toMatchObject(refusal);
  expect(await itemsOf(table, person)).toEqual(before);
}

describe('the payee of the heirs', () => {
  test('is put before a payer, who sees heir, relation, account and evidence', async () => {
    const id = await deadCase();
    const shown = JSON.stringify(bodyOf(await name(id)));
    for (const hidden of [HEIR.name, HEIR.idNumber, HEIR_EVIDENCE]) expect(shown).not.toContain(hidden);
    const taskId = taskIdOf(id, 'HEIRS_PAYEE');
    const { request, evidence } = bodyOf(await readTask({ ...asStaff(payer), params: { taskId } }, deps));
    const payee = {
      kind: 'BANK_ACCOUNT',
      bankName: '虚构银行中山支行',
      accountNumber: expect.stringMatching(/^\*+\d{4}$/),
    };
    const heir = { name: HEIR.name, idNumber: HEIR.idNumber, relation: '配偶' };
    expect(request).toEqual({ heir, payee, evidence: HEIR_EVIDENCE, askedBy: namer.subject });
    expect(evidence.application).toMatchObject({
      death: { diedOn: '2021-06-16', evidence: DEATH_EVIDENCE, recordedBy: recorder.subject, beforeSubmission: false },
      heirsPayee: { heir, payee, namedBy: namer.subject },
    });
  });

  test('that is confirmed is paid, once, in the name of the heir, after another supervisor has lifted the suspension', async () => {
    const id = await deadCase();
    await name(id);
    expect(await refusalOf(lift(id))).toMatchObject({ status: 409, code: 'WRONG_PHASE', pointers: ['/outcome'] });
    await confirm(id);
    await lift(id);
    await walk.pay(id);
    const { payee } = heirsPayeeBody.parse(anHeirsPayeeBody(HEIR));
    expect(await orderOf(id)).toMatchObject({ number: 1, payee, payeeName: HEIR.name, amountFen: 250_000 });
    expect(deps.bank.orders.at(-1)).toMatchObject({ payeeName: HEIR.name, accountNumber: HEIR.accountNumber });
    await walk.settle(id, 'PAID');
    expect(await stored.application(id)).toMatchObject({ phase: 'PAID', paymentCount: 1 });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('that is sent again changes nothing, before and after the confirmation', async () => {
    const id = await deadCase();
    await name(id);
    const { version } = await stored.application(id);
    expect(bodyOf(await name(id))).toMatchObject({ phase: 'SUSPENDED' });
    await confirm(id);
    await name(id);
    expect(await stored.application(id)).toHaveProperty('version', version + 1);
  });

  test('that is replaced before the confirmation can no longer be confirmed: the payer saw another account', async () => {
    const id = await deadCase();
    await name(id);
    await name(id, { heir: OTHER_HEIR });
    expect(await refusalOf(confirm(id))).toMatchObject({ code: 'WRONG_PHASE' });
    await confirm(id, 2);
    await lift(id);
    await walk.pay(id);
    expect(await orderOf(id)).toMatchObject({ payeeName: OTHER_HEIR.name });
    expect(await faultsOf(id)).toEqual([]);
  });

  test('that is replaced after the confirmation needs another one', async () => {
    const id = await deadCase();
    await name(id);
    await confirm(id);
    await name(id, { heir: OTHER_HEIR });
    expect(await refusalOf(lift(id))).toMatchObject({ code: 'WRONG_PHASE' });
  });

  test('that a payer sends back is named anew; the same one then asks again', async () => {
    const id = await deadCase();
    await name(id);
    const taskId = taskIdOf(id, 'HEIRS_PAYEE');
    expect(await refusalOf(decide(taskId, { outcome: 'REFUSE' }, payer))).toMatchObject({ pointers: ['/explanation'] });
    await decide(taskId, { outcome: 'REFUSE', explanation: EXPLANATION }, payer);
    const file = bodyOf(await readCaseFile({ ...asStaff(namer), params: { applicationId: id } }, deps));
    expect(file.heirsPayee).toMatchObject({ refusal: EXPLANATION });
    await name(id);
    expect(await openTasks(id)).toContain(taskIdOf(id, 'HEIRS_PAYEE', 2));
  });

  test('named under review is paid without a suspension', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await record(id);
    await name(id);
    await confirm(id);
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    await walk.publish(id);
    await walk.close(id);
    await walk.pay(id);
    expect(await orderOf(id)).toMatchObject({ payeeName: HEIR.name });
  });

  test('that is not known at the time to pay suspends the case, and is paid after the lift without a second publicity', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await record(id);
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    await walk.publish(id);
    await walk.close(id);
    deps.clock.set('2021-06-25T10:00:00+08:00');
    deps.identity.asked.length = 0;
    await walk.recheck(id);
    // The register could only say what is known.
    expect(deps.identity.asked).toEqual([]);
    await walk.pay(id);
    expect(await stored.application(id)).toMatchObject({
      phase: 'SUSPENDED',
      paymentCount: 0,
      suspension: { from: 'PAYING', reasons: ['DECEASED'], dueAt: instantAt('2021-09-18T00:00:00+08:00') },
    });
    await name(id);
    await confirm(id);
    for (const caller of [recorder, namer])
      expect(await refusalOf(lift(id, { outcome: 'LIFT' }, caller))).toMatchObject({ code: 'SECOND_STAGE' });
    await lift(id);
    expect((await stored.application(id)).phase).toBe('PAYING');
    await walk.pay(id);
    expect(await orderOf(id)).toMatchObject({ payeeName: HEIR.name });
  });

  test('whose account sends the money back is named anew, and paid under the next number', async () => {
    const id = await deadCase();
    await name(id);
    await confirm(id);
    await lift(id);
    await walk.pay(id);
    await walk.settle(id, 'RETURNED');
    await name(id, { heir: OTHER_HEIR });
    await confirm(id, 2);
    const { phase, workflowRun } = await stored.application(id);
    expect({ phase, workflowRun }).toEqual({ phase: 'PAYING', workflowRun: 3 });
    await walk.pay(id);
    expect(await orderOf(id)).toMatchObject({ number: 2, payeeName: OTHER_HEIR.name });
    expect(await faultsOf(id)).toEqual([]);
  });
});

describe('the payee of the heirs is refused', () => {
  test('where no death is recorded, and where the applicant had died before the submission', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('SUSPENDED', person);
    await expectRefused(person, () => name(id), { status: 409, code: 'WRONG_PHASE', pointers: [''] });
    await record(id, '2021-06-15');
    await expectRefused(person, () => name(id), { status: 409, code: 'WRONG_PHASE', pointers: [''] });
  });

  test('once the money is ordered, and after the end', async () => {
    const person = nextPerson();
    const id = await deadCase(person);
    await name(id);
    await confirm(id);
    await lift(id);
    await walk.pay(id);
    await expectRefused(person, () => name(id, { heir: OTHER_HEIR }), { code: 'WRONG_PHASE' });
    await walk.settle(id, 'PAID');
    await expectRefused(person, () => name(id), { code: 'WRONG_PHASE' });
  });

  test('from any role but a supervisor’s, from another agency, and from whoever would be the heir', async () => {
    const person = nextPerson();
    const id = await deadCase(person);
    const others = STAFF_ROLES.filter((role) => role !== 'supervisor');
    const callers = [
      ...others.map((role) => [aStaffMember(role), 'WRONG_ROLE'] as const),
      [aStaffMember('supervisor', { agency: '210203' }), 'WRONG_AGENCY'] as const,
      ...[{ idNumber: HEIR.idNumber }, { name: HEIR.name }].map(
        (self) => [aStaffMember('supervisor', self), 'OWN_APPLICATION'] as const,
      ),
    ];
    for (const [caller, code] of callers) {
      await expectRefused(person, () => name(id, { caller }), { status: 403, code });
    }
  });

  test('for the applicant as heir', async () => {
    const person = nextPerson();
    const id = await deadCase(person);
    await expectRefused(person, () => name(id, { heir: person }), { code: 'VALIDATION', pointers: ['/heir/idNumber'] });
  });
});

describe('the confirmation', () => {
  test('is not for the heir, nor for whoever recorded the death, named the payee or decided a stage', async () => {
    const person = nextPerson();
    const id = await deadCase(person);
    await name(id);
    const asPayer = { roles: ['payer'] as const };
    const approver = aStaffMember('fund-reviewer', asPayer);
    const barred = [
      [aStaffMember('payer', { idNumber: HEIR.idNumber }), 'OWN_APPLICATION'],
      [aStaffMember('payer', { name: HEIR.name }), 'OWN_APPLICATION'],
      [{ ...recorder, roles: ['payer'] }, 'SECOND_STAGE'],
      [{ ...namer, roles: ['payer'] }, 'SECOND_STAGE'],
      [approver, 'SECOND_STAGE'],
    ] as const;
    for (const [caller, code] of barred) {
      await expectRefused(person, () => confirm(id, 1, { ...caller, roles: ['payer'] }), { status: 403, code });
    }
    await confirm(id);
    const sameAsPayer = { ...payer, roles: ['supervisor' as const] };
    await expectRefused(person, () => lift(id, { outcome: 'LIFT' }, sameAsPayer), { code: 'SECOND_STAGE' });
  });

  test('and another payee at once: one of them is written, and nothing is confirmed unseen', async () => {
    const id = await deadCase();
    await name(id);
    const byId = interruptedOnce(deps.applications.byId, () => confirm(id));
    await name(id, { heir: OTHER_HEIR }, { applications: { ...deps.applications, byId } });
    const { heirsPayee } = await stored.application(id);
    expect(heirsPayee).toMatchObject({ heir: { name: OTHER_HEIR.name } });
    expect(heirsPayee?.confirmedAt).toBeUndefined();
  });
});
