import { afterAll, beforeAll, expect, test } from 'vitest';
import { CALENDAR_YEARS } from '../../shared/policy/calendar-years.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';

const firstYearWithoutData = Math.max(...Object.keys(CALENDAR_YEARS).map(Number)) + 1;

let running: Running;
let journey: Journey;
beforeAll(async () => {
  // As late as a certificate of the programme allows: the clock passes all the years up to the one without data.
  running = await startJourney('2022-12-28T09:00:00+08:00');
  journey = running.journey;
});
afterAll(() => running.stop());

test('a case approved in a year without holiday data waits for the data, and staff see what it lacks', async () => {
  const { person, applicationId } = await journey.checked(await journey.newcomer({ issuedOn: '2021-12-30' }));
  const approvedAt = `${firstYearWithoutData}-01-20T09:00:00+08:00`;
  await journey.advanceTo(approvedAt);
  await journey.approveFunds(applicationId);

  const shown = await journey.read(person, applicationId);
  expect(shown.phase).toBe('AWAITING_PUBLICATION');
  expect(shown).not.toHaveProperty('publishAt');
  const attention = { code: 'CALENDAR_MISSING', since: approvedAt };
  expect(await journey.caseFile(applicationId)).toMatchObject({ attention });
  await journey.advanceBy('PT3H');
  expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'AWAITING_PUBLICATION', attention });
});
