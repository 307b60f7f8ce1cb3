import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';
import { NOTE } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const RECORDER: StaffMember = { staffId: 'supervisor-recorder', name: '员旅记' };
const NAMER: StaffMember = { staffId: 'supervisor-namer', name: '员旅名' };
const PAYER: StaffMember = { staffId: 'payer-one', name: '员旅付' };

const today = async () => (await journey.now()).slice(0, 10);
const lift = (applicationId: string, member?: StaffMember) =>
  journey.tryToDecide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' }, member);
const confirm = (applicationId: string, member: StaffMember = PAYER) =>
  journey.decide('HEIRS_PAYEE', applicationId, { outcome: 'CONFIRM' }, member);
/** A record and a payee that must be taken. */
async function recorded(applicationId: string, diedOn?: string) {
  const answer = await journey.recordDeath(applicationId, diedOn ?? (await today()), RECORDER);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
async function named(applicationId: string, heir: Person) {
  expect(await journey.nameHeirsPayee(applicationId, heir, NAMER)).toMatchObject({ status: 200 });
}
async function expectPaidOnce(applicationId: string, { accountNumber, name }: Person, number = 1): Promise<void> {
  expect((await journey.caseFile(applicationId)).phase).toBe('PAID');
  const paid = (await journey.transfers()).filter(({ paymentId }) => paymentId.startsWith(`${applicationId}-`));
  expect(paid.at(-1)).toMatchObject({
    paymentId: `${applicationId}-${number}`,
    accountNumber,
    payeeName: name,
    amountFen: 250_000,
    outcome: 'PAID',
  });
  expect(paid.filter(({ outcome }) => outcome === 'PAID')).toHaveLength(1);
}

describe('an applicant who dies during the publicity', () => {
  test('leaves the claim to an heir: suspended, named, confirmed, lifted, published anew, and paid once', async () => {
    const one = await journey.published();
    const { person, applicationId } = one;
    const heir = await journey.citizen();
    expect(await recorded(applicationId)).toMatchObject({ phase: 'SUSPENDED' });
    expect((await journey.noticeOf(one.noticeId)).withdrawnSerials).toContain(one.serial);
    expect(await lift(applicationId)).toMatchObject({ status: 409, problem: { errors: [{ pointer: '/outcome' }] } });

    await named(applicationId, heir);
    const evidence = await journey.evidenceOf('HEIRS_PAYEE', applicationId);
    expect(evidence.application).toMatchObject({
      death: { diedOn: await today(), recordedBy: RECORDER.staffId, beforeSubmission: false },
      heirsPayee: { heir: { name: heir.name, idNumber: heir.idNumber, relation: '配偶' }, namedBy: NAMER.staffId },
    });
    await confirm(applicationId);
    for (const member of [RECORDER, NAMER, { ...PAYER, roles: ['supervisor'] }]) {
      const refused = { status: 403, problem: { type: '/problems/separation-of-duties' } };
      expect(await lift(applicationId, member)).toMatchObject(refused);
    }
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });

    const { phase, publishAt = '', closesAt = '' } = await journey.read(person, applicationId);
    expect(phase).toBe('AWAITING_PUBLICATION');
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(person, applicationId)).toBe('PUBLICISED');
    await journey.advanceTo(timeToPay(closesAt));
    await expectPaidOnce(applicationId, heir);
    expect(await journey.transfersTo(person)).toEqual([]);
    expect(await journey.eventsOf(applicationId)).toEqual([
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'FUND_REVIEW_APPROVED',
      'PUBLISHED',
      'DEATH_RECORDED',
      'HEIRS_PAYEE_NAMED',
      'HEIRS_PAYEE_CONFIRMED',
      'SUSPENSION_LIFTED',
      'PUBLISHED',
      'CLOSED_UNCHALLENGED',
      'PAYMENT_REQUESTED',
      'PAYMENT_SETTLED',
    ]);
  });

  test('gets one last message, and nothing of the heir is shown under the account', async () => {
    const { person, applicationId } = await journey.published();
    const heir = await journey.citizen();
    await recorded(applicationId);
    await named(applicationId, heir);
    await confirm(applicationId);
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    const texts = (await journey.messagesAbout(applicationId)).map(({ text }) => text);
    expect(texts.at(-1)).toContain('已登记申请人去世');
    expect(texts.filter((text) => text.includes('恢复办理'))).toEqual([]);
    const asked = await journey.by(person, { params: { applicationId } });
    const { text } = await journey.send('readOwnApplication', asked);
    for (const hidden of [heir.name, heir.idNumber, heir.accountNumber]) expect(text).not.toContain(hidden);
    expect(await journey.refused('withdrawApplication', asked)).toMatchObject({ status: 409 });
    const { accountNumber } = heir;
    const payee = { kind: 'BANK_ACCOUNT', bankName: '虚构银行西岗支行', accountNumber };
    expect(await journey.refused('changePayee', { ...asked, body: payee })).toMatchObject({ status: 409 });
  });

  test('and is alive after all: a supervisor strikes it out, and the applicant is paid and told again', async () => {
    const { person, applicationId } = await journey.published();
    await recorded(applicationId);
    const said = await journey.makeStatement(person, applicationId, '本人健在，登记有误，请核实。');
    expect(said).toMatchObject({ status: 200 });
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'DISMISS', note: NOTE });
    expect((await journey.messagesAbout(applicationId)).at(-1)?.text).toContain('恢复办理');
    const { closesAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(timeToPay(closesAt));
    await expectPaidOnce(applicationId, person);
  });
});

