import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { refusals } from './support/refusals.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

test('a refusal has one document number in the application, the certificate review and the case file', async () => {
  const { person, applicationId } = await journey.checked();
  expect(await journey.read(person, applicationId)).not.toHaveProperty('documentNumber');
  await journey.decide('FUND_REVIEW', applicationId, { outcome: 'REFUSE' });
  const { documentNumber } = await journey.read(person, applicationId);
  expect(documentNumber).toBe('210202-2021-1');
  expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'REFUSED', documentNumber });
  expect(await journey.caseFile(applicationId)).toMatchObject({ documentNumber });
  expect((await journey.ownApplications(person)).map((own) => own.documentNumber)).toEqual([documentNumber]);
});

test('twenty applications that the registers refuse at once get twenty numbers', async () => {
  const people = await Promise.all(Array.from({ length: 20 }, () => journey.newcomer({}, '210211')));
  for (const person of people) await journey.introduce(person, { insured: false });
  const cases = await Promise.all(people.map(async (person) => ({ person, ...(await journey.submit(person)) })));
  await journey.settle();
  const numbers = await Promise.all(
    cases.map(async ({ person, applicationId }) => (await journey.read(person, applicationId)).documentNumber),
  );
  expect(new Set(numbers).size).toBe(20);
  for (const number of numbers) expect(number).toMatch(/^210211-2021-([1-9]|1\d|20)$/);
});

test('a refused submission has the number of its receipt, and takes none of the city’s document numbers', async () => {
  const desk = refusals(journey);
  const { applicationId: receiptNumber } = await desk.receiptOf();
  expect(await journey.caseFile(receiptNumber)).toMatchObject({ documentNumber: receiptNumber });
  const person = await journey.newcomer();
  await journey.introduce(person, { agency: null, inCity: false });
  const { applicationId } = await journey.checked(person);
  expect(await journey.read(person, applicationId)).toMatchObject({ documentNumber: '210200-2021-1' });
});
