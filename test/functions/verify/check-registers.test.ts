import { describe, expect, test } from 'vitest';
import { checkCertificate } from '../../../functions/verify/check-certificate.ts';
import { checkEmployment } from '../../../functions/verify/check-employment.ts';
import { checkIdentity } from '../../../functions/verify/check-identity.ts';
import { ApplicationNotFoundError, RegisterUnansweredError } from '../../../shared/domain/errors.ts';
import { CHECKS, type Check } from '../../../shared/domain/finding.ts';
import { SILENCE_LIMIT } from '../../../shared/policy/planned-due.ts';
import type { CertificateFinding, CertificateQuestion } from '../../../shared/ports/certificate-registry.ts';
import type { EmploymentFinding, EmploymentQuestion } from '../../../shared/ports/employment-register.ts';
import type { IdentityFinding, IdentityQuestion } from '../../../shared/ports/identity-register.ts';
import { noAnswer } from '../../../shared/ports/signed-request.ts';
import { aRegister } from '../../support/doubles.ts';
import { AGENCY, EMPLOYER } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk, stored } = await aService();

/** Registers that say yes unless a test says otherwise, and the three checks that ask them. */
function threeRegisters() {
  const identity = aRegister<IdentityQuestion, IdentityFinding>({ outcome: 'yes' });
  const employment = aRegister<EmploymentQuestion, EmploymentFinding>({
    outcome: 'yes',
    employer: EMPLOYER,
    agency: AGENCY,
  });
  const certificate = aRegister<CertificateQuestion, CertificateFinding>({ outcome: 'yes' });
  const registers = { identity, employment, certificate };
  const run = (check: Check, applicationId: string) => {
    switch (check) {
      case 'identity':
        return checkIdentity({ applicationId }, { ...deps, register: { checkIdentity: identity.ask } });
      case 'employment':
        return checkEmployment({ applicationId }, { ...deps, register: { checkEmployment: employment.ask } });
      case 'certificate':
        return checkCertificate({ applicationId }, { ...deps, registry: { checkCertificate: certificate.ask } });
      default:
        return check satisfies never;
    }
  };
  return { registers, run };
}
const NO = {
  identity: { outcome: 'no', reasons: ['IDENTITY_MISMATCH'] },
  employment: { outcome: 'no', reasons: ['NO_LABOUR_CONTRACT', 'EMPLOYMENT_NOT_FILED'] },
  certificate: { outcome: 'no', reasons: ['CERTIFICATE_REVOKED', 'CERTIFICATE_DATE_MISMATCH'] },
} as const;

