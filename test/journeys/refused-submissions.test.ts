import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalIdNumber } from '../../fictional/fictional-numbers.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { aNewPerson, applicationOf, type Person } from './support/people.ts';
import { REMEDIES } from './support/remedies.ts';

let running: Running;
let journey: Journey;
let person: Person;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  person = await journey.newcomer();
});
afterAll(async () => {
  const { applications } = await journey.ask('listOwnApplications', await journey.by(person));
  await running.stop();
  expect(applications).toEqual([]);
});

type Body = ReturnType<typeof applicationOf>;
type Changed = { readonly [Part in keyof Body]?: object };

/** The answer to the person's application with some fields changed. */
async function refusal(change: Changed & Record<string, unknown>) {
  const body = applicationOf(person);
  const changed = {
    ...body,
    ...change,
    applicant: { ...body.applicant, ...change.applicant },
    certificate: { ...body.certificate, ...change.certificate },
    payee: { ...body.payee, ...change.payee },
  };
  return journey.refused('submitApplication', await journey.by(person, { body: changed }));
}

describe('a body that is not an application', () => {
  test.each(['{"applicant":', '', 'null,', '{"a":1}}', '\u0000'])('%j is malformed JSON', async (rawBody) => {
    const asked = await journey.by(person, { rawBody });
    expect(await journey.refused('submitApplication', asked)).toMatchObject({
      status: 400,
      type: '/problems/malformed-json',
    });
  });

  test.each(['null', '[]', '"text"', '1'])('%s is JSON, but not an object', async (rawBody) => {
    const asked = await journey.by(person, { rawBody });
    expect(await journey.refused('submitApplication', asked)).toMatchObject({
      status: 400,
      errors: [{ pointer: '' }],
    });
  });

  /** A valid application, padded to exactly this many bytes. */
  const bodyOfBytes = (bytes: number): string => {
    const json = JSON.stringify(applicationOf(person));
    return json + ' '.repeat(bytes - Buffer.byteLength(json));
  };

  test.each([
    [65 * 1024, '65 KiB'],
    [64 * 1024 + 1, 'one byte more than 64 KiB'],
  ])('of %i bytes, %s, is too large, even if it is a valid application', async (bytes) => {
    const asked = await journey.by(person, { rawBody: bodyOfBytes(bytes) });
    expect(await journey.refused('submitApplication', asked)).toMatchObject({
      status: 413,
      type: '/problems/body-too-large',
    });
  });

  test('of exactly 64 KiB is not too large: it is read', async () => {
    const asked = await journey.by(person, { rawBody: bodyOfBytes(64 * 1024) });
    expect(await journey.ask('checkEligibility', asked)).toMatchObject({ eligible: true });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'text/xml'])(
    'with the content type %s is refused as unsupported',
    async (type) => {
      const asked = await journey.by(person, { body: applicationOf(person), headers: { 'content-type': type } });
      expect(await journey.refused('submitApplication', asked)).toMatchObject({
        status: 415,
        type: '/problems/unsupported-media-type',
      });
    },
  );
});

describe('fields', () => {
  test('that are unknown are named, each by its own pointer and all at once', async () => {
    const problem = await refusal({
      'a/b~c': 1,
      applicant: { surname: '王' },
      certificate: { x: null },
      payee: { '': 1 },
    });
    expect(problem.type).toBe('/problems/validation');
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/applicant/surname',
      '/a~1b~0c',
      '/certificate/x',
      '/payee/',
    ]);
  });

  test('that are missing are named all at once', async () => {
    const asked = await journey.by(person, { body: { applicant: {}, certificate: {} } });
    const problem = await journey.refused('submitApplication', asked);
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/applicant/category',
      '/applicant/idNumber',
      '/applicant/name',
      '/applicant/phone',
      '/applicant/socialSecurityNumber',
      '/certificate/category',
      '/certificate/issuedOn',
      '/certificate/level',
      '/certificate/number',
      '/certificate/occupationCode',
      '/payee',
    ]);
  });

  test.each([
    ['an ID number with a wrong check character', '/applicant/idNumber', '校验位', () => wrongCheckCharacter()],
    ['an ID number born on 30 February', '/applicant/idNumber', '出生日期', () => '999999199002300011'],
    ['an ID number born tomorrow', '/applicant/idNumber', '出生日期', () => fictionalIdNumber('2021-06-17', 1)],
    ['an ID number of 15 digits', '/applicant/idNumber', '15位', () => '999999900101001'],
  ])('%s is refused in Chinese', async (_, pointer, words, idNumber) => {
    const problem = await refusal({ applicant: { idNumber: idNumber() } });
    expect(problem).toMatchObject({ status: 400, errors: [{ pointer, message: expect.stringContaining(words) }] });
  });

  test.each([0, 6, '3', 2.5, null])('level %j is refused', async (level) => {
    expect(await refusal({ certificate: { level } })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/certificate/level', message: expect.stringContaining('等级') }],
    });
  });

  test.each(['2021-02-30', '2021-2-3', '20210520', '2021-05-20T00:00:00Z'])('%s is not a day', async (issuedOn) => {
    expect(await refusal({ certificate: { issuedOn } })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/certificate/issuedOn', message: expect.stringContaining('日期') }],
    });
  });

  test('of several parts with faults are named all at once', async () => {
    const problem = await refusal({
      applicant: { phone: '12345', name: '王' },
      certificate: { level: 9, issuedOn: '2021-02-30' },
      payee: { accountNumber: '1234' },
    });
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/applicant/name',
      '/applicant/phone',
      '/certificate/issuedOn',
      '/certificate/level',
      '/payee/accountNumber',
    ]);
  });

  test.each(['', 'a b', '键', 'x'.repeat(129)])('of the header: %j is not an Idempotency-Key', async (key) => {
    const asked = await journey.by(person, { body: applicationOf(person) });
    const headers = { 'idempotency-key': encodeURIComponent(key) === key || key === 'a b' ? key : '\u00e9' };
    expect(await journey.refused('submitApplication', { ...asked, headers })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/idempotency-key' }],
    });
  });
});

