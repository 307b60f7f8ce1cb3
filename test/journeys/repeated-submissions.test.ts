import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { aNewPerson, applicationOf, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney('2021-12-06T09:00:00+08:00');
  journey = running.journey;
});
afterAll(() => running.stop());

/** Any answer to a submission under a key. */
const submitUnder = async (idempotencyKey: string, person: Person, body: object = applicationOf(person)) =>
  journey.send('submitApplication', await journey.by(person, { idempotencyKey, body }));

describe('a submission under an Idempotency-Key', () => {
  test('repeated with the same body gets the identical answer, and is one application', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    const first = await submitUnder(key, person);
    expect(first.status).toBe(201);
    // The case has moved on by now, but the answer must be the first one.
    await journey.settle();
    const { applicant, certificate, payee } = applicationOf(person);
    for (const body of [applicationOf(person), { payee, certificate, applicant }]) {
      const again = await submitUnder(key, person, body);
      expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
      expect(again.headers.get('location')).toBe(`/v1/applications/${first.body?.applicationId}`);
    }
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });

  test('repeated with another body is refused with 422, whatever differs', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    await submitUnder(key, person);
    const { applicant, certificate, payee } = applicationOf(person);
    for (const body of [
      { applicant, certificate: { ...certificate, level: 4 }, payee },
      { applicant, certificate, payee: { ...payee, accountNumber: aNewPerson().accountNumber } },
      { applicant: { ...applicant, category: 'OTHER' }, certificate, payee },
    ]) {
      expect(await submitUnder(key, person, body)).toMatchObject({
        status: 422,
        problem: { type: '/problems/idempotency-key-reused' },
      });
    }
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });

  test('sent ten times simultaneously is one application and one answer', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => submitUnder(key, person)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });

  test('sent simultaneously with two bodies is accepted for one of them, and the other is 422', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    const other = applicationOf(person, { ...person.certificate, level: 4 });
    const answers = await Promise.all([submitUnder(key, person), submitUnder(key, person, other)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });

  test('belongs to the caller: the same key of another caller is another key', async () => {
    const key = randomUUID();
    const [one, other] = [await journey.newcomer(), await journey.newcomer()];
    const answers = [await submitUnder(key, one), await submitUnder(key, other)];
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(answers[0]?.body?.applicationId).not.toBe(answers[1]?.body?.applicationId);
  });

  test('that was refused is refused again under its receipt, also once the body would be accepted', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    const body = applicationOf(person, { ...person.certificate, issuedOn: '2021-12-07' });
    const first = await submitUnder(key, person, body);
    expect(first).toMatchObject({ status: 422, problem: { receiptNumber: expect.any(String) } });
    await journey.advanceTo('2021-12-07T08:59:59+08:00');
    const { receiptNumber, reasons, remedies } = first.problem ?? {};
    expect(await submitUnder(key, person, body)).toMatchObject({
      status: 422,
      problem: { receiptNumber, reasons, remedies },
    });
    expect((await submitUnder(randomUUID(), person, body)).status).toBe(201);
  });

  test('that was refused leaves the key to its own body: the corrected one needs another key', async () => {
    const person = await journey.newcomer();
    const key = randomUUID();
    const excluded = applicationOf(person, { ...person.certificate, category: 'PROFESSIONAL_TECHNICAL' });
    expect((await submitUnder(key, person, excluded)).status).toBe(422);
    expect(await submitUnder(key, person)).toMatchObject({
      status: 422,
      problem: { type: '/problems/idempotency-key-reused' },
    });
    expect((await submitUnder(randomUUID(), person)).status).toBe(201);
  });

  test('is optional: without a key, a repetition is refused with 409 and is no second application', async () => {
    const person = await journey.newcomer();
    const asked = await journey.by(person, { body: applicationOf(person) });
    expect((await journey.send('submitApplication', asked)).status).toBe(201);
    expect(await journey.send('submitApplication', asked)).toMatchObject({
      status: 409,
      problem: { receiptNumber: expect.any(String) },
    });
    expect(await journey.ownApplications(person)).toHaveLength(1);
  });
});

/** A person whose first application was refused because the employment was not filed. It has been filed since. */
async function refusedOnce() {
  const person = await journey.newcomer();
  await journey.introduce(person, { filed: false });
  const { applicationId } = await journey.checked(person);
  await journey.introduce(person);
  return { person, applicationId };
}

const alreadySubsidised = { status: 409, type: '/problems/not-again', reasons: [{ code: 'ALREADY_SUBSIDISED' }] };
const refusalOf = async (person: Person) => journey.refused('submitApplication', await journey.submission(person));

describe('after a refusal', () => {
  test('the applicant may apply again, as attempt 2 with its own id, and be paid', async () => {
    const { person, applicationId } = await refusedOnce();
    expect(await journey.phaseOf(person, applicationId)).toBe('REJECTED');
    const second = await journey.approved(person);
    expect(second.applicationId).not.toBe(applicationId);
    await journey.advanceTo(timeToPay(second.closesAt));
    expect(await journey.read(person, second.applicationId)).toMatchObject({ attempt: 2, phase: 'PAID', reasons: [] });
    expect(await journey.transfersTo(person)).toHaveLength(1);
  });

  test('the earlier attempt stays on record with its reasons, for the applicant and for staff', async () => {
    const { person, applicationId } = await refusedOnce();
    const second = await journey.checked(person);
    const listed = (await journey.ownApplications(person)).map((one) => [one.attempt, one.applicationId, one.phase]);
    expect(listed.toSorted().reverse()).toEqual([
      [2, second.applicationId, 'FUND_REVIEW'],
      [1, applicationId, 'REJECTED'],
    ]);
    for (const read of [await journey.read(person, applicationId), await journey.caseFile(applicationId)]) {
      expect(read).toMatchObject({ attempt: 1, phase: 'REJECTED', reasons: [{ code: 'EMPLOYMENT_NOT_FILED' }] });
    }
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'REFUSED' });
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_REFUSED']);
    expect(await journey.eventsOf(second.applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
  });

  test('the applicant’s applications are listed newest first', async () => {
    const { person, applicationId } = await refusedOnce();
    await journey.advanceBy('PT1H');
    const second = await journey.checked(person);
    const ids = (await journey.ownApplications(person)).map((one) => one.applicationId);
    expect(ids).toEqual([second.applicationId, applicationId]);
  });
});

describe('the same occupation and level', () => {
  test('cannot be applied for again while an application is open: 409 ALREADY_SUBSIDISED', async () => {
    const { person } = await journey.checked();
    expect(await refusalOf(person)).toMatchObject(alreadySubsidised);
    const another = await journey.submission(person, await journey.certify(person, {}));
    expect(await journey.refused('submitApplication', another)).toMatchObject(alreadySubsidised);
  });

  test('cannot be subsidised again after it is paid, this year or next: 409 ALREADY_SUBSIDISED', async () => {
    const { person, closesAt } = await journey.approved();
    await journey.advanceTo(timeToPay(closesAt));
    expect(await refusalOf(person)).toMatchObject(alreadySubsidised);
    const check = await journey.ask('checkEligibility', await journey.submission(person));
    expect(check).toMatchObject({ eligible: false, reasons: [{ code: 'ALREADY_SUBSIDISED' }] });
    await journey.advanceTo('2022-01-04T09:00:00+08:00');
    expect(await refusalOf(person)).toMatchObject(alreadySubsidised);
    const otherLevel = await journey.certify(person, { level: 2 });
    expect(await journey.submit(person, otherLevel)).toMatchObject({ attempt: 1, amountFen: 350_000 });
  });
});
