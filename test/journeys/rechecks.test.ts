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

/** Nothing was ordered for the case: it is suspended, and a supervisor is asked. */
async function expectSuspended({ person, applicationId }: Case, ...codes: readonly string[]): Promise<void> {
  expect(await journey.transfersTo(person)).toEqual([]);
  expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'SUSPENDED', payments: [] });
  expect(await journey.eventsOf(applicationId)).not.toContain('PAYMENT_REQUESTED');
  const { request } = await suspensionTask(applicationId);
  expect(request?.reasons?.map(({ code }) => code)).toEqual(codes);
  expect(request).not.toHaveProperty('askedBy');
}

async function suspensionTask(applicationId: string) {
  const { taskId, agency } = await journey.openTask('SUSPENSION_REVIEW', applicationId);
  const token = await journey.staffToken({ roles: ['supervisor'], agency });
  return journey.ask('readTask', { token, params: { taskId } });
}

const decide = ({ applicationId }: Case, outcome: 'LIFT' | 'REVOKE') =>
  journey.decide('SUSPENSION_REVIEW', applicationId, { outcome });

async function expectPaidOnce({ person, applicationId }: Case): Promise<void> {
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  expect(await journey.transfersTo(person)).toMatchObject([{ paymentId: `${applicationId}-1`, outcome: 'PAID' }]);
}

describe('a certificate revoked during the publicity period', () => {
  test('is not paid: the case is suspended by the system, and stays so until a supervisor decides', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    await expectSuspended(one, 'CERTIFICATE_REVOKED');
    expect(await rechecksOf(one)).toEqual({ identity: ['yes', []], certificate: ['no', ['CERTIFICATE_REVOKED']] });
    await journey.advanceBy('P10D');
    await expectSuspended(one, 'CERTIFICATE_REVOKED');
    await journey.advanceBy('P7D');
    expect(await journey.caseFile(one.applicationId)).toMatchObject({ attention: { code: 'SUSPENDED_OVERDUE' } });
    await expectSuspended(one, 'CERTIFICATE_REVOKED');
  });

  test('is told to its applicant in words, who may say something about it', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    const { phase, reasons, suspension, timeline } = await journey.read(one.person, one.applicationId);
    expect({ phase, reasons, last: timeline.at(-1)?.phase }).toEqual({
      phase: 'SUSPENDED',
      reasons: [],
      last: 'SUSPENDED',
    });
    expect(suspension?.explanation).toMatch(/^拨付前再次核验时，.*证书.*。$/);
    expect((await journey.messagesAbout(one.applicationId)).at(-1)?.text).toContain('已暂停办理');
    const text = '证书系发证机构系统调整，原证书仍然有效。';
    expect(await journey.makeStatement(one.person, one.applicationId, text)).toMatchObject({ status: 200 });
    expect((await suspensionTask(one.applicationId)).statement?.text).toBe(text);
  });

  test('is paid once a supervisor lifts the suspension, although the register still says the same', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    await decide(one, 'LIFT');
    await journey.advanceBy('P1D');
    await expectPaidOnce(one);
    expect(await rechecksOf(one)).toMatchObject({ certificate: ['no', ['CERTIFICATE_REVOKED']] });
  });

  test('and then a name that has changed: the new reason suspends the case again, and the old one does not', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    await journey.introduce({ ...one.person, name: `${one.person.name}改` });
    const { taskId } = await decide(one, 'LIFT');
    await expectSuspended(one, 'IDENTITY_MISMATCH');
    expect((await journey.openTask('SUSPENSION_REVIEW', one.applicationId)).taskId).toBe(`${taskId}.2`);
    await decide(one, 'LIFT');
    await journey.advanceBy('P1D');
    await expectPaidOnce(one);
  });

  test('is refused where a supervisor revokes the approval, and never paid', async () => {
    const one = await journey.published();
    await revoke(one);
    await untilAskedAgain(one);
    await decide(one, 'REVOKE');
    await journey.advanceBy('P3D');
    const { phase, reasons } = await journey.read(one.person, one.applicationId);
    expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual({
      phase: 'REJECTED',
      codes: ['APPROVAL_REVOKED'],
    });
    expect(await journey.transfersTo(one.person)).toEqual([]);
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
  await expectSuspended(one, 'IDENTITY_MISMATCH');
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
    await expectSuspended(one, 'CERTIFICATE_REVOKED');
  });
});

test('forty cases due at the same time are all asked about, a few at once, and paid on that day', async () => {
  const cases: Awaited<ReturnType<Journey['approved']>>[] = [];
  for (let made = 0; made < 40; made += 1) cases.push(await journey.approved());
  await untilAskedAgain({ closesAt: cases[0]?.closesAt ?? '' });
  await journey.advanceBy('PT2H');
  for (const { person, applicationId } of cases) expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
});
