import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { applicationOf, type Person } from './support/people.ts';
import { refusals } from './support/refusals.ts';
import { REMEDIES } from './support/remedies.ts';
import { CITY } from './support/staff.ts';
import type { Asked } from './support/strict-client.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

/** The body of an application for a certificate of tomorrow. */
const tooEarly = (person: Person) => applicationOf(person, { ...person.certificate, issuedOn: '2021-06-17' });
const submit = async (person: Person, asked: Asked) =>
  journey.send('submitApplication', await journey.by(person, asked));
const read = async (person: Person, receiptNumber: string) =>
  journey.send('readRefusal', await journey.by(person, { params: { receiptNumber } }));

describe('a refused submission', () => {
  test.each([
    ['422 of the policy', 422, async (person: Person) => submit(person, { body: tooEarly(person) })],
    [
      '409 of the prior record',
      409,
      async (person: Person) => {
        await journey.submit(person);
        return submit(person, { body: applicationOf(person) });
      },
    ],
  ])('is answered, as a %s, with a receipt number and the remedies', async (_, status, refuse) => {
    const person = await journey.newcomer();
    const answer = await refuse(person);
    expect(answer).toMatchObject({ status, problem: { remedies: REMEDIES } });
    expect(answer.problem?.receiptNumber).toMatch(/^\d{14}-[0-9A-HJKMNP-TV-Z]{8}$/);
  });

  test('is read again by its number, with the reasons and texts that were told', async () => {
    const person = await journey.newcomer();
    const { problem } = await submit(person, { body: tooEarly(person) });
    const { body } = await read(person, problem?.receiptNumber ?? '');
    expect(body).toEqual({
      receiptNumber: problem?.receiptNumber,
      refusedAt: '2021-06-16T09:00:00+08:00',
      policyId: 'dalian-2019-2021',
      occupation: '焊工',
      certificate: { ...person.certificate, issuedOn: '2021-06-17' },
      reasons: problem?.reasons,
      remedies: problem?.remedies,
      reconsiderationUntil: '2021-07-02T00:00:00+08:00',
    });
    expect(body?.reasons.map(({ code }) => code)).toEqual(['CERTIFICATE_NOT_YET_ISSUED']);
    expect(await desk.receiptsOf(person)).toEqual([body]);
  });

  test('of another person is 404, like one that does not exist, and like an application', async () => {
    const own = await journey.checked();
    const receipt = await desk.receiptOf();
    expect((await read(own.person, receipt.applicationId)).status).toBe(404);
    for (const number of ['20210616090000-AAAAAAAA', own.applicationId, 'x']) {
      expect((await read(own.person, number)).status).toBe(404);
    }
    expect(await desk.receiptsOf(own.person)).toEqual([]);
  });

  test('is no application: it is not listed among them, and cannot be read or withdrawn as one', async () => {
    const { person, applicationId } = await desk.receiptOf();
    expect(await journey.ownApplications(person)).toEqual([]);
    const asked = await journey.by(person, { params: { applicationId } });
    for (const route of ['readOwnApplication', 'readCertificateReview', 'withdrawApplication'] as const) {
      expect(await journey.refused(route, asked)).toMatchObject({ status: 404 });
    }
  });

  test('takes no place of the year and no occupation: the right application is attempt 1, and two more follow', async () => {
    const person = await journey.newcomer();
    for (let refused = 0; refused < 4; refused += 1) await desk.receiptOf(person);
    expect(await journey.submit(person)).toMatchObject({ attempt: 1 });
    for (const level of [4, 5] as const) {
      expect(await journey.submit(person, await journey.certify(person, { level }))).toMatchObject({ attempt: 1 });
    }
    expect(await desk.receiptsOf(person)).toHaveLength(4);
  });

  test('has a receipt for each sending without a key', async () => {
    const person = await journey.newcomer();
    const numbers = [];
    for (let sent = 0; sent < 3; sent += 1) {
      numbers.push((await submit(person, { body: tooEarly(person) })).problem?.receiptNumber);
    }
    expect(new Set(numbers).size).toBe(3);
    expect((await desk.receiptsOf(person)).map(({ receiptNumber }) => receiptNumber).sort()).toEqual(numbers.sort());
  });
});

describe('a refused submission under an Idempotency-Key', () => {
  test('is refused again under the same receipt, later too, and has one receipt', async () => {
    const person = await journey.newcomer();
    const asked = { body: tooEarly(person), idempotencyKey: randomUUID() };
    const first = await submit(person, asked);
    await journey.advanceBy('PT1M');
    const again = await submit(person, asked);
    expect(again).toMatchObject({ status: 422, problem: { receiptNumber: first.problem?.receiptNumber } });
    expect({ ...again.problem, instance: '' }).toEqual({ ...first.problem, instance: '' });
    expect(await desk.receiptsOf(person)).toHaveLength(1);
  });

  test('sent ten times simultaneously has one receipt, which each answer names', async () => {
    const person = await journey.newcomer();
    const asked = { body: tooEarly(person), idempotencyKey: randomUUID() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => submit(person, asked)));
    const [receipt] = await desk.receiptsOf(person);
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(422));
    expect(answers.map(({ problem }) => problem?.receiptNumber)).toEqual(Array(10).fill(receipt?.receiptNumber));
    expect(await desk.receiptsOf(person)).toHaveLength(1);
  });

  test('with 409 stays refused under the same receipt after the application in its way is withdrawn', async () => {
    const person = await journey.newcomer();
    const { applicationId } = await journey.submit(person);
    const asked = { body: applicationOf(person), idempotencyKey: randomUUID() };
    const first = await submit(person, asked);
    await journey.withdraw(person, applicationId);
    expect(await submit(person, asked)).toMatchObject({
      status: 409,
      problem: { receiptNumber: first.problem?.receiptNumber, reasons: [{ code: 'ALREADY_SUBSIDISED' }] },
    });
    expect((await submit(person, { ...asked, idempotencyKey: randomUUID() })).status).toBe(201);
  });

  test('needs a new key for the corrected body: the same one is 422 without a receipt', async () => {
    const person = await journey.newcomer();
    const idempotencyKey = randomUUID();
    await submit(person, { body: tooEarly(person), idempotencyKey });
    const reused = await submit(person, { body: applicationOf(person), idempotencyKey });
    expect(reused).toMatchObject({ status: 422, problem: { type: '/problems/idempotency-key-reused' } });
    expect(reused.problem).not.toHaveProperty('receiptNumber');
    expect(await submit(person, { body: applicationOf(person), idempotencyKey: randomUUID() })).toMatchObject({
      status: 201,
      body: { attempt: 1 },
    });
  });
});

