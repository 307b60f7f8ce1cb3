import { expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, TEN_OCCUPATIONS } from '../../support/applications.ts';
import { placesTaken } from '../../support/partition.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();

const send = (...request: Parameters<typeof anApplicationRequest>) =>
  submitApplication(anApplicationRequest(...request), deps);
const ten = <Result>(work: (index: number) => Result) => Array.from({ length: 10 }, (_, index) => work(index));

/** Sends all requests at once, and sorts the outcomes into answers and refusals. */
async function race(requests: readonly (() => Promise<unknown>)[]) {
  const outcomes = await Promise.all(
    requests.map(async (request) => {
      const reply = request();
      return reply.then(
        (answer) => ({ answer }),
        async () => ({ refusal: await refusalOf(reply) }),
      );
    }),
  );
  return {
    answers: outcomes.flatMap((outcome) => ('answer' in outcome ? [outcome.answer] : [])),
    refusals: outcomes.flatMap((outcome) => ('refusal' in outcome ? [outcome.refusal] : [])),
  };
}

test('of ten simultaneous applications for one occupation and level one is accepted and nine are refused', async () => {
  const person = aPerson(1);
  const { answers, refusals } = await race(ten(() => () => send(person)));
  expect(answers).toHaveLength(1);
  expect(refusals).toEqual(
    Array(9).fill({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ALREADY_SUBSIDISED'], pointers: [] }),
  );
  expect(await deps.applications.ofPerson(person.idNumber, 50)).toHaveLength(1);
  expect(await placesTaken(table, person)).toBe(1);
});

test('of ten simultaneous applications for ten occupations three are accepted and seven refused', async () => {
  const person = aPerson(2);
  const { answers, refusals } = await race(
    TEN_OCCUPATIONS.map((occupationCode) => () => send(person, { occupationCode })),
  );
  expect(answers).toHaveLength(3);
  expect(refusals).toEqual(
    Array(7).fill({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ANNUAL_LIMIT_REACHED'], pointers: [] }),
  );
  expect(await deps.applications.ofPerson(person.idNumber, 50)).toHaveLength(3);
  expect(await placesTaken(table, person)).toBe(3);
});

test('ten simultaneous requests with one key and one body create one application and get one answer', async () => {
  const person = aPerson(3);
  const { answers, refusals } = await race(ten(() => () => send(person, {}, 'key')));
  expect(refusals).toEqual([]);
  const [application] = await deps.applications.ofPerson(person.idNumber, 50);
  const location = `/v1/applications/${application?.applicationId}`;
  const created = answers.filter((answer) => 'body' in Object(answer));
  expect(created).toMatchObject([{ location }]);
  const text = JSON.stringify(Object(created[0]).body);
  expect(answers.filter((answer) => !created.includes(answer))).toEqual(
    Array(9).fill({ replay: { status: 201, text, location } }),
  );
});

test('of ten simultaneous requests with one key and ten bodies one is accepted and nine are refused', async () => {
  const person = aPerson(4);
  const { answers, refusals } = await race(
    TEN_OCCUPATIONS.map((occupationCode) => () => send(person, { occupationCode }, 'key')),
  );
  expect(answers).toHaveLength(1);
  expect(refusals).toEqual(Array(9).fill({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', reasons: [], pointers: [] }));
  expect(await placesTaken(table, person)).toBe(1);
});

test('of ten simultaneous second attempts one is accepted, and the first attempt stays on record', async () => {
  const person = aPerson(5);
  const earlier = await walk.caseIn('WITHDRAWN', person);
  const { answers, refusals } = await race(ten(() => () => send(person)));
  expect(answers).toMatchObject([{ body: { attempt: 2 } }]);
  expect(refusals).toHaveLength(9);
  const own = await deps.applications.ofPerson(person.idNumber, 50);
  expect(own.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
  const trail = await stored.trail(earlier);
  expect(trail.map(({ event }) => event)).toEqual(['SUBMITTED', 'WITHDRAWN']);
  expect(isUnbroken(trail)).toBe(true);
  expect(await placesTaken(table, person)).toBe(1);
});
