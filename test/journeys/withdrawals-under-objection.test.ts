import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney } from './support/journey.ts';
import type { Person } from './support/people.ts';
import type { Success } from './support/strict-client.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

describe('an application under objection that is withdrawn', () => {
  /** The outcome of each receipt, and how often each objector was told. */
  async function told(receipts: readonly Success<'fileObjection'>[], objectors: readonly Person[]) {
    const states = await Promise.all(receipts.map((receipt) => journey.stateOf(receipt)));
    const messages = await Promise.all(objectors.map(({ phone }) => journey.messagesTo(phone)));
    return {
      outcomes: states.map(({ status, outcome }) => [status, outcome]),
      messages: messages.map((to) => to.filter(({ text }) => text.includes('已撤回')).length),
    };
  }

  test.each(['PUBLICISED', 'OBJECTION_REVIEW'])('in %s leaves each objection an outcome', async (phase) => {
    const { person, applicationId, closesAt, ...entry } = await journey.published();
    const objectors = [await journey.citizen(), await journey.citizen()] as const;
    const { body: online } = await journey.object(entry, objectors[0]);
    if (!online) throw new Error('The objection was refused');
    const receipts = [online, await journey.key(entry, objectors[1], { channel: 'LETTER' })];
    if (phase === 'OBJECTION_REVIEW') await journey.advanceTo(closesAt);
    expect(await journey.phaseOf(person, applicationId)).toBe(phase);
    await journey.withdraw(person, applicationId);
    await journey.settle();
    const withdrawn = ['DECIDED', 'CASE_WITHDRAWN'];
    expect(await told(receipts, objectors)).toEqual({ outcomes: [withdrawn, withdrawn], messages: [1, 1] });
    expect(await journey.stateOf(online)).toMatchObject({ decidedAt: await journey.now() });
  });

  test('after an earlier objection was dismissed, leaves that one dismissed', async () => {
    const { person, applicationId, closesAt, publishAt, ...entry } = await journey.published();
    await journey.advanceTo(closesAt);
    const objectors = [await journey.citizen(), await journey.citizen()] as const;
    const first = await journey.key(entry, objectors[0], { receivedAt: publishAt });
    await journey.advanceBy('PT10M');
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    await journey.advanceBy('PT10M');
    const second = await journey.key(entry, objectors[1], { receivedAt: publishAt });
    await journey.withdraw(person, applicationId);
    await journey.settle();
    expect(await told([first, second], objectors)).toEqual({
      outcomes: [
        ['DECIDED', 'DISMISSED'],
        ['DECIDED', 'CASE_WITHDRAWN'],
      ],
      messages: [0, 1],
    });
  });

  test('takes back the review of objections, and leaves a complaint to be decided', async () => {
    const { person, applicationId, closesAt, ...entry } = await journey.published();
    const complaint = await journey.key(entry, await journey.citizen(), { receivedAt: '2021-06-01T09:00:00+08:00' });
    await journey.key(entry, await journey.citizen());
    await journey.advanceTo(closesAt);
    await journey.withdraw(person, applicationId);
    await journey.settle();
    await expect(journey.openTask('OBJECTION_REVIEW', applicationId)).rejects.toThrow('There is no open');
    await journey.decide('COMPLAINT', applicationId, { outcome: 'UPHOLD' });
    expect(await journey.stateOf(complaint)).toMatchObject({ status: 'DECIDED', outcome: 'UPHELD' });
    expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'WITHDRAWN', overdue: false });
  });
});