describe('an applicant who dies under review', () => {
  test('has earned the subsidy: the case goes on, waits at the time to pay, and is paid to the heir', async () => {
    const { person, applicationId } = await journey.checked();
    await recorded(applicationId);
    await journey.approveFunds(applicationId);
    const { closesAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('SUSPENDED');
    expect(await journey.transfersTo(person)).toEqual([]);
    const heir = await journey.citizen();
    await named(applicationId, heir);
    await confirm(applicationId);
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    await journey.advanceBy('PT1H');
    await expectPaidOnce(applicationId, heir);
  });

  test('leaves money that came back to the heir, whose own account may send it back too', async () => {
    const [heir, other] = [await journey.citizen(), await journey.citizen()];
    const person = await journey.newcomer();
    for (const { accountNumber } of [person, heir]) {
      await journey.setAccount(accountNumber, { outcome: 'RETURNED', returnReason: '账号已销户' });
    }
    const { applicationId, closesAt } = await journey.published(person);
    await journey.advanceTo(timeToPay(closesAt));
    expect((await journey.caseFile(applicationId)).phase).toBe('PAYMENT_RETURNED');
    await recorded(applicationId);
    await named(applicationId, heir);
    await confirm(applicationId);
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    expect((await journey.caseFile(applicationId)).phase).toBe('PAYMENT_RETURNED');
    await named(applicationId, other);
    await confirm(applicationId);
    await expectPaidOnce(applicationId, other, 3);
  });
});

describe('an applicant who had died before the submission', () => {
  test('did not submit it: no payee of heirs is taken, and the approval is revoked', async () => {
    const { person, applicationId } = await journey.published();
    await recorded(applicationId, '2021-06-15');
    const heir = await journey.citizen();
    expect(await journey.nameHeirsPayee(applicationId, heir, NAMER)).toMatchObject({ status: 409 });
    expect(await lift(applicationId)).toMatchObject({ status: 409 });
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'REVOKE', reasons: ['DECEASED'] });
    const { phase, reasons } = await journey.read(person, applicationId);
    expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual({ phase: 'REJECTED', codes: ['DECEASED'] });
  });
});

describe('the record of a death is refused', () => {
  test('for a day to come, a second time, by other roles, in an own case, and once the order is out', async () => {
    const { person, applicationId, closesAt } = await journey.published();
    expect(await journey.recordDeath(applicationId, '2022-01-01')).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/diedOn' }] },
    });
    for (const roles of [['reviewer'], ['payer'], ['auditor']]) {
      expect(await journey.recordDeath(applicationId, await today(), { roles })).toMatchObject({
        status: 403,
        problem: { type: '/problems/wrong-role' },
      });
    }
    const own = await journey.recordDeath(applicationId, await today(), { idNumber: person.idNumber });
    expect(own).toMatchObject({ status: 403, problem: { type: '/problems/own-application' } });
    await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
    await journey.advanceTo(timeToPay(closesAt));
    const late = await journey.recordDeath(applicationId, await today());
    expect(late).toMatchObject({ status: 409, problem: { errors: [{ message: expect.stringContaining('银行') }] } });
    const other = await journey.published();
    await recorded(other.applicationId);
    expect(await journey.recordDeath(other.applicationId, await today())).toMatchObject({ status: 409 });
    const heir = await journey.citizen();
    const byHeir = await journey.nameHeirsPayee(other.applicationId, heir, { idNumber: heir.idNumber });
    expect(byHeir).toMatchObject({ status: 403, problem: { type: '/problems/own-application' } });
    const byPayer = await journey.nameHeirsPayee(other.applicationId, heir, { roles: ['payer'] });
    expect(byPayer).toMatchObject({ status: 403, problem: { type: '/problems/wrong-role' } });
    await named(other.applicationId, heir);
    const sameTwice = { ...NAMER, roles: ['payer'] };
    const twice = await journey.tryToDecide('HEIRS_PAYEE', other.applicationId, { outcome: 'CONFIRM' }, sameTwice);
    expect(twice).toMatchObject({ status: 403, problem: { type: '/problems/separation-of-duties' } });
  });
});

describe('a death that the identity register tells', () => {
  test('from before the day of the submission refuses the case, as somebody else made it', async () => {
    const person = await journey.newcomer();
    await journey.introduce(person, {}, { diedOn: addDays(civilDate(await today()), -1) });
    const { applicationId } = await journey.submit(person);
    await journey.settle();
    const { phase, reasons } = await journey.read(person, applicationId);
    expect(phase).toBe('REJECTED');
    expect(reasons).toMatchObject([{ code: 'DECEASED', correctable: false }]);
  });

  test('from the day of the submission stops nothing until the payment, which then goes to the heir', async () => {
    const person = await journey.newcomer();
    const { applicationId } = await journey.checked(person);
    await journey.introduce(person, {}, { diedOn: await today() });
    await journey.approveFunds(applicationId);
    const { closesAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(timeToPay(closesAt));
    const { phase, suspension } = await journey.read(person, applicationId);
    expect(phase).toBe('SUSPENDED');
    expect(suspension?.explanation).toContain('人口信息系统显示申请人已去世');
    expect(await journey.transfersTo(person)).toEqual([]);

    const heir = await journey.citizen();
    await recorded(applicationId);
    await named(applicationId, heir);
    await confirm(applicationId);
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    await journey.settle();
    await expectPaidOnce(applicationId, heir);
  });

  test('that a supervisor finds wrong is lifted, and the applicant is paid', async () => {
    const one = await journey.published();
    await journey.introduce(one.person, {}, { diedOn: await today() });
    await journey.advanceTo(timeToPay(one.closesAt));
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('SUSPENDED');
    await journey.decide('SUSPENSION_REVIEW', one.applicationId, { outcome: 'LIFT' });
    await journey.settle();
    await expectPaidOnce(one.applicationId, one.person);
  });
});