test('no other answer has a receipt number or remedies, and none of them leaves a receipt', async () => {
  const { person, applicationId } = await journey.approved();
  const other = await journey.newcomer();
  const params = { applicationId };
  const refused = [
    ['submitApplication', { body: { ...applicationOf(person), payee: {} } }, 400],
    ['submitApplication', { rawBody: '{' }, 400],
    ['submitApplication', { body: applicationOf(other) }, 403],
    ['changePayee', { params, body: { kind: 'BANK_ACCOUNT' } }, 400],
    ['correctApplication', { params, body: { certificate: { number: 'SC-2021-1' } } }, 409],
    ['requestReconsideration', { params, body: { statement: '请重新核验所报证书信息。' } }, 409],
    ['readOwnApplication', { params: { applicationId: 'x' } }, 404],
    ['listTasks', {}, 403],
  ] as const;
  for (const [route, asked, status] of refused) {
    const problem = await journey.refused(route, await journey.by(person, asked));
    expect(problem).toMatchObject({ status });
    expect(problem).not.toHaveProperty('receiptNumber');
    expect(problem).not.toHaveProperty('remedies');
  }
  const check = await journey.ask('checkEligibility', await journey.by(person, { body: tooEarly(person) }));
  expect(check).toMatchObject({ eligible: false });
  expect(check).not.toHaveProperty('receiptNumber');
  expect(check).not.toHaveProperty('remedies');
  expect(await desk.receiptsOf(person)).toEqual([]);
});

test('the receipts of a person are listed newest first, page by page', async () => {
  const person = await journey.newcomer();
  await desk.receiptOf();
  const numbers: string[] = [];
  for (let sent = 0; sent < 5; sent += 1) {
    numbers.unshift((await desk.receiptOf(person)).applicationId);
    await journey.advanceBy('PT1S');
  }
  const page = async (query: Record<string, unknown>) => {
    const { refusals: shown, next } = await journey.ask('listRefusals', await journey.by(person, { query }));
    return { shown: shown.map(({ receiptNumber }) => receiptNumber), next };
  };
  const first = await page({ limit: '2' });
  const second = await page({ limit: '2', next: first.next });
  const third = await page({ limit: '2', next: second.next });
  expect([first.shown, second.shown, third.shown]).toEqual([
    numbers.slice(0, 2),
    numbers.slice(2, 4),
    numbers.slice(4),
  ]);
  expect(third.next).toBeUndefined();
  expect(await page({ limit: '5' })).toEqual({ shown: numbers, next: undefined });
});

describe('staff', () => {
  test('of the city open the case file of a receipt by its number, with its audit trail', async () => {
    const { person, applicationId } = await desk.receiptOf();
    const file = await journey.caseFile(applicationId);
    expect(file).toMatchObject({
      applicationId,
      attempt: 0,
      phase: 'REJECTED',
      reasons: [{ code: 'CERTIFICATE_NOT_YET_ISSUED' }],
      documentNumber: applicationId,
      applicant: { idNumber: person.idNumber },
      payments: [],
    });
    expect(await desk.trailOf(applicationId)).toEqual({ events: ['SUBMISSION_REFUSED'], unbroken: true, faults: [] });
    const district = { token: await journey.staffToken({ roles: ['auditor'] }), params: { applicationId } };
    expect(await journey.refused('readCaseFile', district)).toMatchObject({ status: 403 });
  });

  test('find no receipt in any list of cases or tasks', async () => {
    const { applicationId } = await desk.receiptOf();
    const taken = await journey.checked();
    const token = await journey.auditorToken();
    for (const query of [{}, { phase: 'REJECTED' }, { agency: CITY }, { agency: CITY, phase: 'REJECTED' }]) {
      const { applications, next } = await journey.ask('listApplications', {
        token,
        query: { ...query, limit: '100' },
      });
      expect(next).toBeUndefined();
      expect(applications.map((listed) => listed.applicationId)).not.toContain(applicationId);
      expect(applications.map(({ attempt }) => attempt)).not.toContain(0);
    }
    const { applications } = await journey.ask('listApplications', { token, query: { limit: '100' } });
    expect(applications.map((listed) => listed.applicationId)).toContain(taken.applicationId);
    const { tasks } = await journey.ask('listTasks', { token, query: { limit: '100' } });
    expect(tasks.map((task) => task.applicationId)).not.toContain(applicationId);
  });
});
