import { describe, expect, test } from 'vitest';
import { submitApplication } from '../../../functions/apply/submit-application.ts';
import { listRefusals } from '../../../functions/refusal/list-refusals.ts';
import { encodeNext } from '../../../shared/contracts/next.ts';
import { bodyOf, receiptOf, refusalOf } from '../../support/answers.ts';
import { anApplicationRequest, SUBMITTED_AT } from '../../support/applications.ts';
import { allPages } from '../../support/pages.ts';
import { asApplicant, countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const nextPerson = countingPeople();

const submit = (person: Person) =>
  submitApplication(anApplicationRequest(person, { applicantCategory: 'OTHER' }), deps);
const list = async (person: Person, query: { limit: number; next?: string }) =>
  bodyOf(await listRefusals({ ...asApplicant(person), query }, deps));

describe('the list of receipts', () => {
  test.each([1, 2, 3, 7, 100])('in pages of %i has each receipt once, newest first', async (limit) => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    await receiptOf(submit(nextPerson()));
    await walk.submit(person);
    const numbers: string[] = [];
    for (let sent = 0; sent < 7; sent += 1) {
      numbers.unshift(await receiptOf(submit(person)));
      deps.clock.pass(1000);
    }
    const pages = await allPages((mark) => list(person, { limit, ...mark }));
    expect(pages.flatMap(({ refusals }) => refusals.map(({ receiptNumber }) => receiptNumber))).toEqual(numbers);
    expect(pages).toHaveLength(Math.ceil(7 / limit));
  });

  test('leaves out those that cannot be read any more, and goes on past none that can', async () => {
    const person = nextPerson();
    deps.clock.set(SUBMITTED_AT);
    await receiptOf(submit(person));
    deps.clock.set('2021-06-17T09:00:00+08:00');
    const later = await receiptOf(submit(person));
    deps.clock.set('2023-06-17T00:00:00+08:00');
    const pages = await allPages((mark) => list(person, { limit: 1, ...mark }));
    expect(pages.flatMap(({ refusals }) => refusals)).toMatchObject([{ receiptNumber: later }]);
  });

  test('does not take the mark of another list', async () => {
    const next = encodeNext('own-applications', '2021-06-16T01:00:00.000Z#CASE0000000000AB');
    expect(await refusalOf(list(nextPerson(), { limit: 1, next }))).toMatchObject({ status: 400, code: 'VALIDATION' });
  });
});
