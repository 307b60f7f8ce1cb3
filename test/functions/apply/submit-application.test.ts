import { describe, expect, test } from 'vitest';
import { checkEligibility } from '../../../functions/apply/check-eligibility.ts';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { LEVELS } from '../../../shared/domain/declared.ts';
import { isUnsuccessful } from '../../../shared/domain/phase.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import {
  AMOUNTS,
  anApplicationBody,
  anApplicationRequest,
  type Declaration,
  SUBMITTED_AT,
  TEN_OCCUPATIONS,
} from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { itemsOf, placesTaken } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { table, deps, walk } = await aService();

const submit = (person: Person, declaration: Declaration = {}, at = SUBMITTED_AT) => {
  deps.clock.set(at);
  return submitApplication(anApplicationRequest(person, declaration), deps);
};

describe('an application that the policy accepts', () => {
  test('is answered with the new case and its location', async () => {
    const person = aPerson(1);
    const reply = await submit(person);
    const body = bodyOf(reply);
    expect(body).toMatchObject({
      attempt: 1,
      phase: 'VERIFYING',
      policyId: 'dalian-2019-2021',
      amountFen: 250_000,
      submittedAt: '2021-06-16T09:00:00+08:00',
      agency: null,
      reasons: [],
    });
    expect(body.payee.accountNumber).toBe(`***************${person.accountNumber.slice(-4)}`);
    expect(reply).toMatchObject({ location: `/v1/applications/${body.applicationId}` });
  });

  test('is stored as application, annual counter and first audit event, and nothing else', async () => {
    const person = aPerson(2);
    const { applicationId } = bodyOf(await submit(person));
    expect((await itemsOf(table, person)).map(({ sk }) => sk)).toEqual([
      `EVENT#${applicationId}#000001`,
      'OCC#6-18-02-04#L3',
      'YEAR#2021',
    ]);
    expect(await deps.applications.byId(applicationId)).toMatchObject({ applicantSubject: person.subject, version: 1 });
    expect(await placesTaken(table, person)).toBe(1);
  });

  test.each(AMOUNTS)('of level %i has an amount of %i fen', async (level, amountFen) => {
    expect(bodyOf(await submit(aPerson(10 + level), { level }))).toMatchObject({ amountFen });
  });

  test('is accepted one millisecond before 24:00 of the last day, and refused at 24:00', async () => {
    const issued = { issuedOn: '2020-02-29' };
    const late = await refusalOf(submit(aPerson(20), issued, '2021-03-02T00:00:00+08:00'));
    expect(late).toMatchObject({ status: 422, reasons: ['APPLICATION_DEADLINE_PASSED'] });
    const inTime = await submit(aPerson(20), issued, '2021-03-01T23:59:59.999+08:00');
    expect(bodyOf(inTime).submittedAt).toBe('2021-03-01T23:59:59.999+08:00');
  });

  test('takes a place of the current year in Beijing', async () => {
    const person = aPerson(21);
    await submit(person, { level: 4 }, '2021-12-31T23:59:59.999+08:00');
    await submit(person, { level: 5 }, '2022-01-01T00:00:00+08:00');
    expect([await placesTaken(table, person, 2021), await placesTaken(table, person, 2022)]).toEqual([1, 1]);
  });
});

describe('an application that the policy refuses', () => {
  test('is answered with every reason at once, and only its receipt and first audit event are stored', async () => {
    const refused: Declaration = {
      certificateCategory: 'PROFESSIONAL_TECHNICAL',
      applicantCategory: 'UNEMPLOYMENT_BENEFIT_RECIPIENT',
      issuedOn: '2019-07-30',
      occupationCode: '9-99-99-99',
    };
    const receiptNumber = await receiptOf(submit(aPerson(30), refused));
    expect((await itemsOf(table, aPerson(30))).map(({ sk }) => sk)).toEqual([
      `EVENT#${receiptNumber}#000001`,
      `REFUSED#${receiptNumber}`,
    ]);
    expect(await refusalOf(submit(aPerson(30), refused))).toMatchObject({
      status: 422,
      code: 'POLICY_REFUSED',
      reasons: [
        'CERTIFICATE_CATEGORY_EXCLUDED',
        'APPLICANT_CATEGORY_NOT_ELIGIBLE',
        'CERTIFICATE_DATE_OUTSIDE_WINDOW',
        'APPLICATION_DEADLINE_PASSED',
        'OCCUPATION_NOT_IN_CATALOGUE',
      ],
    });
  });

  test('is answered with the reasons from earlier applications too', async () => {
    const person = aPerson(31);
    for (const level of [3, 4, 5] as const) await submit(person, { level });
    const before = await deps.applications.ofPerson(person.idNumber, 10);
    expect(await refusalOf(submit(person, { level: 3, applicantCategory: 'OTHER' }))).toMatchObject({
      status: 422,
      reasons: ['APPLICANT_CATEGORY_NOT_ELIGIBLE', 'ALREADY_SUBSIDISED', 'ANNUAL_LIMIT_REACHED'],
    });
    expect(await deps.applications.ofPerson(person.idNumber, 10)).toEqual(before);
    expect(await placesTaken(table, person)).toBe(3);
  });

  test('is refused for a certificate issued tomorrow and accepted for one issued today', async () => {
    const refusal = await refusalOf(submit(aPerson(32), { issuedOn: '2021-06-17' }));
    expect(refusal).toMatchObject({ status: 422, reasons: ['CERTIFICATE_NOT_YET_ISSUED'] });
    expect(bodyOf(await submit(aPerson(32), { issuedOn: '2021-06-16' })).phase).toBe('VERIFYING');
  });
});

