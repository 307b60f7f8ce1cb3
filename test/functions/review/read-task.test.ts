import { describe, expect, test } from 'vitest';
import { readTask } from '../../../functions/review/read-task.ts';
import { taskDetailView } from '../../../shared/contracts/review-views.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import type { TaskKind } from '../../../shared/domain/task-kind.ts';
import { describeReason } from '../../../shared/policy/describe-reason.ts';
import { noAnswer } from '../../../shared/ports/signed-request.ts';
import { bodyOf } from '../../support/answers.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { AGENCY, aFinding, EMPLOYER, threeYes } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

const AUDITOR = aStaffMember('auditor');
const read = async (id: string, kind: TaskKind) =>
  bodyOf(await readTask({ ...asStaff(AUDITOR), params: { taskId: taskIdOf(id, kind) } }, deps));
const evidenceOf = async (id: string, kind: TaskKind) => (await read(id, kind)).evidence;
const AT = '2021-06-16T09:00:00+08:00';

describe('the evidence of a task', () => {
  test('has the finding of each check, and "no answer" for a register that did not reply', async () => {
    const id = await walk.caseIn('VERIFYING', aPerson(1));
    await walk.verify(id, [threeYes(deps)[1] ?? aFinding({ check: 'employment' })]);
    await walk.open(id, 'MANUAL_VERIFICATION');
    const { required, checks } = await evidenceOf(id, 'MANUAL_VERIFICATION');
    expect(required).toEqual({ employmentConditions: ['inCity', 'contract', 'insured', 'filed'], insuredMonths: 0 });
    expect(checks).toEqual([
      { check: 'identity', outcome: 'no-answer', reasons: [] },
      {
        check: 'employment',
        outcome: 'yes',
        reasons: [],
        at: AT,
        agency: AGENCY,
        employer: EMPLOYER,
        found: { employer: EMPLOYER, agency: AGENCY, inCity: true, contract: true, insured: true, filed: true },
      },
      { check: 'certificate', outcome: 'no-answer', reasons: [] },
    ]);
  });

  test('has the reasons of a check that said no', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(2));
    const reasons = ['CERTIFICATE_LEVEL_MISMATCH', 'CERTIFICATE_DATE_MISMATCH'] as const;
    const application = await deps.applications.byId(id);
    await deps.records.saveFinding(
      application,
      aFinding({ check: 'certificate', outcome: 'no', reasons: [...reasons] }),
    );
    const [, , certificate] = (await evidenceOf(id, 'FUND_REVIEW')).checks;
    expect(certificate).toEqual({
      check: 'certificate',
      outcome: 'no',
      reasons: reasons.map((code) => describeReason(code)),
      at: AT,
    });
  });

  test('shows what the registers have beside what was declared', async () => {
    const id = await walk.caseIn('VERIFYING', aPerson(12));
    const application = await deps.applications.byId(id);
    const employmentFound = { inCity: true, contract: false, insured: true, filed: true };
    const certificateFound = {
      level: 4,
      occupationCode: '6-18-02-04',
      issuedOn: application.certificate.issuedOn,
      status: 'VALID',
      sameHolder: true,
    } as const;
    await walk.verify(id, [aFinding({ check: 'employment', outcome: 'yes', employer: EMPLOYER, agency: AGENCY })]);
    await walk.open(id, 'MANUAL_VERIFICATION');
    await deps.records.saveFinding(
      application,
      aFinding({ check: 'employment', outcome: 'no', employer: EMPLOYER, employmentFound }),
    );
    await deps.records.saveFinding(
      application,
      aFinding({ check: 'certificate', outcome: 'no', occupationName: '电焊工', certificateFound }),
    );
    const [, employment, certificate] = (await evidenceOf(id, 'MANUAL_VERIFICATION')).checks;
    expect(employment?.found).toEqual({ employer: EMPLOYER, ...employmentFound });
    expect(certificate?.found).toEqual({ ...certificateFound, occupationName: '电焊工' });
  });

  test('has the case with its applicant and employer, and a masked account', async () => {
    const person = aPerson(3);
    const { application } = await evidenceOf(await walk.caseIn('FUND_REVIEW', person), 'FUND_REVIEW');
    const { name, idNumber, socialSecurityNumber, phone } = person;
    expect(application).toMatchObject({
      applicant: { name, idNumber, socialSecurityNumber, phone, category: 'ENTERPRISE_EMPLOYEE' },
      employer: EMPLOYER,
      phase: 'FUND_REVIEW',
      payments: [],
    });
    expect(JSON.stringify(application)).not.toContain(person.accountNumber);
  });

  test('has no warnings where nothing is unusual', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', aPerson(4));
    expect((await evidenceOf(id, 'OBJECTION_REVIEW')).warnings).toEqual([]);
  });

  test('warns of an unusual certificate number, an invalid account number and an unverified objector', async () => {
    const unusual = { ...aPerson(5), certificateNumber: '9876543210', accountNumber: '6299990000000001' };
    const id = await walk.caseIn('PUBLICISED', unusual);
    deps.identity.finding = noAnswer('timeout');
    await walk.object(id);
    deps.identity.finding = { outcome: 'yes' };
    await walk.object(id, aPerson(9_001));
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    const { warnings, objections } = await evidenceOf(id, 'OBJECTION_REVIEW');
    expect(warnings.map(({ code }) => code)).toEqual([
      'CERTIFICATE_NUMBER_FORMAT',
      'ACCOUNT_NUMBER_CHECK',
      'OBJECTOR_UNVERIFIED',
    ]);
    for (const { message } of warnings) expect(message).not.toContain(unusual.accountNumber);
    expect(objections.map(({ identityVerified }) => identityVerified).sort()).toEqual([false, true]);
  });

  test('checks the certificate number by the certificate’s own category', async () => {
    const person = { ...aPerson(6), certificateNumber: '1234567890123456' };
    const id = await walk.caseIn('FUND_REVIEW', person, { certificateCategory: 'VOCATIONAL_QUALIFICATION' });
    expect((await evidenceOf(id, 'FUND_REVIEW')).warnings).toEqual([]);
    const other = await walk.caseIn('FUND_REVIEW', { ...aPerson(7), certificateNumber: '1234567890123456' });
    expect((await evidenceOf(other, 'FUND_REVIEW')).warnings).toMatchObject([{ code: 'CERTIFICATE_NUMBER_FORMAT' }]);
  });

  test('has every objection with its objector, time and statement', async () => {
    const objector = aPerson(9_002);
    const id = await walk.caseIn('PUBLICISED', aPerson(8));
    await walk.object(id, objector);
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    expect((await evidenceOf(id, 'OBJECTION_REVIEW')).objections).toEqual([
      {
        objectionId: expect.any(String),
        objectorName: objector.name,
        objectorIdNumber: objector.idNumber,
        phone: objector.phone,
        statement: '此人并未在该企业工作，请核查。',
        receivedAt: '2021-06-17T09:00:00+08:00',
        identityVerified: true,
      },
    ]);
  });

  test('has the earlier decisions on the case, but not the task’s own', async () => {
    const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(9));
    await walk.decide(id, 'MANUAL_VERIFICATION', {
      outcome: 'APPROVE',
      note: '电话核实',
      agency: AGENCY,
      employer: EMPLOYER,
    });
    await walk.open(id, 'FUND_REVIEW');
    expect((await evidenceOf(id, 'FUND_REVIEW')).earlierDecisions).toEqual([
      {
        kind: 'MANUAL_VERIFICATION',
        outcome: 'APPROVE',
        reasons: [],
        note: '电话核实',
        decidedBy: 'staff-reviewer',
        decidedAt: AT,
      },
    ]);
    expect((await evidenceOf(id, 'MANUAL_VERIFICATION')).earlierDecisions).toEqual([]);
  });
});