describe.each(CHECKS)('the %s check', (check) => {
  const person = (n: number) => aPerson(100 * (1 + CHECKS.indexOf(check)) + n);

  test('stores a yes with its time, and passes the workflow only the case’s id', async () => {
    const { run } = threeRegisters();
    const applicationId = await walk.submit(person(1));
    expect(await run(check, applicationId)).toEqual({ applicationId });
    const place = check === 'employment' && { agency: AGENCY, employer: EMPLOYER };
    expect(await stored.findings(applicationId)).toEqual([
      { check, outcome: 'yes', reasons: [], at: '2021-06-16T01:00:00.000Z', ...place },
    ]);
  });

  test('stores a no with every reason', async () => {
    const { run, registers } = threeRegisters();
    Object.assign(registers[check], { finding: NO[check] });
    const applicationId = await walk.submit(person(2));
    expect(await run(check, applicationId)).toEqual({ applicationId });
    expect(await stored.findings(applicationId)).toMatchObject([{ check, ...NO[check] }]);
  });

  test('without an answer stores nothing, and fails with the error name that the workflow retries', async () => {
    const { run, registers } = threeRegisters();
    Object.assign(registers[check], { finding: noAnswer('timeout') });
    const applicationId = await walk.submit(person(3));
    const checking = run(check, applicationId);
    await expect(checking).rejects.toThrow(RegisterUnansweredError);
    await expect(checking).rejects.toMatchObject({ name: 'RegisterUnansweredError', message: `${check}: timeout` });
    expect(await stored.findings(applicationId)).toEqual([]);
  });

  test('without an answer is repeated until four hours after the submission, however often its workflow restarts', async () => {
    const { run, registers } = threeRegisters();
    Object.assign(registers[check], { finding: noAnswer('timeout') });
    const applicationId = await walk.submit(person(6));
    deps.clock.pass(SILENCE_LIMIT - 1);
    await expect(run(check, applicationId)).rejects.toThrow(RegisterUnansweredError);
    deps.clock.pass(1);
    expect(await run(check, applicationId)).toEqual({ applicationId });
    expect(await stored.findings(applicationId)).toEqual([]);
  });

  test('stores an answer that comes later than four hours after the submission', async () => {
    const { run } = threeRegisters();
    const applicationId = await walk.submit(person(7));
    deps.clock.pass(SILENCE_LIMIT + 1);
    await run(check, applicationId);
    expect(await stored.findings(applicationId)).toMatchObject([{ check, outcome: 'yes' }]);
  });

  test('without an answer is not repeated once another register has said no', async () => {
    const { run, registers } = threeRegisters();
    const other = check === 'identity' ? 'employment' : 'identity';
    Object.assign(registers[check], { finding: noAnswer('timeout') });
    Object.assign(registers[other], { finding: NO[other] });
    const applicationId = await walk.submit(person(8));
    await run(other, applicationId);
    expect(await run(check, applicationId)).toEqual({ applicationId });
  });

  test('repeated leaves only the later finding', async () => {
    const { run, registers } = threeRegisters();
    const applicationId = await walk.submit(person(4));
    await run(check, applicationId);
    const [before] = await stored.findings(applicationId);
    await run(check, applicationId);
    expect(await stored.findings(applicationId)).toEqual([before]);
    Object.assign(registers[check], { finding: NO[check] });
    await run(check, applicationId);
    expect(await stored.findings(applicationId)).toMatchObject([{ check, outcome: 'no', reasons: NO[check].reasons }]);
  });

  test('without an answer leaves an earlier finding unchanged', async () => {
    const { run, registers } = threeRegisters();
    const applicationId = await walk.submit(person(5));
    await run(check, applicationId);
    const before = await stored.findings(applicationId);
    Object.assign(registers[check], { finding: noAnswer('not-json') });
    await expect(run(check, applicationId)).rejects.toThrow(RegisterUnansweredError);
    expect(await stored.findings(applicationId)).toEqual(before);
  });

  test.each([
    ['MANUAL_VERIFICATION', 10],
    ['FUND_REVIEW', 11],
    ['WITHDRAWN', 12],
  ] as const)('asks no register about a case that has moved on to %s', async (phase, n) => {
    const { run, registers } = threeRegisters();
    const applicationId = await walk.caseIn(phase, person(n));
    const before = await stored.findings(applicationId);
    expect(await run(check, applicationId)).toEqual({ applicationId });
    expect(registers[check].asked).toEqual([]);
    expect(await stored.findings(applicationId)).toEqual(before);
  });

  test('of an unknown case is a named error', async () => {
    await expect(threeRegisters().run(check, 'NEVER')).rejects.toThrow(ApplicationNotFoundError);
  });
});

