import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Check } from '../../shared/domain/finding.ts';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const registers = ['identity', 'employment', 'certificateRegistry'] as const;
const checkOf: Readonly<Record<(typeof registers)[number], Check>> = {
  identity: 'identity',
  employment: 'employment',
  certificateRegistry: 'certificate',
};
const silences = registers.flatMap((register) =>
  (['down', 'garbled'] as const).map((mode) => [register, mode] as const),
);

/** The outcome of each check, as staff see it before they decide. */
async function findings(applicationId: string) {
  const { checks } = await journey.evidenceOf('MANUAL_VERIFICATION', applicationId);
  return Object.fromEntries(checks.map(({ check, outcome }) => [check, outcome]));
}

describe('a register that gives no answer for four hours causes no refusal: staff verify by hand, and the case goes on', () => {
  test.each(silences)('%s %s', async (register, mode) => {
    await journey.setFaults({ [register]: { mode } });
    const { person, applicationId } = await journey.checked();
    await journey.advanceBy('PT3H50M');
    expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'VERIFYING', reasons: [] });
    await journey.advanceBy('PT10M');
    await journey.setFaults({});

    expect(await journey.read(person, applicationId)).toMatchObject({ phase: 'MANUAL_VERIFICATION', reasons: [] });
    const others = { identity: 'yes', employment: 'yes', certificate: 'yes' };
    expect(await findings(applicationId)).toEqual({ ...others, [checkOf[register]]: 'no-answer' });
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
  });

  test('all of them slow; the review of the certificate is pending meanwhile', async () => {
    await journey.setFaults({
      identity: { mode: 'slow' },
      employment: { mode: 'slow' },
      certificateRegistry: { mode: 'slow' },
    });
    const person = await journey.newcomer();
    const { applicationId } = await journey.submit(person);
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'PENDING', reasons: [] });
    await journey.settle();
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'PENDING', reasons: [] });
    // Down for the rest of the four hours: each try of a slow register takes a real second.
    await journey.setFaults({
      identity: { mode: 'down' },
      employment: { mode: 'down' },
      certificateRegistry: { mode: 'down' },
    });
    await journey.advanceBy('PT4H');
    await journey.setFaults({});

    expect(await findings(applicationId)).toEqual({
      identity: 'no-answer',
      employment: 'no-answer',
      certificate: 'no-answer',
    });
    expect(await journey.reviewOf(person, applicationId)).toMatchObject({ outcome: 'PENDING', reasons: [] });
    await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE' });
    expect(await journey.phaseOf(person, applicationId)).toBe('FUND_REVIEW');
  });
});

describe('a flaky register', () => {
  test.each(registers)('%s answers in the end, and cases pass without staff', async (register) => {
    // It answers the first request, and the last of the next four. The pauses between them are under a minute.
    await journey.setFaults({ [register]: { mode: 'flaky', rate: 0.75 } });
    for (const { applicationId } of [await journey.checked(), await journey.checked()]) {
      expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
    }
  });
});

test('if the employment register was silent, the city verifies the employment and assigns the case to its agency', async () => {
  await journey.setFaults({ employment: { mode: 'down' } });
  const { person, applicationId } = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  expect(await journey.openTask('MANUAL_VERIFICATION', applicationId)).toMatchObject({ agency: CITY });
  const found = { agency: '210213', employer: person.employer };
  const wrong = await journey.tryToDecide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', ...found });
  expect(wrong).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/agency' }] } });
  await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', ...found, agency: '210212' });
  expect(await journey.caseFile(applicationId)).toMatchObject({ agency: '210212', employer: person.employer });
  expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ agency: '210212' });
});

describe('an outage of a register of less than four hours', () => {
  test.each(registers)(
    '%s: a case that waits goes on by itself when the register is back, and needs no staff',
    async (register) => {
      await journey.setFaults({ [register]: { mode: 'down' } });
      const { person, applicationId } = await journey.checked();
      await journey.advanceBy('PT3H');
      expect(await journey.phaseOf(person, applicationId)).toBe('VERIFYING');
      await journey.setFaults({});
      await journey.advanceBy('PT10M');
      expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
    },
  );

  test('lets the applicant withdraw meanwhile, and staff are never asked about the case', async () => {
    await journey.setFaults({ identity: { mode: 'down' } });
    const { person, applicationId } = await journey.checked();
    await journey.withdraw(person, applicationId);
    await journey.advanceBy('PT5H');
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'WITHDRAWN']);
  });
});

test('a burst of submissions during a short outage of a register becomes no manual work', async () => {
  await journey.setFaults({ certificateRegistry: { mode: 'down' } });
  const people = await Promise.all(Array.from({ length: 45 }, () => journey.newcomer()));
  const cases = await Promise.all(people.map((person) => journey.submit(person)));
  await journey.settle();
  await journey.setFaults({});
  await journey.advanceBy('PT20M');
  for (const { applicationId } of cases) {
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED']);
  }
});

test('an application is accepted while all registers, the bank and the message gateway are down, and goes on when they are back', async () => {
  const down = { mode: 'down' } as const;
  await journey.setFaults({ identity: down, employment: down, certificateRegistry: down, bank: down, notifier: down });
  const { person, applicationId } = await journey.checked();
  await journey.advanceBy('PT4H');
  await journey.setFaults({});
  expect(await journey.phaseOf(person, applicationId)).toBe('MANUAL_VERIFICATION');
  await journey.decide('MANUAL_VERIFICATION', applicationId, { outcome: 'APPROVE', agency: '210203' });
  expect(await journey.openTask('FUND_REVIEW', applicationId)).toMatchObject({ agency: '210203' });
});