describe('a task', () => {
  test('is overdue from its due time while it is open', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(20));
    const overdueAt = async (text: string) => {
      deps.clock.set(text);
      return (await read(id, 'FUND_REVIEW')).overdue;
    };
    expect(await overdueAt('2021-06-30T23:59:59.999+08:00')).toBe(false);
    expect(await overdueAt('2021-07-01T00:00:00+08:00')).toBe(true);
    await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
    expect(await read(id, 'FUND_REVIEW')).toMatchObject({ overdue: false, status: 'DECIDED' });
  });

  test('of a withdrawn case can be read, and is cancelled', async () => {
    const id = await walk.caseIn('FUND_REVIEW', aPerson(21));
    await walk.withdraw(aPerson(21), id);
    expect(await read(id, 'FUND_REVIEW')).toMatchObject({
      status: 'CANCELLED',
      evidence: { application: { phase: 'WITHDRAWN' } },
    });
  });

  test('matches the contract and hides its token in every phase of the case', async () => {
    for (const [index, phase] of REACHABLE_PHASES.entries()) {
      const id = await walk.caseIn(phase, aPerson(30 + index));
      for (const { kind } of await stored.tasks(id)) {
        const body = await read(id, kind);
        expect(taskDetailView.parse(body)).toEqual(body);
        expect(JSON.stringify(body)).not.toMatch(/token/i);
      }
    }
  });
});

test('a task shows the objection that the applicant tried to shake off by withdrawing and applying again', async () => {
  const person = aPerson(60);
  const first = await walk.caseIn('PUBLICISED', person);
  await walk.object(first, aPerson(9_060));
  await walk.withdraw(person, first);
  const { instant } = deps.clock;
  const withdrawnAt = instant();
  const second = await walk.submit(person);
  await walk.verify(second);
  await walk.open(second, 'FUND_REVIEW');
  const { objections, otherApplications, otherObjections } = await evidenceOf(second, 'FUND_REVIEW');
  expect(objections).toEqual([]);
  expect(otherApplications).toMatchObject([{ applicationId: first, attempt: 1, phase: 'WITHDRAWN', reasons: [] }]);
  expect(otherObjections).toMatchObject([{ applicationId: first, outcome: { kind: 'CASE_WITHDRAWN' } }]);
  expect(new Date(otherObjections[0]?.outcome?.at ?? '').toISOString()).toBe(withdrawnAt);
});

test('a task shows that the same person was refused for a false declaration on another application', async () => {
  const person = aPerson(61);
  const refused = await walk.caseIn('FUND_REVIEW', person, { level: 4 });
  await walk.decide(refused, 'FUND_REVIEW', { outcome: 'REFUSE', reasons: ['FALSE_DECLARATION'] });
  const other = await walk.caseIn('FUND_REVIEW', person, { level: 3 });
  expect((await evidenceOf(other, 'FUND_REVIEW')).otherApplications).toEqual([
    {
      applicationId: refused,
      attempt: 1,
      phase: 'REJECTED',
      reasons: ['FALSE_DECLARATION'],
      occupation: '焊工',
      level: 4,
      submittedAt: '2021-06-16T09:00:00+08:00',
      objectionCount: 0,
    },
  ]);
});
