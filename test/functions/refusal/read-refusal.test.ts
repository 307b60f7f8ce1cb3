import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { isReadable } from '../../../functions/refusal/own-refusal.ts';
import { readRefusal } from '../../../functions/refusal/read-refusal.ts';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplication, anApplicationRequest, type Declaration, SUBMITTED_AT } from '../../support/applications.ts';
import { asApplicant, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const nextPerson = countingPeople();

const submit = (person: Person, declaration: Declaration = { applicantCategory: 'OTHER' }) =>
  submitApplication(anApplicationRequest(person, declaration), deps);
const read = (person: Person, receiptNumber: string) =>
  readRefusal({ ...asApplicant(person), params: { receiptNumber } }, deps);
const NOT_FOUND = { status: 404, code: 'NOT_FOUND' };

describe('a receipt', () => {
  test('is read with the reasons, texts and remedies with which it was refused', async () => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    const error = await submit(person, { issuedOn: '2020-05-20' }).catch((reason: unknown) => reason);
    if (!(error instanceof ServiceError)) throw new Error('The submission was not refused');
    deps.clock.set('2021-09-01T09:00:00+08:00');
    expect(bodyOf(await read(person, error.receiptNumber ?? ''))).toMatchObject({
      receiptNumber: error.receiptNumber,
      refusedAt: SUBMITTED_AT,
      occupation: '焊工',
      certificate: { issuedOn: '2020-05-20' },
      reasons: error.described,
      remedies: error.remedies,
      reconsiderationUntil: '2021-07-02T00:00:00+08:00',
    });
  });

  test('is read until 24:00 of its day two years later, to the millisecond', async () => {
    const person = nextPerson();
    deps.clock.set('2021-06-16T23:59:59.999+08:00');
    const number = await receiptOf(submit(person));
    deps.clock.set('2023-06-16T23:59:59.999+08:00');
    expect(bodyOf(await read(person, number)).receiptNumber).toBe(number);
    deps.clock.pass(1);
    expect(await refusalOf(read(person, number))).toMatchObject(NOT_FOUND);
  });

  test('of 29 February is read until the end of 28 February', async () => {
    const person = nextPerson();
    deps.clock.set('2020-02-29T09:00:00+08:00');
    const number = await receiptOf(submit(person, { applicantCategory: 'OTHER', issuedOn: '2020-02-20' }));
    deps.clock.set('2022-02-28T23:59:59+08:00');
    expect(bodyOf(await read(person, number)).receiptNumber).toBe(number);
    deps.clock.set('2022-03-01T00:00:00+08:00');
    expect(await refusalOf(read(person, number))).toMatchObject(NOT_FOUND);
  });

  test('of a policy that is unknown is kept as if for ever; a case that is not refused is none', () => {
    const { application } = anApplication({ phase: 'REJECTED' });
    const later = new Date('2099-01-01T00:00:00+08:00');
    expect(isReadable(application, later)).toBe(false);
    expect(isReadable({ ...application, terms: { ...application.terms, policyId: 'unknown' } }, later)).toBe(true);
    expect(isReadable(anApplication().application, new Date(SUBMITTED_AT))).toBe(false);
  });

  test('of another person, of nobody, or of an application is not found', async () => {
    const [person, other] = [nextPerson(), nextPerson()];
    deps.clock.set(SUBMITTED_AT);
    const number = await receiptOf(submit(person));
    const applicationId = await walk.caseIn('REJECTED', person);
    expect(await refusalOf(read(other, number))).toMatchObject(NOT_FOUND);
    for (const none of [applicationId, '20210616090000-AAAAAAAA', '']) {
      expect(await refusalOf(read(person, none))).toMatchObject(NOT_FOUND);
    }
  });
});
