import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EXPLANATION, NOTE } from '../support/decisions.ts';
import { type Journey, personalIn, type Running, startJourney, timeToPay } from './support/journey.ts';
import type { Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

/** The task of the latest complaint, as its supervisor reads it. */
async function complaintTask(applicationId: string) {
  const { taskId, agency } = await journey.openTask('COMPLAINT', applicationId);
  const token = await journey.staffToken({ roles: ['supervisor'], agency });
  return journey.ask('readTask', { token, params: { taskId } });
}

describe('what staff key once the payment is ordered is a complaint', () => {
  test('that stops nothing, is put before a supervisor, and is decided with a note', async () => {
    const { person, applicationId, publishAt, closesAt, ...entry } = await journey.published();
    await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('PAYING');

    const complainant = await journey.citizen();
    const statement = '来信反映：此人的证书并非本人考取，请予核查。';
    const received = { receivedAt: publishAt, channel: 'LETTER', statement };
    const receipt = await journey.key(entry, complainant, received);
    expect(receipt).toMatchObject({ kind: 'COMPLAINT', receivedAt: publishAt });
    expect(await journey.stateOf(receipt)).toEqual({ status: 'RECEIVED' });
    expect(await journey.phaseOf(person, applicationId)).toBe('PAYING');
    const { name, idNumber, phone } = complainant;
    const { serial, noticeId } = entry;
    const asked = { ...received, serial, noticeId, complainant: { name, idNumber, phone } };
    expect((await complaintTask(applicationId)).request).toEqual(asked);

    await journey.setFaults({});
    await journey.advanceBy('PT2H');
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    for (const body of [{ outcome: 'UPHOLD' }, { outcome: 'DISMISS', note: '无' }]) {
      expect(await journey.tryToDecide('COMPLAINT', applicationId, body)).toMatchObject({
        status: 400,
        problem: { errors: [{ pointer: '/note' }] },
      });
    }
    for (const [member, type] of [
      [{ roles: ['fund-reviewer'] }, '/problems/wrong-role'],
      [{ name }, '/problems/own-objection'],
      [{ idNumber }, '/problems/own-objection'],
    ] as const) {
      const refused = await journey.tryToDecide('COMPLAINT', applicationId, { outcome: 'UPHOLD', note: NOTE }, member);
      expect(refused).toMatchObject({ status: 403, problem: { type } });
    }
    const upheld = await journey.decide('COMPLAINT', applicationId, { outcome: 'UPHOLD' });
    expect(upheld).toMatchObject({ status: 'DECIDED', decision: { outcome: 'UPHOLD', note: NOTE } });
    expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'UPHELD' });
    await journey.advanceBy('P3D');
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    expect(await journey.transfersTo(person)).toHaveLength(1);
    expect((await journey.eventsOf(applicationId)).slice(-2)).toEqual(['PAYMENT_SETTLED', 'COMPLAINT_DECIDED']);
  });

  test('one key, one complaint; two of a person are two tasks, each with an outcome of its own', async () => {
    const { person, applicationId, closesAt, ...entry } = await journey.published();
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    const complainant = await journey.citizen();
    const asked = await journey.keying(entry, complainant, { idempotencyKey: randomUUID() });
    const answers = await Promise.all([1, 2, 3].map(() => journey.send('keyObjection', asked)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const first = answers[0]?.body;
    if (!first) throw new Error('The complaint was refused');
    const second = await journey.key(entry, complainant);
    expect([first.kind, second.kind]).toEqual(['COMPLAINT', 'COMPLAINT']);

    const one = await journey.decide('COMPLAINT', applicationId, { outcome: 'DISMISS' });
    const other = await journey.decide('COMPLAINT', applicationId, { outcome: 'UPHOLD' });
    const outcomes = new Map([
      [one.taskId, 'DISMISSED'],
      [other.taskId, 'UPHELD'],
    ]);
    const taskId = `${applicationId}.complaint`;
    expect(await journey.stateOf(first)).toMatchObject({ status: 'DECIDED', outcome: outcomes.get(taskId) });
    expect(await journey.stateOf(second)).toMatchObject({ status: 'DECIDED', outcome: outcomes.get(`${taskId}.2`) });
    await expect(journey.openTask('COMPLAINT', applicationId)).rejects.toThrow('There is no open');
  });

  test('also about an entry that was refused or withdrawn', async () => {
    const withdrawn = await journey.published();
    const upheld = await journey.published();
    await journey.object(upheld, await journey.citizen());
    await journey.withdraw(withdrawn.person, withdrawn.applicationId);
    await journey.advanceTo(upheld.closesAt);
    await journey.decide('OBJECTION_REVIEW', upheld.applicationId, { outcome: 'UPHOLD' });
    for (const [phase, one] of [
      ['WITHDRAWN', withdrawn],
      ['REJECTED', upheld],
    ] as const) {
      const receipt = await journey.key(one, await journey.citizen(), { receivedAt: one.publishAt });
      expect(receipt.kind).toBe('COMPLAINT');
      await journey.decide('COMPLAINT', one.applicationId, { outcome: 'DISMISS' });
      expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
      expect(await journey.phaseOf(one.person, one.applicationId)).toBe(phase);
    }
  });
});

test('a complaint from before the window leaves the entry to be paid, and is decided at any time', async () => {
  const { person, applicationId, closesAt, ...entry } = await journey.published();
  const receipt = await journey.key(entry, await journey.citizen(), { receivedAt: '2021-06-01T09:00:00+08:00' });
  expect(receipt.kind).toBe('COMPLAINT');
  await journey.advanceTo(timeToPay(closesAt));
  expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
  await journey.advanceBy('P30D');
  expect(await journey.openTask('COMPLAINT', applicationId)).toMatchObject({ overdue: true });
  await journey.decide('COMPLAINT', applicationId, { outcome: 'DISMISS' });
  expect(await journey.stateOf(receipt)).toMatchObject({ status: 'DECIDED', outcome: 'DISMISSED' });
});

test('neither the applicant nor the public ever learns who complained or objected at the counter', async () => {
  const { person, applicationId, publishAt, closesAt, ...entry } = await journey.published();
  const [objector, complainant] = [await journey.citizen(), await journey.citizen()];
  const statement = '旅程窗口原文：此人从未在该公司工作。';
  const shown = [
    (await journey.tryToKey(entry, objector, { statement })).text,
    (await journey.tryToKey(entry, complainant, { statement, receivedAt: '2021-06-01T09:00:00+08:00' })).text,
    (await journey.send('readNotice', { params: { ...entry } })).text,
    ...(await everythingOf(person, applicationId)),
  ];
  await journey.advanceTo(closesAt);
  for (const { name, idNumber, phone } of [objector, complainant]) {
    for (const detail of [name, idNumber, phone]) {
      const explanation = `据${detail}反映，需进一步核实用工情况。`;
      const told = [
        await journey.tryToSuspend(applicationId, {}, { explanation }),
        await journey.tryToDecide('OBJECTION_REVIEW', applicationId, { outcome: 'UPHOLD', explanation }),
      ];
      for (const refused of told) {
        expect(refused).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/explanation' }] } });
      }
    }
  }
  await journey.decide('COMPLAINT', applicationId, { outcome: 'UPHOLD', note: `${complainant.name}所述属实` });
  await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'UPHOLD', explanation: EXPLANATION });
  shown.push(...(await everythingOf(person, applicationId)));
  expect(personalIn(shown.join(), [objector, complainant])).toEqual([]);
  expect(shown.join()).not.toContain(statement);
});

/** Everything that the service shows or sends to an applicant about a case. */
async function everythingOf(person: Person, applicationId: string): Promise<readonly string[]> {
  const asked = await journey.by(person, { params: { applicationId } });
  const routes = ['readOwnApplication', 'readCertificateReview', 'listOwnApplications'] as const;
  const answers = await Promise.all(routes.map((route) => journey.send(route, asked)));
  return [
    ...answers.map(({ text }) => text),
    ...(await journey.messagesAbout(applicationId)).filter(({ to }) => to === person.phone).map(({ text }) => text),
  ];
}
