import { setTimeout } from 'node:timers/promises';
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

type Case = Awaited<ReturnType<Journey['published']>>;

/** Several cases on one notice. */
async function several(): Promise<readonly Case[]> {
  const [last, ...others] = [await journey.approved(), await journey.approved(), await journey.approved()];
  await journey.advanceTo(last.publishAt);
  return Promise.all(
    [last, ...others].map(async (one) => ({ ...one, ...(await journey.entryOf(one.person, one.noticeId)) })),
  );
}

/** Moves the clock, and pulls the cases in the same moment. */
async function suspendWhile(instant: string, cases: readonly Case[]) {
  const asked = await Promise.all(cases.map(({ applicationId }) => journey.suspension(applicationId)));
  const [, ...answers] = await Promise.all([
    journey.advanceTo(instant),
    ...asked.map((each) => journey.send('suspendApplication', each)),
  ]);
  await journey.settle();
  return answers;
}

/** Nothing was ordered while the case was suspended, and it was ordered once at most. */
async function expectNoOrderWhileSuspended({ person, applicationId }: Case): Promise<readonly string[]> {
  const events = await journey.eventsOf(applicationId);
  const orders = events.flatMap((event, index) => (event === 'PAYMENT_REQUESTED' ? [index] : []));
  expect(orders.length).toBeLessThanOrEqual(1);
  for (const order of orders) {
    const before = events.slice(0, order).findLast((event) => /SUSPEN/.test(event));
    expect([undefined, 'SUSPENSION_LIFTED']).toContain(before);
  }
  expect(await journey.transfersTo(person)).toHaveLength(orders.length);
  return events;
}

async function expectPaidAfterLift(one: Case): Promise<void> {
  await journey.decide('SUSPENSION_REVIEW', one.applicationId, { outcome: 'LIFT' });
  const { phase, closesAt = '' } = await journey.read(one.person, one.applicationId);
  if (phase === 'AWAITING_PUBLICATION') await journey.advanceTo(timeToPay(closesAt));
  else await journey.advanceBy('P1D');
  expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAID');
  expect(await expectNoOrderWhileSuspended(one)).toContain('PAYMENT_SETTLED');
}

describe('a suspension and the close of the window', () => {
  test('the second before: the case leaves the notice, is not closed, and later has a window anew', async () => {
    const one = await journey.published();
    await journey.advanceTo(beijingTime(new Date(Date.parse(one.closesAt) - 1000)));
    await journey.suspend(one.applicationId);
    await journey.advanceTo(timeToPay(one.closesAt));
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('SUSPENDED');
    expect(await journey.eventsOf(one.applicationId)).not.toContain('CLOSED_UNCHALLENGED');
    await expectPaidAfterLift(one);
  });

  test('the same moment: each case is suspended, from whichever side, and never paid while it is', async () => {
    const cases = await several();
    const answers = await suspendWhile(cases[0]?.closesAt ?? '', cases);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await journey.advanceBy('P2D');
    for (const one of cases) {
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe('SUSPENDED');
      expect(await expectNoOrderWhileSuspended(one)).not.toContain('PAYMENT_REQUESTED');
    }
    for (const one of cases) await expectPaidAfterLift(one);
  });
});

describe('a suspension and the order of the payment', () => {
  test('the second before: nothing is ordered until it is lifted', async () => {
    const one = await journey.published();
    await journey.advanceTo(beijingTime(new Date(Date.parse(timeToPay(one.closesAt)) - 1000)));
    await journey.suspend(one.applicationId);
    await journey.advanceBy('P2D');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await expectPaidAfterLift(one);
  });

  test('the same moment: a case is either suspended and not paid, or paid and not suspended', async () => {
    const cases = await several();
    const answers = await suspendWhile(timeToPay(cases[0]?.closesAt ?? ''), cases);
    await journey.advanceBy('P2D');
    for (const [index, one] of cases.entries()) {
      const isSuspended = answers[index]?.status === 200;
      if (!isSuspended) expect(answers[index]).toMatchObject({ status: 409 });
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe(isSuspended ? 'SUSPENDED' : 'PAID');
      const events = await expectNoOrderWhileSuspended(one);
      expect(events.includes('SUSPENDED')).toBe(isSuspended);
      expect(events.includes('PAYMENT_SETTLED')).toBe(!isSuspended);
    }
    for (const one of cases) {
      if ((await journey.phaseOf(one.person, one.applicationId)) === 'SUSPENDED') await expectPaidAfterLift(one);
    }
  });

  test('while the registers are asked: the order finds the case suspended, and pays nothing', async () => {
    const one = await journey.published();
    await journey.setFaults({ certificateRegistry: { mode: 'slow' } });
    const moving = journey.advanceTo(timeToPay(one.closesAt));
    await setTimeout(300);
    expect(await journey.tryToSuspend(one.applicationId)).toMatchObject({ status: 200 });
    await moving;
    await journey.setFaults({});
    await journey.advanceBy('P1D');
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('SUSPENDED');
    expect(await journey.transfersTo(one.person)).toEqual([]);
    await expectPaidAfterLift(one);
  });
});

test('two who pull a case at once pull it once', async () => {
  const one = await journey.published();
  const asked = await Promise.all([1, 2, 3].map(() => journey.suspension(one.applicationId)));
  const answers = await Promise.all(asked.map((each) => journey.send('suspendApplication', each)));
  await journey.settle();
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect(await journey.noticeOf(one.noticeId)).toMatchObject({ withdrawnSerials: [one.serial], entryCount: 0 });
  await expectPaidAfterLift(one);
});

test('an objection and a suspension in the same moment: both hold, and the objection is heard after the lift', async () => {
  const one = await journey.published();
  const objector = await journey.citizen();
  const keying = await journey.keying(one, objector);
  const suspension = await journey.suspension(one.applicationId);
  const [keyed, suspended] = await Promise.all([
    journey.send('keyObjection', keying),
    journey.send('suspendApplication', suspension),
  ]);
  await journey.settle();
  expect([keyed.status, suspended.status, keyed.body?.kind]).toEqual([201, 200, 'OBJECTION']);
  await journey.decide('SUSPENSION_REVIEW', one.applicationId, { outcome: 'LIFT' });
  const { closesAt = '' } = await journey.read(one.person, one.applicationId);
  await journey.advanceTo(closesAt);
  expect(await journey.phaseOf(one.person, one.applicationId)).toBe('OBJECTION_REVIEW');
});
