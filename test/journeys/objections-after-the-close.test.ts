import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

/** A case whose window has just closed without an objection: it is to be paid in the morning. */
async function closed() {
  const one = await journey.published();
  await journey.advanceTo(one.closesAt);
  expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
  return { ...one, lastAfternoon: beijingTime(new Date(Date.parse(one.closesAt) - 8 * 3_600_000)) };
}
type Closed = Awaited<ReturnType<typeof closed>>;

/** Keys a letter that came on the last afternoon. */
const keyLetter = async (one: Closed, objector?: Awaited<ReturnType<Journey['citizen']>>) =>
  journey.key(one, objector ?? (await journey.citizen()), { receivedAt: one.lastAfternoon, channel: 'LETTER' });

async function expectPaidOnce({ person, applicationId }: Closed): Promise<void> {
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  expect(await journey.transfersTo(person)).toMatchObject([{ paymentId: `${applicationId}-1`, outcome: 'PAID' }]);
  const events = await journey.eventsOf(applicationId);
  expect(events.filter((event) => event === 'PAYMENT_REQUESTED')).toHaveLength(1);
}

describe('an objection of the window, keyed after the close while no order is out', () => {
  test('stops the payment, is reviewed, and where it is dismissed late the case is paid once', async () => {
    const one = await closed();
    const objector = await journey.citizen();
    const receipt = await keyLetter(one, objector);
    expect(receipt.kind).toBe('OBJECTION');
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });
    const { objections } = await journey.evidenceOf('OBJECTION_REVIEW', one.applicationId);
    expect(objections).toMatchObject([{ objectorName: objector.name, receivedAt: one.lastAfternoon }]);

    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.advanceBy('PT4H');
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    await expectPaidOnce(one);
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
    expect((await journey.messagesTo(objector.phone)).at(-1)?.text).toContain('异议不成立');
  });

  test('dismissed before the time to pay, leaves the case to be paid at that time, once', async () => {
    const one = await closed();
    await keyLetter(one);
    await journey.advanceBy('PT1H');
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await journey.advanceTo(timeToPay(one.closesAt));
    await expectPaidOnce(one);
    await journey.advanceBy('P3D');
    await expectPaidOnce(one);
  });

  test('and upheld, refuses the case: nothing is paid, and the place in the year is free', async () => {
    const one = await closed();
    const receipt = await keyLetter(one);
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'UPHOLD' });
    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.advanceBy('P2D');
    const { phase, reasons, remedies } = await journey.read(one.person, one.applicationId);
    expect({ phase, codes: reasons.map(({ code }) => code) }).toEqual({
      phase: 'REJECTED',
      codes: ['OBJECTION_UPHELD'],
    });
    expect(remedies).toBeDefined();
    expect(await journey.transfersTo(one.person)).toEqual([]);
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'UPHELD' });
    expect(await journey.submit(one.person)).toMatchObject({ attempt: 2 });
  });

  test('is due five working days after the close', async () => {
    const one = await closed();
    await keyLetter(one);
    const { dueAt } = await journey.openTask('OBJECTION_REVIEW', one.applicationId);
    const objected = await journey.published();
    await journey.object(objected, await journey.citizen());
    await journey.advanceTo(objected.closesAt);
    const inTime = await journey.openTask('OBJECTION_REVIEW', objected.applicationId);
    const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
    // Both windows close at the end of a day of the same week; the weekend between makes seven days of five.
    expect([days(one.closesAt, dueAt), days(objected.closesAt, inTime.dueAt)]).toEqual([7, 7]);
  });

  test('comes again from another person after a dismissal: a second review, of which the first objector hears nothing', async () => {
    const one = await closed();
    const [first, second] = [await journey.citizen(), await journey.citizen()];
    const receipt = await keyLetter(one, first);
    await journey.advanceBy('PT30M');
    const { taskId } = await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    await journey.advanceBy('PT30M');
    const later = await keyLetter(one, second);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
    expect((await journey.openTask('OBJECTION_REVIEW', one.applicationId)).taskId).toBe(`${taskId}.2`);
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
    expect(await journey.stateOf(later)).toEqual({ status: 'UNDER_REVIEW' });
    const told = await journey.messagesTo(first.phone);

    await journey.advanceTo(timeToPay(one.closesAt));
    await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'UPHOLD' });
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
    expect(await journey.stateOf(later)).toMatchObject({ status: 'DECIDED', outcome: 'UPHELD' });
    expect(await journey.messagesTo(first.phone)).toEqual(told);
    expect((await journey.messagesTo(second.phone)).at(-1)?.text).toContain('异议成立');
    expect(await journey.transfersTo(one.person)).toEqual([]);
  });
});

describe('several objections to one entry', () => {
  test('are decided together, and each objector reads and hears the outcome', async () => {
    const { applicationId, closesAt, ...entry } = await journey.published();
    const objectors = [await journey.citizen(), await journey.citizen(), await journey.citizen()] as const;
    const { body: online } = await journey.object(entry, objectors[0]);
    if (!online) throw new Error('The objection was refused');
    const receipts = [
      online,
      await journey.key(entry, objectors[1], { channel: 'PHONE' }),
      await journey.key(entry, objectors[2], { channel: 'LETTER' }),
    ];
    for (const receipt of receipts) expect(await journey.stateOf(receipt)).toEqual({ status: 'RECEIVED' });
    await journey.advanceTo(closesAt);
    for (const receipt of receipts) expect(await journey.stateOf(receipt)).toEqual({ status: 'UNDER_REVIEW' });
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    for (const receipt of receipts) {
      expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
    }
    for (const { phone } of objectors) {
      expect((await journey.messagesTo(phone)).filter(({ text }) => text.includes('异议不成立'))).toHaveLength(1);
    }
  });

  test('race the order of the payment: each is an objection that stopped it, or a complaint that did not', async () => {
    const one = await closed();
    const objectors = await Promise.all([journey.citizen(), journey.citizen(), journey.citizen()]);
    const asked = await Promise.all(
      objectors.map((objector) => journey.keying(one, objector, { receivedAt: one.lastAfternoon })),
    );
    const [, ...answers] = await Promise.all([
      journey.advanceTo(timeToPay(one.closesAt)),
      ...asked.map((each) => journey.send('keyObjection', each)),
    ]);
    await journey.settle();
    const kinds = answers.map(({ body }) => body?.kind);
    const events = await journey.eventsOf(one.applicationId);
    if (kinds.includes('OBJECTION')) {
      expect(kinds).toEqual(['OBJECTION', 'OBJECTION', 'OBJECTION']);
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
      expect(await journey.transfersTo(one.person)).toEqual([]);
      await journey.decide('OBJECTION_REVIEW', one.applicationId, { outcome: 'DISMISS' });
    } else {
      expect(kinds).toEqual(['COMPLAINT', 'COMPLAINT', 'COMPLAINT']);
      expect(events).not.toContain('OBJECTION_FILED');
    }
    await expectPaidOnce(one);
  });
});
