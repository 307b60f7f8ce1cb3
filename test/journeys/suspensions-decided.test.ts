import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beijingDate, beijingTime, endOfDay } from '../../shared/domain/civil-date.ts';
import { chineseCalendar } from '../../shared/policy/working-calendar.ts';
import { EXPLANATION, NOTE, SUSPENDED_BECAUSE } from '../support/decisions.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { REMEDIES } from './support/remedies.ts';
import type { StaffMember } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

/** Who pulls the cases of these tests. */
const PULLER: StaffMember = { staffId: 'supervisor-9', name: '员旅停' };

/** A case on its notice that was just pulled. */
async function suspended() {
  const one = await journey.published();
  await journey.suspend(one.applicationId, PULLER);
  return one;
}
/** The end of the last of so many working days after today. */
async function workingDaysFromNow(days: number): Promise<string> {
  const today = beijingDate(new Date(await journey.now()));
  return beijingTime(endOfDay(chineseCalendar.addWorkingDays(today, days)));
}
async function suspensionTask(applicationId: string) {
  const { taskId, agency } = await journey.openTask('SUSPENSION_REVIEW', applicationId);
  const token = await journey.staffToken({ roles: ['supervisor'], agency });
  return journey.ask('readTask', { token, params: { taskId } });
}

describe('a suspension', () => {
  test('is told to the applicant with its reason and the time for a statement, and put before a supervisor', async () => {
    const { person, applicationId } = await suspended();
    const at = await journey.now();
    const statementUntil = await workingDaysFromNow(5);
    expect((await journey.read(person, applicationId)).suspension).toEqual({
      explanation: SUSPENDED_BECAUSE,
      at,
      statementUntil,
    });
    const texts = (await journey.messagesAbout(applicationId)).map(({ text }) => text);
    expect(texts.at(-1)).toContain('已暂停办理');
    const task = await suspensionTask(applicationId);
    expect(task).toMatchObject({ status: 'OPEN', openedAt: at, dueAt: await workingDaysFromNow(10) });
    expect(task.request).toEqual({ explanation: SUSPENDED_BECAUSE, note: NOTE, askedBy: 'supervisor-9' });
    const shown = await journey.send('readOwnApplication', await journey.by(person, { params: { applicationId } }));
    expect(shown.text).not.toContain(NOTE);
  });

  test('keeps the applicant from withdrawing, and from changing the payee', async () => {
    const { person, applicationId } = await suspended();
    const asked = await journey.by(person, { params: { applicationId } });
    expect(await journey.refused('withdrawApplication', asked)).toMatchObject({ status: 409 });
    const body = { kind: 'BANK_ACCOUNT', bankName: '虚构银行西岗支行', accountNumber: '6299990000000088018' };
    expect(await journey.refused('changePayee', { ...asked, body })).toMatchObject({ status: 409 });
  });

  test('that nobody decides in ten working days is overdue, until it is decided', async () => {
    const { person, applicationId } = await suspended();
    const { dueAt } = await journey.openTask('SUSPENSION_REVIEW', applicationId);
    expect(await journey.caseFile(applicationId)).toMatchObject({ overdue: false });
    await journey.advanceTo(dueAt);
    await journey.advanceBy('PT2H');
    expect(await journey.caseFile(applicationId)).toMatchObject({
      phase: 'SUSPENDED',
      overdue: true,
      attention: { code: 'SUSPENDED_OVERDUE' },
    });
    expect(await journey.openTask('SUSPENSION_REVIEW', applicationId)).toMatchObject({ overdue: true });
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'AWAITING_PUBLICATION', overdue: false });
    const { closesAt = '' } = await journey.read(person, applicationId);
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  });
});

