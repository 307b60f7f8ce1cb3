import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { sign } from '../../../shared/ports/signature.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplicationBody, publicisedCase } from '../../support/applications.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { asDeployed, INTEGRATION_KEYS } from '../../support/deployed-functions.ts';
import { aContext, aGatewayEvent, applicantContext, bodyOf } from '../../support/gateway-events.ts';
import { anObjectionBody, aPhoneProof } from '../../support/objections.ts';
import { aPerson, countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

// Names of five characters: none of them is found in a text by chance.
const nextPerson = countingPeople(1001);
const objector = aPerson(9_000);
const statement = '此人并未在该企业工作，请核查。';
let table: Table;
let deps: UseCaseDeps;
let walk: CaseWalk;
let putBack: () => void;
/** What is outside: silent, unless a test says what it answers. */
let outside: (request: Request) => Promise<Response>;
let printed: readonly string[];

beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table);
  walk = caseWalk(deps);
  putBack = asDeployed(table, deps.now, (request) => outside(request));
});
afterAll(() => putBack());
beforeEach(() => {
  outside = () => Promise.reject(new TypeError('fetch failed', { cause: new Error(`no answer to ${statement}`) }));
  printed = printedLines();
});

const answers =
  (body: object, status = 200) =>
  async () =>
    Response.json(body, { status });
const lines = () => printed.map((line) => JSON.parse(line));

/** Everything of these people that no log, metric or answer of a failure may hold. */
function personal(...people: readonly Person[]): readonly string[] {
  return [
    ...people.flatMap(({ subject: _, ...words }) => Object.values(words)),
    ...people.flatMap(({ idNumber, name }) => [idNumber.slice(6, 14), name.slice(1)]),
    statement,
    '虚构银行',
    ...Object.values(INTEGRATION_KEYS),
  ];
}

function expectNothingOf(people: readonly Person[], text: string) {
  expect(personal(...people, objector).filter((word) => text.includes(word))).toEqual([]);
}

/** From now to the end of the test the table fails, with a message that quotes all there is. */
function failTheTable(...people: readonly Person[]) {
  const client = mockClient(DynamoDBDocumentClient);
  client.onAnyCommand().rejects(new Error(personal(...people, objector).join('\n')));
  onTestFinished(() => client.restore());
}

describe('a submission', () => {
  async function submit(person: Person, body: unknown = anApplicationBody({ person }), caller = person) {
    const { handler } = await import('../../../functions/apply/submit-application.handler.ts');
    deps.clock.set('2021-06-16T09:00:00+08:00');
    const event = aGatewayEvent({ body, authorizer: applicantContext(caller), resource: '/v1/applications' });
    return handler(event, aContext());
  }

  test('that is taken prints nothing', async () => {
    expect((await submit(nextPerson())).statusCode).toBe(201);
    expect(printed).toEqual([]);
  });

  test.each<[number, string, (person: Person) => Promise<{ readonly statusCode: number }>]>([
    [400, 'VALIDATION', (person) => submit(person, { ...anApplicationBody({ person }), [person.name]: person.phone })],
    [400, 'VALIDATION', (person) => submit(person, { applicant: { ...person, idNumber: `${person.idNumber}0` } })],
    [403, 'WRONG_PERSON', (person) => submit(person, anApplicationBody({ person }), nextPerson())],
    [422, 'POLICY_REFUSED', (person) => submit(person, anApplicationBody({ person, issuedOn: '2018-01-01' }))],
    [409, 'ALREADY_APPLIED', (person) => submit(person).then(() => submit(person))],
  ])('answered %i logs %s and nothing of the person', async (status, code, send) => {
    const person = nextPerson();
    expect((await send(person)).statusCode).toBe(status);
    expect(lines()).toMatchObject([{ message: 'request refused', route: '/v1/applications', code }]);
    expectNothingOf([person], printed.join());
  });

  test('that meets a fault logs its name and place, and answers without it', async () => {
    const person = nextPerson();
    failTheTable(person);
    const answer = await submit(person);
    expect(answer.statusCode).toBe(500);
    expect(lines()).toMatchObject([{ level: 'ERROR', message: 'request failed', fault: { name: 'Error' } }]);
    expectNothingOf([person], answer.body + printed.join());
  });
});

