import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../shared/domain/finding.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, newCertificate, type Person } from './support/people.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

type Reasons = Awaited<ReturnType<Journey['reviewOf']>>['reasons'];
const codesOf = (reasons: Reasons) => reasons.map(({ code }) => code);

describe('the result of the certificate review', () => {
  test('is exactly the sentence of the guide from the approval of the certificate until the payment', async () => {
    const approved = {
      outcome: 'APPROVED',
      message: '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户',
      reasons: [],
    };
    const { person, applicationId } = await journey.checked();
    expect(await journey.reviewOf(person, applicationId)).toEqual(approved);
    await journey.approveFunds(applicationId);
    expect(await journey.reviewOf(person, applicationId)).toEqual(approved);
  });

  test('is the same sentence after staff approve the certificate', async () => {
    await journey.setFaults({ certificateRegistry: { mode: 'down' } });
    const { person, applicationId } = await journey.checked();
    await journey.setFaults({});
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    const { message } = await journey.reviewOf(person, applicationId);
    expect(message).toBe('您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户');
  });

  test('is a refusal after the fund review refuses', async () => {
    const { person, applicationId } = await journey.checked();
    await journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
    const { outcome, message, reasons } = await journey.reviewOf(person, applicationId);
    expect({ outcome, codes: codesOf(reasons) }).toEqual({ outcome: 'REFUSED', codes: ['FUND_REVIEW_REFUSED'] });
    expect(message).toMatch(/未通过审核.*15日.*复核.*60日.*行政复议/);
  });
});

describe('a refusal by verification', () => {
  /** The reasons that a refused person reads. They are the same in the review and in the application. */
  async function reasonsOf(person: Person): Promise<Reasons> {
    const { applicationId } = await journey.checked(person);
    const { phase, reasons } = await journey.read(person, applicationId);
    const review = await journey.reviewOf(person, applicationId);
    expect(phase).toBe('REJECTED');
    expect(review).toMatchObject({ outcome: 'REFUSED', message: expect.stringMatching(/15日.*60日/s) });
    expect(review.reasons).toEqual(reasons);
    return reasons;
  }

  test('has all reasons at once, each with its code, message, legal basis and whether it can be corrected', async () => {
    const person = aNewPerson();
    const other = aNewPerson({ level: 4, occupationCode: '4-12-01-01', issuedOn: '2021-05-19' });
    await journey.introduce({ ...person, name: '钱旅错' }, null);
    await journey.registerCertificate(
      other,
      { ...other.certificate, number: person.certificate.number },
      {
        status: 'REVOKED',
      },
    );
    const reasons = await reasonsOf(person);
    expect(reasons.map(({ code, correctable }) => [code, correctable])).toEqual([
      ['IDENTITY_MISMATCH', true],
      ['EMPLOYMENT_RECORD_NOT_FOUND', true],
      ['CERTIFICATE_REVOKED', false],
      ['CERTIFICATE_HOLDER_MISMATCH', true],
      ['CERTIFICATE_LEVEL_MISMATCH', true],
      ['CERTIFICATE_OCCUPATION_MISMATCH', true],
      ['CERTIFICATE_DATE_MISMATCH', true],
    ]);
    for (const { message, legalBasis, appeal } of reasons) {
      expect(message).toMatch(/^\p{Script=Han}.*。$/u);
      expect(legalBasis).toMatch(/第.+(条|部分)/);
      expect(appeal).toMatch(/15日.*复核.*60日.*行政复议/);
    }
    expect(new Set(reasons.map(({ message }) => message)).size).toBe(reasons.length);
  });

  test('with a mistyped social security number has one reason, which can be corrected, and not four', async () => {
    const person = await journey.newcomer();
    const reasons = await reasonsOf({ ...person, socialSecurityNumber: '9900999999' });
    expect(reasons.map(({ code, correctable }) => [code, correctable])).toEqual([
      ['EMPLOYMENT_RECORD_NOT_FOUND', true],
    ]);
  });

  test('finds a certificate whose number was typed in lower case, with blanks and hyphens', async () => {
    const person = await journey.newcomer();
    const number = person.certificate.number.toLowerCase().replace(/^(.{4})(.{4})/, ' $1-$2 ');
    const { applicationId } = await journey.submit(person, { ...person.certificate, number });
    await journey.settle();
    expect(await journey.read(person, applicationId)).toMatchObject({
      phase: 'FUND_REVIEW',
      certificate: { number: person.certificate.number },
    });
  });

  test.each([
    ['inCity', 'EMPLOYER_NOT_IN_CITY'],
    ['contract', 'NO_LABOUR_CONTRACT'],
    ['insured', 'NO_SOCIAL_INSURANCE'],
    ['filed', 'EMPLOYMENT_NOT_FILED'],
  ])('if only %s is false, has only the reason %s', async (fact, code) => {
    const person = aNewPerson();
    await journey.introduce(person, { [fact]: false });
    await journey.registerCertificate(person);
    expect(codesOf(await reasonsOf(person))).toEqual([code]);
  });

  test('names a certificate that its registry does not know', async () => {
    const person = aNewPerson();
    await journey.introduce(person);
    expect(codesOf(await reasonsOf(person))).toEqual(['CERTIFICATE_NOT_FOUND']);
  });

  test('asks only the registry of the declared category: a certificate of another category is not found', async () => {
    const person = aNewPerson({ ...newCertificate({ category: 'VOCATIONAL_QUALIFICATION' }), category: 'SKILL_LEVEL' });
    await journey.introduce(person);
    await journey.registerCertificate(person, person.certificate, { category: 'VOCATIONAL_QUALIFICATION' });
    expect(codesOf(await reasonsOf(person))).toEqual(['CERTIFICATE_NOT_FOUND']);
  });

  test('comes at once for the reasons of one register, even if another is silent', async () => {
    await journey.setFaults({ identity: { mode: 'down' } });
    const person = aNewPerson();
    await journey.introduce(person);
    expect(codesOf(await reasonsOf(person))).toEqual(['CERTIFICATE_NOT_FOUND']);
    await journey.setFaults({});
  });
});