describe('a statement of the applicant', () => {
  const TEXT = '本人自2018年起在该公司工作，劳动合同和社保记录可查。';

  test('is read by the supervisor; the same again changes nothing, and another one is 409', async () => {
    const { person, applicationId } = await suspended();
    await journey.advanceBy('PT3H');
    const statement = { text: TEXT, at: await journey.now() };
    const first = await journey.makeStatement(person, applicationId, TEXT);
    expect(first).toMatchObject({ status: 200, body: { phase: 'SUSPENDED', suspension: { statement } } });
    await journey.advanceBy('PT1H');
    const again = await journey.makeStatement(person, applicationId, TEXT);
    expect({ status: again.status, text: again.text }).toEqual({ status: 200, text: first.text });
    expect(await journey.makeStatement(person, applicationId, `${TEXT}另附证明。`)).toMatchObject({
      status: 409,
      problem: { type: '/problems/statement-made' },
    });
    expect((await suspensionTask(applicationId)).statement).toEqual(statement);
    expect((await journey.eventsOf(applicationId)).slice(-2)).toEqual(['SUSPENDED', 'STATEMENT_MADE']);
  });

  test('sent twice at once with other words is made once', async () => {
    const { person, applicationId } = await suspended();
    const answers = await Promise.all(
      ['情况说明一：本人在岗。', '情况说明二：本人在岗。'].map((text) =>
        journey.makeStatement(person, applicationId, text),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const made = (await journey.eventsOf(applicationId)).filter((event) => event === 'STATEMENT_MADE');
    expect(made).toHaveLength(1);
  });

  test('is taken to the last second of five working days: 409 after it', async () => {
    const [inTime, late] = [await journey.published(), await journey.published()];
    for (const { applicationId } of [inTime, late]) await journey.suspend(applicationId);
    const until = await workingDaysFromNow(5);
    await journey.advanceTo(beijingTime(new Date(Date.parse(until) - 1000)));
    expect(await journey.makeStatement(inTime.person, inTime.applicationId, TEXT)).toMatchObject({ status: 200 });
    await journey.advanceTo(until);
    expect(await journey.makeStatement(late.person, late.applicationId, TEXT)).toMatchObject({
      status: 409,
      problem: { type: '/problems/time-over' },
    });
  });

  test('of another person is 404, of staff 403, of a case that is not suspended 409, and an empty one 400', async () => {
    const { person, applicationId } = await suspended();
    const other = await journey.published();
    expect(await journey.makeStatement(other.person, applicationId, TEXT)).toMatchObject({ status: 404 });
    expect(await journey.makeStatement(person, 'UNKNOWN000000000', TEXT)).toMatchObject({ status: 404 });
    const token = await journey.staffToken({ roles: ['supervisor'] });
    const asked = { token, params: { applicationId }, body: { text: TEXT } };
    expect(await journey.refused('makeStatement', asked)).toMatchObject({ status: 403 });
    expect(await journey.makeStatement(other.person, other.applicationId, TEXT)).toMatchObject({
      status: 409,
      problem: { type: '/problems/wrong-phase' },
    });
    expect(await journey.makeStatement(person, applicationId, ' ')).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/text' }] },
    });
  });
});

