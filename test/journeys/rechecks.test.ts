import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

type Case = Awaited<ReturnType<Journey['published']>>;

const revoke = ({ person }: Case) => journey.registerCertificate(person, person.certificate, { status: 'REVOKED' });
const correct = ({ person }: Case) => journey.registerCertificate(person);
const alarms = (name: string) => running.service.said().split(`"${name}":1`).length - 1;

/** Moves the clock to the time to pay, and on by the pause before the second try of a register. */
async function untilAskedAgain({ closesAt }: Pick<Case, 'closesAt'>): Promise<void> {
  await journey.advanceTo(timeToPay(closesAt));
  await journey.advanceBy('PT10M');
}

/** The outcome of each register that was asked again, as staff see it. */
async function rechecksOf({ applicationId }: Case) {
  const { rechecks } = await journey.caseFile(applicationId);
  return Object.fromEntries(
    rechecks.map(({ check, outcome, reasons }) => [check, [outcome, reasons.map(({ code }) => code)]]),
  );
}

/** Nothing was ordered for the case, and it waits for an operator. */
async function expectHeld(one: Case): Promise<void> {
  expect(await journey.transfersTo(one.person)).toEqual([]);
  expect(await journey.caseFile(one.applicationId)).toMatchObject({
    phase: 'PAYING',
    payments: [],
    attention: { code: 'RECHECK_REFUSED' },
  });
  expect(await journey.eventsOf(one.applicationId)).not.toContain('PAYMENT_REQUESTED');
}

describe('a certificate revoked during the publicity period', () => {
  test('is not paid, neither at its time nor by any later sweep, and the operators are told', async () => {
    const one = await journey.published();
    const before = alarms('ApplicationParked');
    await revoke(one);
    await untilAskedAgain(one);
    await expectHeld(one);
    expect(await rechecksOf(one)).toEqual({ identity: ['yes', []], certificate: ['no', ['CERTIFICATE_REVOKED']] });
    await expect.poll(() => alarms('ApplicationParked')).toBe(before + 1);
    await journey.advanceBy('P10D');
    await expectHeld(one);
    expect(alarms('ApplicationParked')).toBe(before + 1);
    expect(alarms('ApplicationOverdue')).toBeGreaterThan(0);
  });

  test('shows its applicant the phase, and neither a reason nor a message', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    const told = await journey.messagesAbout(one.applicationId);
    await journey.advanceBy('P2D');
    const { phase, reasons, timeline, ...shown } = await journey.read(one.person, one.applicationId);
    expect({ phase, reasons, last: timeline.at(-1)?.phase }).toEqual({ phase: 'PAYING', reasons: [], last: 'PAYING' });
    expect(JSON.stringify(shown)).not.toMatch(/RECHECK|REVOKED/);
    expect(await journey.messagesAbout(one.applicationId)).toEqual(told);
  });

  test('that is valid again at the time to pay is paid', async () => {
    const one = await journey.published();
    await revoke(one);
    await correct(one);
    await untilAskedAgain(one);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAID');
  });
});

test('a person whose name in the register has changed is not paid', async () => {
  const one = await journey.published();
  await journey.introduce({ ...one.person, name: `${one.person.name}改` });
  await untilAskedAgain(one);
  await expectHeld(one);
  expect(await rechecksOf(one)).toEqual({ identity: ['no', ['IDENTITY_MISMATCH']], certificate: ['yes', []] });
});

describe('a silent register does not hold up a payment', () => {
  test.each(['identity', 'certificateRegistry'] as const)(
    '%s is asked once more after ten minutes, then the case is paid once',
    async (register) => {
      const one = await journey.published();
      await journey.setFaults({ [register]: { mode: 'down' } });
      await journey.advanceTo(timeToPay(one.closesAt));
      expect(await journey.transfersTo(one.person)).toEqual([]);
      await journey.advanceBy('PT10M');
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAID');
      expect(await journey.transfersTo(one.person)).toMatchObject([{ paymentId: `${one.applicationId}-1` }]);
      const answered = register === 'identity' ? 'certificate' : 'identity';
      expect(await rechecksOf(one)).toEqual({ [answered]: ['yes', []] });
    },
  );

  test('that says no at the second try stops it all the same', async () => {
    const one = await journey.published();
    await revoke(one);
    await journey.setFaults({ certificateRegistry: { mode: 'garbled' } });
    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.setFaults({});
    await journey.advanceBy('PT10M');
    await expectHeld(one);
  });
});

test('forty cases due at the same time are all asked about, a few at once, and paid on that day', async () => {
  const cases: Awaited<ReturnType<Journey['approved']>>[] = [];
  for (let made = 0; made < 40; made += 1) cases.push(await journey.approved());
  await untilAskedAgain({ closesAt: cases[0]?.closesAt ?? '' });
  await journey.advanceBy('PT2H');
  for (const { person, applicationId } of cases) expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
});