describe('an objection', () => {
  async function object(person: Person, objector: Person, body: object = {}) {
    const { handler } = await import('../../../functions/objection/file-objection.handler.ts');
    const id = await walk.caseIn('PUBLICISED', person);
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
    const proof = await aPhoneProof(deps, objector.phone);
    const answer = await handler(
      aGatewayEvent({
        body: { ...anObjectionBody(objector, statement, proof), ...body },
        params: { noticeId, serial: String(publicEntry.serial) },
        resource: '/v1/notices/{noticeId}/entries/{serial}/objections',
      }),
      aContext(),
    );
    return { id, answer };
  }

  test('that is taken prints nothing', async () => {
    expect((await object(nextPerson(), objector)).answer.statusCode).toBe(201);
    expect(printed).toEqual([]);
  });

  test('with a wrong code logs the refusal and neither person', async () => {
    const [person, other] = [nextPerson(), nextPerson()];
    const { answer } = await object(person, other, { phoneCode: '000000' });
    expect(answer.statusCode).toBe(400);
    expect(lines()).toMatchObject([{ message: 'request refused', code: 'VALIDATION' }]);
    expectNothingOf([person, other], answer.body + printed.join());
  });

  test('whose objector cannot be checked logs the fault and neither person', async () => {
    const [person, other] = [nextPerson(), nextPerson()];
    const { id } = await object(person, other);
    const { handler } = await import('../../../functions/objection/admit-objection.handler.ts');
    const filed = (await deps.records.lastEvent(await deps.applications.byId(id))) ?? {};
    expect(await handler(aStreamEvent(filed), aContext())).toMatchObject({ batchItemFailures: [{}] });
    expect(lines()).toMatchObject([{ message: 'stream record failed', fault: { name: 'RegisterUnansweredError' } }]);
    outside = answers({ match: false });
    expect(await handler(aStreamEvent(filed), aContext())).toEqual({ batchItemFailures: [] });
    expect(await deps.applications.byId(id)).toMatchObject({ objectionCount: 1, notAdmittedCount: 1 });
    expectNothingOf([person, other], printed.join());
  });
});

describe('a call-back of the bank', () => {
  async function callBack(id: string, outcome: string, words: string) {
    const { handler } = await import('../../../functions/payout/record-payment-result.handler.ts');
    const settledAt = '2021-06-25T10:00:00+08:00';
    const rawBody = JSON.stringify({
      paymentId: `${id}-1`,
      outcome,
      bankReference: words,
      returnReason: words,
      settledAt,
    });
    const seconds = Math.floor(deps.now().getTime() / 1000);
    const signature = sign(INTEGRATION_KEYS.bank, seconds, rawBody);
    const headers = { 'X-Timestamp': String(seconds), 'X-Signature': signature };
    return handler(aGatewayEvent({ rawBody, headers }), aContext());
  }

  test('taken, repeated and contradicted logs the contradiction and its alarm, nothing of the payee', async () => {
    const person = nextPerson();
    const words = `${person.name} ${person.accountNumber}`;
    const id = await walk.caseIn('PAYING', person);
    expect((await callBack(id, 'RETURNED', words)).statusCode).toBe(200);
    expect((await callBack(id, 'RETURNED', words)).statusCode).toBe(200);
    expect(printed).toEqual([]);
    const answer = await callBack(id, 'PAID', words);
    expect(answer.statusCode).toBe(409);
    expect(lines()).toMatchObject([{ PaymentContradiction: 1 }, { code: 'PAYMENT_CONTRADICTION' }]);
    expectNothingOf([person], answer.body + printed.join());
  });

  test('that meets a fault logs its name alone', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PAYING', person);
    failTheTable(person);
    const answer = await callBack(id, 'PAID', person.name);
    expect(bodyOf(answer)).toMatchObject({ status: 500 });
    expectNothingOf([person], answer.body + printed.join());
  });
});

describe('a step of the workflow', () => {
  test('that asks a silent register logs that, and nothing of whom it asked about', async () => {
    const person = nextPerson();
    const applicationId = await walk.caseIn('VERIFYING', person);
    const { handler } = await import('../../../functions/verify/check-identity.handler.ts');
    await expect(handler({ applicationId }, aContext())).rejects.toMatchObject({ name: 'RegisterUnansweredError' });
    expect(lines()).toMatchObject([{ message: 'step failed', fault: { name: 'RegisterUnansweredError' } }]);
    expectNothingOf([person], printed.join());
  });

  test('that orders a payment prints nothing; refused by the bank it logs that, and neither payee nor token', async () => {
    const [paid, refused] = [nextPerson(), nextPerson()];
    const { handler } = await import('../../../functions/payout/pay.handler.ts');
    const pay = async (person: Person) => {
      const applicationId = await walk.caseIn('PUBLICISED', person);
      await walk.close(applicationId);
      return handler({ applicationId, taskToken: 'token-of-the-task', run: 1 }, aContext());
    };
    await pay(paid);
    expect(printed).toEqual([]);
    outside = answers({ error: `${refused.name} ${refused.accountNumber}` }, 400);
    await expect(pay(refused)).rejects.toMatchObject({ name: 'PaymentRejectedError' });
    expect(lines()).toMatchObject([{ message: 'step failed', fault: { name: 'PaymentRejectedError' } }]);
    expectNothingOf([paid, refused], printed.join());
    expect(printed.join()).not.toContain('token-of-the-task');
  });
});

describe('in the background', () => {
  test('a sweep logs counts, and of a case that fails its id', async () => {
    const person = nextPerson();
    await walk.caseIn('VERIFYING', person);
    const { handler } = await import('../../../functions/sweep/sweep-open-applications.handler.ts');
    deps.clock.set('2021-07-01T12:00:00+08:00');
    await handler({}, aContext());
    expect(lines()).toContainEqual(expect.objectContaining({ message: 'sweep' }));
    failTheTable(person);
    await expect(handler({}, aContext())).rejects.toThrow();
    expect(lines().at(-1)).toMatchObject({ message: 'schedule failed', fault: { name: 'Error' } });
    expectNothingOf([person], printed.join());
  });
});