describe('what the policy refuses with 422', () => {
  test.each([
    ['CERTIFICATE_NOT_YET_ISSUED', 'a certificate of tomorrow', { certificate: { issuedOn: '2021-06-17' } }],
    [
      'CERTIFICATE_CATEGORY_EXCLUDED',
      'a professional-technical one',
      { certificate: { category: 'PROFESSIONAL_TECHNICAL' } },
    ],
    [
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
      'a recipient of unemployment benefit',
      { applicant: { category: 'UNEMPLOYMENT_BENEFIT_RECIPIENT' } },
    ],
    ['APPLICANT_CATEGORY_NOT_ELIGIBLE', 'any other person', { applicant: { category: 'OTHER' } }],
    [
      'OCCUPATION_NOT_IN_CATALOGUE',
      'an occupation that does not exist',
      { certificate: { occupationCode: '9-99-99-99' } },
    ],
  ])('%s: %s', async (code, _, change) => {
    const { status, type, reasons, remedies, receiptNumber } = await refusal(change);
    expect({ status, type, remedies }).toEqual({ status: 422, type: '/problems/policy', remedies: REMEDIES });
    expect(reasons?.map((reason) => reason.code)).toContain(code);
    expect(receiptNumber).toMatch(/^20210616090000-/);
    for (const { message, legalBasis, appeal } of reasons ?? []) {
      expect([message, legalBasis].join()).toMatch(/\p{Script=Han}/u);
      expect(appeal).toMatch(/15.*60/s);
    }
  });

  test('a certificate of the day before the window, or of the day after it, with all reasons of each', async () => {
    const codes = async (issuedOn: string) =>
      (await refusal({ certificate: { issuedOn } })).reasons?.map(({ code }) => code);
    expect(await codes('2019-07-30')).toEqual(['CERTIFICATE_DATE_OUTSIDE_WINDOW', 'APPLICATION_DEADLINE_PASSED']);
    expect(await codes('2022-01-01')).toEqual(['CERTIFICATE_DATE_OUTSIDE_WINDOW', 'CERTIFICATE_NOT_YET_ISSUED']);
  });

  test('every reason at once, in the order of the table', async () => {
    const { reasons } = await refusal({
      applicant: { category: 'OTHER' },
      certificate: { category: 'PROFESSIONAL_TECHNICAL', issuedOn: '2019-07-30', occupationCode: '9-99-99-99' },
    });
    expect(reasons?.map(({ code }) => code).slice(0, 5)).toEqual([
      'CERTIFICATE_CATEGORY_EXCLUDED',
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
      'CERTIFICATE_DATE_OUTSIDE_WINDOW',
      'APPLICATION_DEADLINE_PASSED',
      'OCCUPATION_NOT_IN_CATALOGUE',
    ]);
  });

  test('and the eligibility check answers 200 with the same reasons, and stores nothing', async () => {
    const body = applicationOf(person, { ...person.certificate, issuedOn: '2021-06-17' });
    const told = await journey.ask('checkEligibility', await journey.by(person, { body }));
    expect(told).toMatchObject({ eligible: false, policyId: 'dalian-2019-2021', amountFen: 250_000 });
    expect(told.reasons.map(({ code }) => code)).toEqual(['CERTIFICATE_NOT_YET_ISSUED']);
    // Nothing is refused yet, so there is nothing to challenge.
    expect(told).not.toHaveProperty('remedies');
    expect(told.reasons[0]).not.toHaveProperty('appeal');
    const good = await journey.ask('checkEligibility', await journey.by(person, { body: applicationOf(person) }));
    expect(good).toMatchObject({ eligible: true, reasons: [], lastDayToApply: '2022-05-20' });
  });
});

test('an ID number that ends in a lower-case x is the same as one with a capital X', async () => {
  const born = '1985-03-04';
  const sequence = [...Array(999).keys()].find((each) => fictionalIdNumber(born, each).endsWith('X')) ?? 0;
  const applicant = { ...aNewPerson(), idNumber: fictionalIdNumber(born, sequence) };
  await journey.introduce(applicant);
  await journey.registerCertificate(applicant);
  const typed = applicationOf({ ...applicant, idNumber: applicant.idNumber.toLowerCase() });
  const { applicationId } = await journey.ask('submitApplication', await journey.by(applicant, { body: typed }));
  await journey.settle();
  expect(await journey.phaseOf(applicant, applicationId)).toBe('FUND_REVIEW');
});

function wrongCheckCharacter(): string {
  return person.idNumber.slice(0, 17) + (person.idNumber.endsWith('1') ? '2' : '1');
}