describe('the registers', () => {
  test('are each asked only about their own part of the declaration', async () => {
    const { run, registers } = threeRegisters();
    const { name, idNumber, socialSecurityNumber, certificateNumber } = aPerson(1);
    const applicationId = await walk.submit(aPerson(1));
    for (const check of CHECKS) await run(check, applicationId);
    expect(registers.identity.asked).toMatchObject([{ name, idNumber }]);
    expect(registers.employment.asked).toMatchObject([{ idNumber, socialSecurityNumber }]);
    expect(registers.certificate.asked).toEqual([
      {
        category: 'SKILL_LEVEL',
        number: certificateNumber,
        level: 3,
        occupationCode: '6-18-02-04',
        issuedOn: '2021-05-20',
        holderName: name,
        holderIdNumber: idNumber,
      },
    ]);
  });

  test('asked concurrently have every finding stored, and the application unchanged', async () => {
    const { run } = threeRegisters();
    const applicationId = await walk.submit(aPerson(2));
    const before = await deps.applications.byId(applicationId);
    await Promise.all([...CHECKS, ...CHECKS].map((check) => run(check, applicationId)));
    expect((await stored.findings(applicationId)).map(({ check }) => check).sort()).toEqual([...CHECKS].sort());
    expect(await deps.applications.byId(applicationId)).toEqual(before);
  });
});

describe('the employment register', () => {
  test('that names a district without an agency counts as no answer', async () => {
    const { run, registers } = threeRegisters();
    registers.employment.finding = { outcome: 'yes', employer: EMPLOYER, agency: '210299' };
    const applicationId = await walk.submit(aPerson(10));
    await expect(run('employment', applicationId)).rejects.toThrow(RegisterUnansweredError);
    expect(await stored.findings(applicationId)).toEqual([]);
  });

  test('that says no has its employer and district stored for staff', async () => {
    const { run, registers } = threeRegisters();
    registers.employment.finding = { ...NO.employment, employer: EMPLOYER, agency: AGENCY };
    const applicationId = await walk.submit(aPerson(11));
    await run('employment', applicationId);
    expect(await stored.findings(applicationId)).toMatchObject([{ employer: EMPLOYER, agency: AGENCY }]);
  });
});

describe('the certificate registry', () => {
  const UNKNOWN = '6-99-99-99';

  /** The reasons, and the name of the occupation, that the check stores for an answer of the registry. */
  async function foundFor(n: number, occupationCode: string, finding: CertificateFinding) {
    const { run, registers } = threeRegisters();
    registers.certificate.finding = finding;
    const applicationId = await walk.submit(aPerson(n), { occupationCode });
    await run('certificate', applicationId);
    const [{ outcome, reasons, occupationName } = {}] = await stored.findings(applicationId);
    return { outcome, reasons, occupationName };
  }

  test('has its name of the occupation stored with the finding', async () => {
    const named = { outcome: 'yes', occupationName: '焊工（手工焊）' } as const;
    expect(await foundFor(20, '6-18-02-04', named)).toEqual({ ...named, reasons: [] });
  });

  test('names an occupation that the catalogue lacks, and the check says yes', async () => {
    const named = { outcome: 'yes', occupationName: '新职业员' } as const;
    expect(await foundFor(21, UNKNOWN, named)).toEqual({ ...named, reasons: [] });
  });

  test('without a name for an occupation that the catalogue lacks is a no, with every other reason', async () => {
    expect(await foundFor(22, UNKNOWN, { outcome: 'yes' })).toMatchObject({
      outcome: 'no',
      reasons: ['OCCUPATION_NOT_IN_CATALOGUE'],
    });
    const revoked = { outcome: 'no', reasons: ['CERTIFICATE_REVOKED'] } as const;
    expect(await foundFor(23, UNKNOWN, revoked)).toMatchObject({
      outcome: 'no',
      reasons: ['CERTIFICATE_REVOKED', 'OCCUPATION_NOT_IN_CATALOGUE'],
    });
  });

  test.each([
    ['CERTIFICATE_NOT_FOUND', 24],
    ['CERTIFICATE_OCCUPATION_MISMATCH', 25],
  ] as const)('that answers %s is not also blamed for a missing name', async (reason, n) => {
    const no = { outcome: 'no', reasons: [reason] } as const;
    expect(await foundFor(n, UNKNOWN, no)).toMatchObject(no);
  });
});
