import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { type Refused, refusals } from './support/refusals.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof refusals>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = refusals(journey);
});
afterAll(() => running.stop());

const statusOf = async ({ person, applicationId }: Refused) =>
  (await journey.send('readRefusal', await journey.by(person, { params: { receiptNumber: applicationId } }))).status;

test('a receipt is read to the last second of its two years, and not found after', async () => {
  const receipt = await desk.receiptOf();
  await journey.advanceTo('2021-06-17T09:00:00+08:00');
  const later = await desk.receiptOf(receipt.person);

  await journey.advanceTo('2023-06-16T23:59:59+08:00');
  expect(await statusOf(receipt)).toBe(200);
  expect(await desk.receiptsOf(receipt.person)).toHaveLength(2);
  await journey.advanceTo('2023-06-17T00:00:00+08:00');
  expect(await statusOf(receipt)).toBe(404);
  expect(await desk.receiptsOf(receipt.person)).toMatchObject([{ receiptNumber: later.applicationId }]);
  expect(await statusOf(later)).toBe(200);
});
