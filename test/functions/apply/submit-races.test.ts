import { beforeAll, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { annualCounterKey } from '../../../shared/table/keys.ts';
import { getItem, type Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { refusalOf } from '../../support/answers.ts';
import { anApplicationBody, type Declaration, TEN_OCCUPATIONS } from '../../support/applications.ts';
import { caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';

let table: Table;
let deps: UseCaseDeps;
beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table);
});

const send = (person: Person, declaration: Declaration = {}, idempotencyKey?: string) =>
  submitApplication(
    { ...asApplicant(person), body: anApplicationBody({ person, ...declaration }), idempotencyKey },
    deps,
  );
const placesOf = async ({ idNumber }: Person) => (await getItem(table, annualCounterKey(idNumber, 2021)))?.taken;
const ten = <Result>(work: (index: number) => Result) => Array.from({ length: 10 }, (_, index) => work(index));

/** Lets all requests go at once and sorts out what became of each. */
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

test('of ten applications at once for the same occupation and level one is taken and nine are refused', async () => {
  const person = aPerson(1);
  const { answers, refusals } = await race(ten(() => () => send(person)));
  expect(answers).toHaveLength(1);
  expect(refusals).toEqual(
    Array(9).fill({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ALREADY_SUBSIDISED'], pointers: [] }),
  );
  expect(await deps.applications.ofPerson(person.idNumber, 50)).toHaveLength(1);
  expect(await placesOf(person)).toBe(1);
});

test('of ten applications at once for ten occupations three are taken and seven meet the limit of the year', async () => {
  const person = aPerson(2);
  const { answers, refusals } = await race(
    TEN_OCCUPATIONS.map((occupationCode) => () => send(person, { occupationCode })),
  );
  expect(answers).toHaveLength(3);
  expect(refusals).toEqual(
    Array(7).fill({ status: 409, code: 'ALREADY_APPLIED', reasons: ['ANNUAL_LIMIT_REACHED'], pointers: [] }),
  );
  expect(await deps.applications.ofPerson(person.idNumber, 50)).toHaveLength(3);
  expect(await placesOf(person)).toBe(3);
});

test('ten requests at once with one key and one body create one application and have one answer', async () => {
  const person = aPerson(3);
  const { answers, refusals } = await race(ten(() => () => send(person, {}, 'key')));
  expect(refusals).toEqual([]);
  const [stored] = await deps.applications.ofPerson(person.idNumber, 50);
  const location = `/v1/applications/${stored?.applicationId}`;
  const created = answers.filter((answer) => 'body' in Object(answer));
  expect(created).toMatchObject([{ location }]);
  const text = JSON.stringify(Object(created[0]).body);
  expect(answers.filter((answer) => !created.includes(answer))).toEqual(
    Array(9).fill({ replay: { status: 201, text, location } }),
  );
});

test('of ten requests at once with one key and ten bodies one is taken and nine learn that the key is in use', async () => {
  const person = aPerson(4);
  const { answers, refusals } = await race(
    TEN_OCCUPATIONS.map((occupationCode) => () => send(person, { occupationCode }, 'key')),
  );
  expect(answers).toHaveLength(1);
  expect(refusals).toEqual(Array(9).fill({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', reasons: [], pointers: [] }));
  expect(await placesOf(person)).toBe(1);
});

test('of ten second attempts at once one is taken, and the first stays on record', async () => {
  const person = aPerson(5);
  const earlier = await caseWalk(deps).caseIn('WITHDRAWN', person);
  const { answers, refusals } = await race(ten(() => () => send(person)));
  expect(answers).toMatchObject([{ body: { attempt: 2 } }]);
  expect(refusals).toHaveLength(9);
  const own = await deps.applications.ofPerson(person.idNumber, 50);
  expect(own.map(({ attempt }) => attempt).sort()).toEqual([1, 2]);
  const trail = await deps.records.trail(await deps.applications.byId(earlier));
  expect(trail.map(({ event }) => event)).toEqual(['SUBMITTED', 'WITHDRAWN']);
  expect(isUnbroken(trail)).toBe(true);
  expect(await placesOf(person)).toBe(1);
});
