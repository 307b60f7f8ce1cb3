import { describe, expect, test } from 'vitest';
import { readCaseFile } from '../../../functions/review/read-case-file.ts';
import type { DecisionBody } from '../../../shared/contracts/review.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { EXPLANATION, NOTE } from '../../support/decisions.ts';
import { asStaff, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { deathDesk, namer } from '../death/death-desk.ts';

const service = await aService();
const { deps, walk, stored } = service;
const { record, name, lift, openTasks, faultsOf, orderOf, ...desk } = deathDesk(service);
const nextPerson = countingPeople();
const deadCase = (person = nextPerson()) => desk.deadCase(person);

describe('a supervisor who did not record the death', () => {
  test('strikes it out where it is not so: the case is the applicant’s again, and is paid to the applicant', async () => {
    const person = nextPerson();
    const id = await deadCase(person);
    await name(id);
    expect(await refusalOf(lift(id, { outcome: 'DISMISS' }))).toMatchObject({ pointers: ['/note'] });
    await lift(id, { outcome: 'DISMISS', note: NOTE });
    expect(await openTasks(id)).not.toContain(taskIdOf(id, 'HEIRS_PAYEE'));
    await walk.pay(id);
    const order = await orderOf(id);
    expect(order?.payee.accountNumber).toBe(person.accountNumber);
    expect(order).not.toHaveProperty('payeeName');
    const file = bodyOf(await readCaseFile({ ...asStaff(namer), params: { applicationId: id } }, deps));
    for (const field of ['death', 'heirsPayee']) expect(file).not.toHaveProperty(field);
    expect(await faultsOf(id)).toEqual([]);
  });

  test('strikes nothing out where nothing was recorded', async () => {
    const id = await walk.caseIn('SUSPENDED', nextPerson());
    expect(await refusalOf(lift(id, { outcome: 'DISMISS', note: NOTE }))).toMatchObject({ pointers: ['/outcome'] });
  });

  test('revokes the approval where the applicant had died before the submission; the death alone is no reason later', async () => {
    const later = await deadCase();
    const revoke: DecisionBody = { outcome: 'REVOKE', reasons: ['DECEASED'] };
    expect(await refusalOf(lift(later, revoke))).toMatchObject({ code: 'VALIDATION', pointers: ['/reasons'] });
    const before = await walk.caseIn('PUBLICISED', nextPerson());
    await record(before, '2021-06-15');
    expect(await refusalOf(lift(before))).toMatchObject({ code: 'WRONG_PHASE' });
    await lift(before, revoke);
    expect(await stored.application(before)).toMatchObject({ phase: 'REJECTED', reasons: ['DECEASED'] });
  });

  test('takes the open question to a payer back with the approval', async () => {
    const id = await deadCase();
    await name(id);
    await lift(id, { outcome: 'REVOKE', explanation: EXPLANATION });
    expect(await openTasks(id)).toEqual([]);
  });
});

describe('under review, after a death', () => {
  test('nothing is approved for an applicant who had died before the submission', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await record(id, '2021-06-15');
    const approved = walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(await refusalOf(approved)).toMatchObject({ code: 'WRONG_PHASE', pointers: ['/outcome'] });
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE', reasons: ['DECEASED'] });
    expect((await stored.application(id)).phase).toBe('REJECTED');
  });

  test('no correction is asked for', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await record(id);
    const asked = walk.decide(id, 'FUND_REVIEW', { outcome: 'REQUEST_CORRECTION' });
    expect(await refusalOf(asked)).toMatchObject({ code: 'WRONG_PHASE', pointers: ['/outcome'] });
  });

  test('a refusal takes the open question to a payer back', async () => {
    const id = await walk.caseIn('FUND_REVIEW', nextPerson());
    await record(id);
    await name(id);
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'REFUSE', explanation: EXPLANATION });
    expect(await openTasks(id)).toEqual([]);
  });
});