describe('an application in another person’s name', () => {
  test.each([
    ['that the policy accepts', {}],
    ['that the policy refuses', { applicantCategory: 'OTHER' }],
  ] as const)('%s is forbidden, and nothing is stored', async (_, declaration) => {
    const body = anApplicationBody({ person: aPerson(41), ...declaration });
    const refusal = await refusalOf(submitApplication({ ...asApplicant(aPerson(40)), body }, deps));
    expect(refusal).toEqual({ status: 403, code: 'WRONG_PERSON', reasons: [], pointers: [] });
    expect(await itemsOf(table, aPerson(40))).toEqual([]);
    expect(await itemsOf(table, aPerson(41))).toEqual([]);
  });
});

describe('another application for the same occupation and level', () => {
  const cases = withPeople(REACHABLE_PHASES, 50);

  test.each(cases.filter(([phase]) => !isUnsuccessful(phase)))(
    'is refused while the earlier one is %s',
    async (phase, person) => {
      await walk.caseIn(phase, person);
      const refusal = await refusalOf(submit(person));
      expect(refusal).toMatchObject({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ALREADY_SUBSIDISED'] });
      expect(await placesTaken(table, person)).toBe(1);
    },
  );

  test.each(cases.filter(([phase]) => isUnsuccessful(phase)))(
    'is the next attempt after an earlier one that is %s',
    async (phase, person) => {
      const first = await walk.caseIn(phase, person);
      const second = await walk.caseIn(phase, person);
      const third = bodyOf(await submit(person));
      expect(third).toMatchObject({ attempt: 3, phase: 'VERIFYING' });
      const own = await deps.applications.ofPerson(person.idNumber, 10);
      expect(new Map(own.map(({ applicationId, attempt }) => [applicationId, attempt]))).toEqual(
        new Map([
          [first, 1],
          [second, 2],
          [third.applicationId, 3],
        ]),
      );
      expect(await placesTaken(table, person)).toBe(1);
    },
  );
});

describe('an occupation with two codes', () => {
  test.each([
    ['6-31-01-10', '6-31-07-01', 80],
    ['6-31-07-01', '6-31-01-10', 81],
    ['6-30-99-00', '6-31-07-03', 82],
  ] as const)('is not subsidised under %s and again under %s', async (first, second, n) => {
    const person = aPerson(n);
    await submit(person, { occupationCode: first });
    const refusal = await refusalOf(submit(person, { occupationCode: second }));
    expect(refusal).toMatchObject({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ALREADY_SUBSIDISED'] });
    const eligibility = await checkEligibility(anApplicationRequest(person, { occupationCode: second }), deps);
    expect(bodyOf(eligibility).reasons.map(({ code }) => code)).toEqual(['ALREADY_SUBSIDISED']);
    expect(await placesTaken(table, person)).toBe(1);
  });

  test('has its key by the code of 2022, and its name by the edition of the issue date', async () => {
    const person = aPerson(83);
    const { applicationId } = bodyOf(await submit(person, { occupationCode: '4-07-05-04' }));
    expect((await itemsOf(table, person)).map(({ sk }) => sk)).toContain('OCC#4-07-05-03#L3');
    const { terms, certificate } = await deps.applications.byId(applicationId);
    expect(terms.occupation).toEqual({ conceptId: '4-07-05-03', name: '消防设施操作员' });
    expect(certificate.occupationCode).toBe('4-07-05-04');
  });
});

describe('an occupation that the catalogue lacks', () => {
  test('is accepted without a name, for the certificate registry to name', async () => {
    const { applicationId } = bodyOf(await submit(aPerson(85), { occupationCode: '6-99-99-99' }));
    const { terms } = await deps.applications.byId(applicationId);
    expect(terms.occupation).toEqual({ conceptId: '6-99-99-99' });
  });

  test('is refused by a policy that lists its occupations one by one', async () => {
    const occupations = { ...dalian2019to2021.occupations, fromCatalogue: ['6-18-02-04'] };
    const request = anApplicationRequest(aPerson(86), { occupationCode: '6-99-99-99' });
    const submitting = submitApplication(request, { ...deps, policies: [{ ...dalian2019to2021, occupations }] });
    expect(await refusalOf(submitting)).toMatchObject({ status: 422, reasons: ['OCCUPATION_NOT_IN_CATALOGUE'] });
  });
});

describe('the annual limit', () => {
  test('is three places over all occupations and levels', async () => {
    const person = aPerson(70);
    const ids = [];
    for (const occupationCode of TEN_OCCUPATIONS.slice(0, 3))
      ids.push(bodyOf(await submit(person, { occupationCode })));
    const fourth = { occupationCode: TEN_OCCUPATIONS[3] ?? '' };
    expect(await refusalOf(submit(person, fourth))).toMatchObject({ status: 409, reasons: ['ANNUAL_LIMIT_REACHED'] });
    expect(await placesTaken(table, person)).toBe(3);
    await walk.withdraw(person, ids[0]?.applicationId ?? '');
    expect(bodyOf(await submit(person, fourth)).attempt).toBe(1);
  });

  test('is reported together with the existing application', async () => {
    const person = aPerson(71);
    for (const level of LEVELS.slice(0, 3)) await submit(person, { level });
    expect(await refusalOf(submit(person, { level: LEVELS[0] }))).toMatchObject({
      status: 409,
      reasons: ['ALREADY_SUBSIDISED', 'ANNUAL_LIMIT_REACHED'],
    });
  });

  test('starts again in a new year', async () => {
    const person = aPerson(72);
    for (const level of [3, 4, 5] as const) await submit(person, { level });
    const nextYear = await submit(person, { level: 2 }, '2022-01-01T00:00:00+08:00');
    expect(bodyOf(nextYear).phase).toBe('VERIFYING');
    expect([await placesTaken(table, person, 2021), await placesTaken(table, person, 2022)]).toEqual([3, 1]);
  });
});
