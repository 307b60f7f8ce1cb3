import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, newCertificate, type Person } from './support/people.ts';

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
    await journey.advanceBy('PT4H');
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

  test('names an occupation that neither the catalogue nor the registry has a name for', async () => {
    const person = aNewPerson({ occupationCode: '6-99-99-99' });
    await journey.introduce(person);
    await journey.registerCertificate(person);
    expect(codesOf(await reasonsOf(person))).toEqual(['OCCUPATION_NOT_IN_CATALOGUE']);
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

test('a later change in a register does not affect a verified case, because no register is asked again until the payment', async () => {
  const { person, applicationId } = await journey.checked();
  await journey.introduce(person, { insured: false });
  await journey.registerCertificate(person, person.certificate, { status: 'REVOKED' });
  await journey.advanceBy('PT6H');
  expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'FUND_REVIEW', reasons: [] });
});
