import { beforeAll, describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { applicationBody } from '../../../shared/contracts/apply.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { anApplicationBody, type Declaration, SUBMITTED_AT } from '../../support/applications.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { itemsOf } from '../../support/partition.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';

let table: Table;
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table);
  walk = caseWalk(deps);
});

const KEY = 'key-1';
const send = (person: Person, declaration: Declaration = {}, idempotencyKey: string | undefined = KEY) =>
  submitApplication(
    { ...asApplicant(person), body: anApplicationBody({ person, ...declaration }), idempotencyKey },
    deps,
  );

/** Sends an application for the first time and gives the answer that a repetition must have. */
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

describe('the same key with the same body', () => {
  test('is answered as the first time, and nothing more is stored', async () => {
    const { again } = await first(aPerson(1));
    const before = await itemsOf(table, aPerson(1));
    deps.clock.pass(5000);
    expect(await send(aPerson(1))).toEqual(again);
    expect(await itemsOf(table, aPerson(1))).toEqual(before);
  });

  test('is the same whatever the order of its fields', async () => {
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

  test('is answered as the first time though the case has moved on', async () => {
    const { again, applicationId } = await first(aPerson(3));
    await walk.withdraw(aPerson(3), applicationId);
    expect(await send(aPerson(3))).toEqual(again);
  });

  test('is answered as the first time though the time to apply is over by now', async () => {
    const issued = { issuedOn: '2020-06-16' };
    const { again } = await first(aPerson(4), issued);
    deps.clock.set('2021-06-17T00:00:00+08:00');
    expect(await send(aPerson(4), issued)).toEqual(again);
    expect(await refusalOf(send(aPerson(4), issued, 'key-2'))).toMatchObject({ status: 422, code: 'POLICY_REFUSED' });
  });

  test('is remembered for a day, and a new request after it', async () => {
    const { again } = await first(aPerson(5));
    deps.clock.pass(DAY - 1);
    expect(await send(aPerson(5))).toEqual(again);
    deps.clock.pass(1);
    expect(await refusalOf(send(aPerson(5)))).toMatchObject({ status: 409, code: 'ALREADY_APPLIED' });
  });
});

describe('the same key with another body', () => {
  test.each([
    ['that the policy accepts', aPerson(10), { level: 4 }],
    ['that the policy refuses', aPerson(11), { applicantCategory: 'OTHER' }],
  ] as const)('%s is refused, and nothing is stored', async (_, person, declaration) => {
    await first(person);
    const before = await itemsOf(table, person);
    expect(await refusalOf(send(person, declaration))).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await itemsOf(table, person)).toEqual(before);
  });

  test('is taken once a day has gone by', async () => {
    await first(aPerson(12));
    deps.clock.pass(DAY);
    expect(bodyOf(await send(aPerson(12), { level: 4 })).certificate.level).toBe(4);
  });
});

describe('a key under which nothing was created', () => {
  test('after a refusal by the policy is free for the corrected body', async () => {
    deps.clock.set(SUBMITTED_AT);
    await refusalOf(send(aPerson(20), { applicantCategory: 'OTHER' }));
    expect(bodyOf(await send(aPerson(20))).attempt).toBe(1);
  });

  test('after a refusal by the record is free once the record has changed', async () => {
    const { applicationId } = await first(aPerson(21));
    expect(await refusalOf(send(aPerson(21), {}, 'key-2'))).toMatchObject({ status: 409 });
    await walk.withdraw(aPerson(21), applicationId);
    expect(bodyOf(await send(aPerson(21), {}, 'key-2')).attempt).toBe(2);
  });
});

describe('a key', () => {
  test('of one person is no other person’s', async () => {
    await first(aPerson(30));
    expect(bodyOf(await send(aPerson(31))).attempt).toBe(1);
  });

  test('that is not sent protects nothing: the second request meets the first application', async () => {
    deps.clock.set(SUBMITTED_AT);
    const withoutKey = () =>
      submitApplication({ ...asApplicant(aPerson(32)), body: anApplicationBody({ person: aPerson(32) }) }, deps);
    await withoutKey();
    expect(await refusalOf(withoutKey())).toMatchObject({ status: 409, reasons: ['ALREADY_SUBSIDISED'] });
  });
});