describe('the decision about a suspension', () => {
  test('is not for who pulled the case, nor for who approved it, whatever the account: 403', async () => {
    const approver = { staffId: 'approver-9', idNumber: (await journey.citizen()).idNumber };
    const puller = { ...PULLER, idNumber: (await journey.citizen()).idNumber };
    const { person, applicationId } = await journey.checked();
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'APPROVE' }, approver);
    await journey.suspend(applicationId, puller);
    for (const member of [
      puller,
      { staffId: PULLER.staffId },
      { idNumber: puller.idNumber },
      approver,
      { idNumber: approver.idNumber },
    ]) {
      const lifted = await journey.tryToDecide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' }, member);
      expect(lifted).toMatchObject({ status: 403, problem: { type: '/problems/separation-of-duties' } });
    }
    for (const roles of [['reviewer'], ['fund-reviewer'], ['payer'], ['auditor']]) {
      const lifted = await journey.tryToDecide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' }, { roles });
      expect(lifted).toMatchObject({ status: 403, problem: { type: '/problems/wrong-role' } });
    }
    expect(await journey.phaseOf(person, applicationId)).toBe('SUSPENDED');
    const lifted = await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    expect(lifted).toMatchObject({ status: 'DECIDED', decision: { outcome: 'LIFT' } });
    const texts = (await journey.messagesAbout(applicationId)).map(({ text }) => text);
    expect(texts.at(-1)).toContain('已恢复办理');
    expect(await journey.read(person, applicationId)).not.toHaveProperty('suspension');
  });

  test('that revokes the approval refuses the case, tells why and how to challenge it, and frees the place', async () => {
    const one = await journey.published();
    const { person, applicationId } = one;
    for (const occupationCode of ['4-12-01-01', '6-31-01-03']) {
      await journey.submit(person, await journey.certify(person, { occupationCode }));
    }
    const objectors = [await journey.citizen(), await journey.citizen()] as const;
    const { body: online } = await journey.object(one, objectors[0]);
    if (!online) throw new Error('The objection was refused');
    const receipts = [online, await journey.key(one, objectors[1], { channel: 'PHONE' })];
    await journey.suspend(applicationId, PULLER);
    const fourth = await journey.submission(person, await journey.certify(person, { occupationCode: '4-03-02-01' }));
    const limit = await journey.refused('submitApplication', fourth);
    expect(limit.reasons?.map(({ code }) => code)).toEqual(['ANNUAL_LIMIT_REACHED']);

    expect(await journey.tryToDecide('SUSPENSION_REVIEW', applicationId, { outcome: 'REVOKE' })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/explanation' }] },
    });
    for (const { name, idNumber, phone } of objectors) {
      for (const detail of [name, idNumber, phone]) {
        const explanation = `经${detail}反映并核实，申报内容不实。`;
        const told = await journey.tryToDecide('SUSPENSION_REVIEW', applicationId, { outcome: 'REVOKE', explanation });
        expect(told).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/explanation' }] } });
      }
    }
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'REVOKE', explanation: EXPLANATION });
    const refused = await journey.read(person, applicationId);
    expect(refused).toMatchObject({
      phase: 'REJECTED',
      reasons: [{ code: 'APPROVAL_REVOKED', explanation: EXPLANATION, correctable: false }],
      remedies: { reviewDays: REMEDIES.reviewDays, litigationMonths: REMEDIES.litigationMonths },
      documentNumber: expect.stringMatching(/^210202-2021-\d+$/),
    });
    const texts = (await journey.messagesAbout(applicationId)).filter(({ to }) => to === person.phone);
    expect(texts.at(-1)?.text).toContain('原审核结论已撤销');
    for (const [index, receipt] of receipts.entries()) {
      expect(await journey.stateOf(receipt)).toEqual({
        status: 'DECIDED',
        outcome: 'CASE_REVOKED',
        decidedAt: await journey.now(),
      });
      const told = await journey.messagesTo(objectors[index]?.phone ?? '');
      expect(told.filter(({ text }) => text.includes('异议核查终止'))).toHaveLength(1);
    }
    expect(await journey.submit(person)).toMatchObject({ attempt: 2 });
    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.advanceBy('P10D');
    expect(await journey.transfersTo(person)).toEqual([]);
    expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'REJECTED', overdue: false });
  });

  test('may name other reasons; two supervisors at once decide once', async () => {
    const { person, applicationId } = await suspended();
    const revoke = { outcome: 'REVOKE', reasons: ['FALSE_DECLARATION'], explanation: EXPLANATION };
    const asked = [
      await journey.decision('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' }),
      await journey.decision('SUSPENSION_REVIEW', applicationId, revoke),
    ];
    const answers = await Promise.all(asked.map((each) => journey.send('decideTask', each)));
    await journey.settle();
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { phase, reasons } = await journey.read(person, applicationId);
    const isLifted = answers[0]?.status === 200;
    expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual(
      isLifted ? { phase: 'AWAITING_PUBLICATION', codes: [] } : { phase: 'REJECTED', codes: ['FALSE_DECLARATION'] },
    );
  });
});
