import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const waysInto: readonly (readonly [string, (person: Person) => Promise<string>])[] = [
  ['FUND_REVIEW', async (person) => (await journey.checked(person)).applicationId],
  ['PAYING', async (person) => ordered(person)],
  ['PAID', async (person) => ordered(person, 'P1D')],
  [
    'PAYMENT_RETURNED',
    async (person) => {
      await journey.setAccount(person.accountNumber, { outcome: 'RETURNED' });
      return ordered(person, 'P1D');
    },
  ],
  [
    'SUSPENDED',
    async (person) => (await journey.suspend((await journey.approved(person)).applicationId)).applicationId,
  ],
  [
    'WITHDRAWN',
    async (person) => {
      const { applicationId } = await journey.approved(person);
      await journey.withdraw(person, applicationId);
      return applicationId;
    },
  ],
];
/** A case whose payment is ordered, and the time after it. */
async function ordered(person: Person, after?: string): Promise<string> {
  const { applicationId, closesAt } = await journey.approved(person);
  await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
  await journey.advanceTo(timeToPay(closesAt));
  if (after) await journey.advanceBy(after);
  return applicationId;
}

test.each(waysInto)('a case in %s cannot be pulled: 409, and it stays as it is', async (phase, comeInto) => {
  const person = await journey.newcomer();
  const applicationId = await comeInto(person);
  expect(await journey.phaseOf(person, applicationId)).toBe(phase);
  const events = await journey.eventsOf(applicationId);
  expect(await journey.tryToSuspend(applicationId)).toMatchObject({
    status: 409,
    problem: { type: '/problems/wrong-phase' },
  });
  expect(await journey.eventsOf(applicationId)).toEqual(events);
});

test('a case is pulled by a supervisor or a fund reviewer of the agency or the city, with an explanation', async () => {
  const { applicationId, person } = await journey.approved();
  for (const [member, type] of [
    [{ roles: ['reviewer', 'payer', 'auditor'] }, '/problems/wrong-role'],
    [{ agency: '210203' }, '/problems/wrong-agency'],
    [{ idNumber: person.idNumber }, '/problems/own-application'],
  ] as const) {
    expect(await journey.tryToSuspend(applicationId, member)).toMatchObject({ status: 403, problem: { type } });
  }
  for (const body of [{}, { explanation: '太短' }, { explanation: 1 }]) {
    expect(await journey.tryToSuspend(applicationId, {}, body)).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/explanation' }] },
    });
  }
  expect(await journey.tryToSuspend('UNKNOWN000000000')).toMatchObject({ status: 404 });
  expect(await journey.phaseOf(person, applicationId)).toBe('AWAITING_PUBLICATION');
  expect(await journey.tryToSuspend(applicationId, { roles: ['fund-reviewer'], agency: CITY })).toMatchObject({
    status: 200,
  });
});
