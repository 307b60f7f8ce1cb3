import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { applicationBody } from '../../../shared/contracts/apply.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplicationBody, anApplicationRequest, type Declaration, SUBMITTED_AT } from '../../support/applications.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();

const KEY = 'key-1';
const send = (person: Person, declaration: Declaration = {}, idempotencyKey = KEY) =>
  submitApplication(anApplicationRequest(person, declaration, idempotencyKey), deps);

/** Submits an application for the first time. `again` is the answer that a repeated request must get. */
async function first(person: Person, declaration: Declaration = {}) {
  deps.clock.set(SUBMITTED_AT);
  const reply = await send(person, declaration);
  const body = bodyOf(reply);
  const location = `/v1/applications/${body.applicationId}`;
  return {
    applicationId: body.applicationId,
    again: { replay: { status: 201, text: JSON.stringify(body), location } },
  };
}

describe('the same idempotency key with the same body', () => {
  test('gets the first answer again, and nothing more is stored', async () => {
    const { again } = await first(aPerson(1));
    const before = await itemsOf(table, aPerson(1));
    deps.clock.pass(5000);
    expect(await send(aPerson(1))).toEqual(again);
    expect(await itemsOf(table, aPerson(1))).toEqual(before);
  });

  test('gets the first answer again, whatever the order of the body’s fields', async () => {
    const { again } = await first(aPerson(2));
    const { applicant, certificate, payee } = anApplicationBody({ person: aPerson(2) });
    const backwards = (part: object) => Object.fromEntries(Object.entries(part).reverse());
    const body = applicationBody.parse({
      payee: backwards(payee),
      certificate: backwards(certificate),
      applicant: backwards(applicant),
    });
    expect(await submitApplication({ ...asApplicant(aPerson(2)), body, idempotencyKey: KEY }, deps)).toEqual(again);
  });

  test('gets the first answer again after the case has moved on', async () => {
    const { again, applicationId } = await first(aPerson(3));
    await walk.withdraw(aPerson(3), applicationId);
    expect(await send(aPerson(3))).toEqual(again);
  });

  test('gets the first answer again after the last day to apply', async () => {
    const issued = { issuedOn: '2020-06-16' };
    const { again } = await first(aPerson(4), issued);
    deps.clock.set('2021-06-17T00:00:00+08:00');
    expect(await send(aPerson(4), issued)).toEqual(again);
    expect(await refusalOf(send(aPerson(4), issued, 'key-2'))).toMatchObject({ status: 422, code: 'POLICY_REFUSED' });
  });

  test('is remembered for a day, and is a new request after it', async () => {
    const { again } = await first(aPerson(5));
    deps.clock.pass(DAY - 1);
    expect(await send(aPerson(5))).toEqual(again);
    deps.clock.pass(1);
    expect(await refusalOf(send(aPerson(5)))).toMatchObject({ status: 409, code: 'ALREADY_APPLIED' });
  });
});

describe('the same idempotency key with another body', () => {
  test.each([
    ['that the policy accepts', aPerson(10), { level: 4 }],
    ['that the policy refuses', aPerson(11), { applicantCategory: 'OTHER' }],
  ] as const)('%s is refused, and nothing is stored', async (_, person, declaration) => {
    await first(person);
    const before = await itemsOf(table, person);
    expect(await refusalOf(send(person, declaration))).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await itemsOf(table, person)).toEqual(before);
  });

  test('is accepted after a day', async () => {
    await first(aPerson(12));
    deps.clock.pass(DAY);
    expect(bodyOf(await send(aPerson(12), { level: 4 })).certificate.level).toBe(4);
  });
});

describe('an idempotency key under which a submission was refused', () => {
  test('refuses the same body again under the same receipt, and stores nothing more', async () => {
    deps.clock.set(SUBMITTED_AT);
    const refused = { applicantCategory: 'OTHER' } as const;
    const receiptNumber = await receiptOf(send(aPerson(20), refused));
    const before = await itemsOf(table, aPerson(20));
    deps.clock.pass(5000);
    expect(await receiptOf(send(aPerson(20), refused))).toBe(receiptNumber);
    expect(await itemsOf(table, aPerson(20))).toEqual(before);
  });

  test('is not free for the corrected body until a day has passed', async () => {
    deps.clock.set(SUBMITTED_AT);
    await refusalOf(send(aPerson(21), { applicantCategory: 'OTHER' }));
    deps.clock.pass(DAY - 1);
    expect(await refusalOf(send(aPerson(21)))).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    deps.clock.pass(1);
    expect(bodyOf(await send(aPerson(21))).attempt).toBe(1);
  });

  test('refuses again after the application that stood in the way is withdrawn; a new key does not', async () => {
    const { applicationId } = await first(aPerson(22));
    const receiptNumber = await receiptOf(send(aPerson(22), {}, 'key-2'));
    await walk.withdraw(aPerson(22), applicationId);
    expect(await receiptOf(send(aPerson(22), {}, 'key-2'))).toBe(receiptNumber);
    expect(await refusalOf(send(aPerson(22), {}, 'key-2'))).toMatchObject({ status: 409, code: 'ALREADY_APPLIED' });
    expect(bodyOf(await send(aPerson(22), {}, 'key-3')).attempt).toBe(2);
  });
});

describe('an idempotency key', () => {
  test('belongs to one person', async () => {
    await first(aPerson(30));
    expect(bodyOf(await send(aPerson(31))).attempt).toBe(1);
  });

  test('that is missing protects nothing: the second request is refused as already applied', async () => {
    deps.clock.set(SUBMITTED_AT);
    const withoutKey = () => submitApplication(anApplicationRequest(aPerson(32)), deps);
    await withoutKey();
    expect(await refusalOf(withoutKey())).toMatchObject({ status: 409, reasons: ['ALREADY_SUBSIDISED'] });
  });
});
