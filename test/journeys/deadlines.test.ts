import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijingTime, civilDate, endOfDay } from '../../shared/domain/civil-date.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney('2020-07-31T23:59:00+08:00');
  journey = running.journey;
});
afterAll(() => running.stop());

// Ordered by the last day, because the clock only moves forward.
describe.each([
  ['2019-07-31', '2020-07-31', 'the first day of the window'],
  ['2020-02-07', '2021-02-07', 'a Sunday, but a make-up working day'],
  ['2020-02-29', '2021-03-01', 'no 29 February 2021, and the 28th is a Sunday'],
  ['2020-10-01', '2021-10-08', 'National Day week'],
  ['2021-12-31', '2023-01-03', 'a Saturday, then the New Year holiday; the last day of the window'],
])('a certificate of %s may be submitted until %s (%s)', (issuedOn, lastDay) => {
  const deadline = endOfDay(civilDate(lastDay));
  const secondsAfter = (seconds: number): string => beijingTime(new Date(deadline.getTime() + seconds * 1000));

  test('is accepted one second before 24:00 in Beijing', async () => {
    await journey.advanceTo(secondsAfter(-1));
    const person = await journey.newcomer({ issuedOn });
    const submitted = await journey.submit(person);
    expect(submitted).toMatchObject({ phase: 'VERIFYING', submittedAt: secondsAfter(-1) });
    await journey.withdraw(person, submitted.applicationId);
  });

  test.each([
    [0, 'at 24:00'],
    [1, 'one second after'],
  ])('is refused %i seconds later: %s', async (seconds) => {
    await journey.advanceTo(secondsAfter(seconds));
    const person = await journey.newcomer({ issuedOn });
    const problem = await journey.refused('submitApplication', await journey.submission(person));
    expect(problem.status).toBe(422);
    expect(problem.reasons?.map(({ code }) => code)).toEqual(['APPLICATION_DEADLINE_PASSED']);
    const told = await journey.ask('checkEligibility', await journey.submission(person));
    expect(told).toMatchObject({ eligible: false, lastDayToApply: lastDay });
  });
});