const registers = ['identity', 'employment', 'certificateRegistry'] as const;
const checkOf: Readonly<Record<(typeof registers)[number], Check>> = {
  identity: 'identity',
  employment: 'employment',
  certificateRegistry: 'certificate',
};
const silences = registers.flatMap((register) =>
  (['down', 'garbled'] as const).map((mode) => [register, mode] as const),
);

/** The outcome of each check, as staff see it before they decide. */
async function findings(applicationId: string) {
  const { checks } = await journey.evidenceOf('MANUAL_VERIFICATION', applicationId);
  return Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome]));
}

describe('a register that gives no answer causes no refusal: staff verify by hand, and the case goes on', () => {
  test.each(silences)('%s %s', async (register, mode) => {
    await journey.setFaults({ [register]: { mode } });
    const { person, applicationId } = await journey.checked();
    await journey.setFaults({});

    expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'MANUAL_VERIFICATION', reasons: [] });
    const others = { identity: 'yes', employment: 'yes', certificate: 'yes' };
    expect(await findings(applicationId)).toEqual({ ...others, [checkOf[register]]: 'no-answer' });
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
  });

  test('all of them slow; the review of the certificate is pending meanwhile', async () => {
    await journey.setFaults({
      identity: { mode: 'slow' },
      employment: { mode: 'slow' },
      certificateRegistry: { mode: 'slow' },
    });
    const person = await journey.newcomer();
    const { applicationId } = await journey.submit(person);
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'PENDING', reasons: [] });
    await journey.settle();
    await journey.setFaults({});

    expect(await findings(applicationId)).toEqual({
      identity: 'no-answer',
      employment: 'no-answer',
      certificate: 'no-answer',
    });
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'PENDING', reasons: [] });
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
  });
});

describe('a flaky register', () => {
  test.each(registers)('%s answers in the end, and cases pass without staff', async (register) => {
    // It answers the first request, and the last of the next four, which is as often as one case asks it.
    await journey.setFaults({ [register]: { mode: 'flaky', rate: 0.75 } });
    for (const { applicationId } of [await journey.checked(), await journey.checked()]) {
      expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
    }
  });
});

test('if the employment register was silent, the city verifies the employment and assigns the case to its agency', async () => {
  await journey.setFaults({ employment: { mode: 'down' } });
  const { person, applicationId } = await journey.checked();
  await journey.setFaults({});
  expect(await journey.openTask('MANUAL_VERIFICATION', applicationId)).toMatchObject({ agency: CITY });
  const found = { agency: '210213', employer: person.employer };
  const wrong = await journey.tryToDecide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', ...found });
  expect(wrong).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/agency' }] } });
  await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', ...found, agency: '210212' });
  expect(await journey.caseFile(applicationId)).toMatchObject({ agency: '210212', employer: person.employer });
  expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ agency: '210212' });
});

test('a later change in a register does not affect a verified case, because no register is asked again', async () => {
  const { person, applicationId } = await journey.checked();
  await journey.introduce(person, { insured: false });
  await journey.registerCertificate(person, person.certificate, { status: 'REVOKED' });
  await journey.advanceBy('PT6H');
  expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'FUND_REVIEW', reasons: [] });
});

test('an application is accepted while all registers, the bank and the message gateway are down, and goes on when they are back', async () => {
  const down = { mode: 'down' } as const;
  await journey.setFaults({ identity: down, employment: down, certificateRegistry: down, bank: down, notifier: down });
  const { person, applicationId } = await journey.checked();
  await journey.setFaults({});
  expect(await journey.phaseOf(person, applicationId)).toBe('MANUAL_VERIFICATION');
  await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', agency: '210203' });
  expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ agency: '210203' });
});
