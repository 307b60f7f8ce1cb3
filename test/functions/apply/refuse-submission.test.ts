import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { listCaseEvents } from '../../../functions/review/list-case-events.ts';
import { LEVELS } from '../../../shared/domain/declared.ts';
import { dalian2019to2021 } from '../../../shared/policy/policies/dalian-2019-2021.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, type Declaration, refusedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { itemsOf, placesTaken } from '../../support/partition.ts';
import { aStaffMember, asStaff, countingPeople, type Person } from '../../support/people.ts';
import { RACE_ROUNDS } from '../../support/races.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();
const nextPerson = countingPeople();

const REFUSED = { applicantCategory: 'OTHER' } as const;
const send = (person: Person, declaration: Declaration = REFUSED, key?: string, different: object = {}) =>
  submitApplication(anApplicationRequest(person, declaration, key), { ...deps, ...different });
const receiptsOf = async ({ idNumber }: Person) =>
  (await deps.applications.refusedOfPerson(idNumber, 100)).map(({ applicationId }) => applicationId);
const ten = <Result>(work: () => Result) => Array.from({ length: 10 }, work);

describe('the receipt of a refused submission', () => {
  test('is a case that has ended: attempt 0, without a place, a due time, or a run of the workflow', async () => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    const receiptNumber = await receiptOf(send(person, { ...REFUSED, issuedOn: '2020-05-20' }));
    expect(receiptNumber).toMatch(/^20210616090000-/);
    const kept = refusedCase(await deps.applications.byId(receiptNumber));
    expect(kept).toMatchObject({
      attempt: 0,
      phase: 'REJECTED',
      year: 2021,
      applicantSubject: person.subject,
      reasons: ['APPLICANT_CATEGORY_NOT_ELIGIBLE', 'APPLICATION_DEADLINE_PASSED'],
      facts: { issuedOn: '2020-05-20', lastDay: '2021-05-20', year: '2021', annualLimit: '3', refusedOn: '2021-06-16' },
      refusedAt: kept.submittedAt,
      documentNumber: receiptNumber,
      workflowRun: 0,
    });
    expect(kept).not.toHaveProperty('nextDueAt');
    expect(await placesTaken(table, person)).toBeUndefined();
    expect(await deps.applications.ofPerson(person.idNumber, 10)).toEqual([]);
    const caseload = { agencies: ['210200'], phase: undefined, limit: 100, next: undefined };
    expect((await deps.caseload.page(caseload)).entries).toEqual([]);
  });

  test('has an audit trail that covers what was declared', async () => {
    const person = nextPerson();
    const applicationId = await receiptOf(send(person));
    const request = { ...asStaff(aStaffMember('auditor')), params: { applicationId }, query: { limit: 100 } };
    const { events, unbroken, faults } = bodyOf(await listCaseEvents(request, deps));
    expect(events).toMatchObject([{ event: 'SUBMISSION_REFUSED', before: null, after: 'REJECTED' }]);
    expect(events[0]?.contentDigest).toMatch(/^[0-9a-f]{64}$/);
    expect({ unbroken, faults }).toEqual({ unbroken: true, faults: [] });
  });

  test('has the amount of its level, and none where the policy pays nothing for it', async () => {
    const person = nextPerson();
    const amountOf = async (work: Promise<unknown>) =>
      (await deps.applications.byId(await receiptOf(work))).terms.amountFen;
    expect(await amountOf(send(person, { ...REFUSED, level: 3 }))).toBe(250_000);
    const amounts = dalian2019to2021.amounts.filter(({ level }) => level !== 5);
    const policies = [{ ...dalian2019to2021, amounts }];
    expect(await amountOf(send(person, { level: 5 }, undefined, { policies }))).toBe(0);
  });

  test('of a submission that meets earlier applications keeps those reasons, too', async () => {
    const person = nextPerson();
    for (const level of LEVELS.slice(0, 3)) await walk.submit(person, { level });
    const level = LEVELS[0];
    const record = await deps.applications.byId(await receiptOf(send(person, { level })));
    expect(refusedCase(record).reasons).toEqual(['ALREADY_SUBSIDISED', 'ANNUAL_LIMIT_REACHED']);
    const policy = await deps.applications.byId(await receiptOf(send(person, { level, ...REFUSED })));
    expect(refusedCase(policy).reasons).toEqual([
      'APPLICANT_CATEGORY_NOT_ELIGIBLE',
      'ALREADY_SUBSIDISED',
      'ANNUAL_LIMIT_REACHED',
    ]);
  });
});

describe('requests that race', () => {
  test('with one key and one body have one receipt', async () => {
    const person = nextPerson();
    const numbers = await Promise.all(ten(() => receiptOf(send(person, REFUSED, 'key'))));
    expect(new Set(numbers).size).toBe(1);
    expect(await receiptsOf(person)).toEqual([numbers[0]]);
  });

  test('without a key have a receipt each', async () => {
    const person = nextPerson();
    const numbers = await Promise.all(ten(() => receiptOf(send(person))));
    expect((await receiptsOf(person)).sort()).toEqual(numbers.sort());
    expect(new Set(numbers).size).toBe(10);
  });

  test.each(RACE_ROUNDS)(
    'with one key and two refused bodies have one receipt, and the other is 422 (round %i)',
    async () => {
      const person = nextPerson();
      const refusals = await Promise.all([
        refusalOf(send(person, REFUSED, 'key')),
        refusalOf(send(person, { ...REFUSED, level: 4 }, 'key')),
      ]);
      expect(refusals.map(({ code }) => code).sort()).toEqual(['IDEMPOTENCY_KEY_REUSED', 'POLICY_REFUSED']);
      expect(await receiptsOf(person)).toHaveLength(1);
    },
  );

  test.each(RACE_ROUNDS)(
    'with one key, one refused and one accepted body are one or the other (round %i)',
    async () => {
      const person = nextPerson();
      const [refused, accepted] = await Promise.allSettled([send(person, REFUSED, 'key'), send(person, {}, 'key')]);
      const isAccepted = accepted.status === 'fulfilled';
      expect(refused).toMatchObject({ reason: { code: isAccepted ? 'IDEMPOTENCY_KEY_REUSED' : 'POLICY_REFUSED' } });
      if (!isAccepted) expect(accepted).toMatchObject({ reason: { code: 'IDEMPOTENCY_KEY_REUSED' } });
      expect(await receiptsOf(person)).toHaveLength(isAccepted ? 0 : 1);
      expect(await deps.applications.ofPerson(person.idNumber, 10)).toHaveLength(isAccepted ? 1 : 0);
    },
  );
});

test('two receipts of one second under one number do not overwrite each other: the second is to be sent again', async () => {
  const person = nextPerson();
  const newId = () => '7K3QZ8XWAB12CD34';
  const number = await receiptOf(send(person, REFUSED, undefined, { newId }));
  expect(number).toMatch(/^\d{14}-AB12CD34$/);
  const before = await itemsOf(table, person);
  expect(await refusalOf(send(person, { level: 4, ...REFUSED }, 'key', { newId }))).toMatchObject({
    status: 503,
    code: 'WRITE_CONFLICT',
  });
  expect(await itemsOf(table, person)).toEqual(before);
  expect(await receiptOf(send(person, { level: 4, ...REFUSED }, 'key'))).not.toBe(number);
});
