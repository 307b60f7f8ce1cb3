import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Phase } from '../../shared/domain/phase.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { newCertificate, type Person } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
beforeEach(() => journey.setFaults({}));
afterAll(() => running.stop());

const withdrawal = (person: Person, applicationId: string) => journey.by(person, { params: { applicationId } });
/** Any answer to a withdrawal. */
const tryToWithdraw = async (person: Person, applicationId: string) =>
  journey.send('withdrawApplication', await withdrawal(person, applicationId));

/** Brings a case of a person into a phase. */
const waysInto: readonly (readonly [Phase, (person: Person) => Promise<string>])[] = [
  [
    'VERIFYING',
    async (person) => {
      await journey.setFaults({ identity: { mode: 'slow' } });
      return (await journey.submit(person)).applicationId;
    },
  ],
  [
    'MANUAL_VERIFICATION',
    async (person) => {
      await journey.setFaults({ identity: { mode: 'down' } });
      const { applicationId } = await journey.checked(person);
      await journey.advanceBy('PT4H');
      return applicationId;
    },
  ],
  ['FUND_REVIEW', async (person) => (await journey.checked(person)).applicationId],
  ['AWAITING_PUBLICATION', async (person) => (await journey.approved(person)).applicationId],
  ['PUBLICISED', async (person) => (await journey.published(person)).applicationId],
  ['OBJECTION_REVIEW', async (person) => (await challenged(person)).applicationId],
];

async function challenged(person?: Person) {
  const published = await journey.published(person);
  await journey.object(published, await journey.citizen());
  await journey.advanceTo(published.closesAt);
  return published;
}

describe.each(waysInto)('in %s the applicant may withdraw', (phase, comeInto) => {
  test('200: no task stays open, the place in the annual limit is free, and the person may apply again', async () => {
    const person = await journey.newcomer();
    for (const occupationCode of ['4-12-01-01', '6-31-01-03']) {
      await journey.submit(person, await journey.certify(person, { occupationCode }));
    }
    await journey.settle();
    const applicationId = await comeInto(person);
    expect(await journey.phaseOf(person, applicationId)).toBe(phase);
    const fourth = await journey.submission(person, newCertificate({ occupationCode: '4-03-02-01' }));
    const limit = await journey.refused('submitApplication', fourth);
    expect(limit.reasons?.map(({ code }) => code)).toEqual(['ANNUAL_LIMIT_REACHED']);

    expect(await journey.withdraw(person, applicationId)).toMatchObject({ applicationId, phase: 'WITHDRAWN' });
    await journey.settle();
    expect((await journey.eventsOf(applicationId)).at(-1)).toBe('WITHDRAWN');
    for (const kind of ['MANUAL_VERIFICATION', 'FUND_REVIEW', 'OBJECTION_REVIEW'] as const) {
      await expect(journey.openTask(kind, applicationId)).rejects.toThrow('There is no open');
    }
    expect(await journey.submit(person)).toMatchObject({ attempt: 2 });
    expect(await tryToWithdraw(person, applicationId)).toMatchObject({ status: 409 });
  });
});

describe('a case withdrawn', () => {
  test('before its publication is never published', async () => {
    const { person, applicationId, publishAt, noticeId } = await journey.approved();
    await journey.withdraw(person, applicationId);
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(person, applicationId)).toBe('WITHDRAWN');
    await expect(journey.entryOf(person, noticeId)).rejects.toThrow();
  });

  test('during its publicity period disappears from the notice at once, and is never paid', async () => {
    const other = await journey.approved();
    const { person, applicationId, noticeId, closesAt, serial } = await journey.published();
    const entryCount = async () =>
      (await journey.ask('listNotices')).notices.find((notice) => notice.noticeId === noticeId)?.entryCount;
    expect(await entryCount()).toBe(2);
    await journey.withdraw(person, applicationId);
    await expect(journey.entryOf(person, noticeId)).rejects.toThrow('no such entry');
    expect(await journey.entryOf(other.person, noticeId)).toMatchObject({ amountFen: 250_000 });
    expect(await entryCount()).toBe(1);
    expect(await journey.object({ noticeId, serial }, await journey.citizen())).toMatchObject({ status: 404 });
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(person, applicationId)).toBe('WITHDRAWN');
    expect(await journey.transfersTo(person)).toEqual([]);
  });
});

test('from PAYING on a withdrawal is 409: during the payment, after it, and after its return', async () => {
  const one = await journey.approved();
  const returned = await journey.newcomer();
  await journey.setAccount(returned.accountNumber, { outcome: 'RETURNED' });
  const other = await journey.approved(returned);
  await journey.setFaults({ bank: { mode: 'none', silentCallbacks: true } });
  await journey.advanceTo(timeToPay(one.closesAt));
  for (const [phase, { person, applicationId }] of [
    ['PAYING', one],
    ['PAYING', other],
  ] as const) {
    expect(await journey.phaseOf(person, applicationId)).toBe(phase);
    expect(await tryToWithdraw(person, applicationId)).toMatchObject({
      status: 409,
      problem: { type: '/problems/wrong-phase' },
    });
  }
  await journey.advanceBy('PT2H');
  for (const [phase, { person, applicationId }] of [
    ['PAID', one],
    ['PAYMENT_RETURNED', other],
  ] as const) {
    expect(await tryToWithdraw(person, applicationId)).toMatchObject({ status: 409 });
    expect(await journey.phaseOf(person, applicationId)).toBe(phase);
  }
});

describe('a withdrawal simultaneous', () => {
  const several = () => Promise.all(Array.from({ length: 5 }, () => journey.checked()));
  /** A withdrawal and a decision on the money, sent at the same moment. */
  async function withdrawWhile(person: Person, applicationId: string, outcome: 'APPROVE' | 'REFUSE') {
    const withdraw = await withdrawal(person, applicationId);
    const decide = await journey.decision('FUND_REVIEW', applicationId, { outcome });
    const answers = await Promise.all([
      journey.send('withdrawApplication', withdraw),
      journey.send('decideTask', decide),
    ]);
    await journey.settle();
    return answers;
  }

  test('with a refusal: one is 200, the other 409, and the case follows the accepted one', async () => {
    for (const { person, applicationId } of await several()) {
      const [withdrawn, refused] = await withdrawWhile(person, applicationId, 'REFUSE');
      expect([withdrawn.status, refused.status].sort()).toEqual([200, 409]);
      const [phase, event] =
        withdrawn.status === 200 ? ['WITHDRAWN', 'WITHDRAWN'] : ['REJECTED', 'FUND_REVIEW_REFUSED'];
      expect(await journey.caseFile(applicationId)).toMatchObject({ phase, overdue: false });
      expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED', event]);
    }
  });

  test('with an approval: the approval is accepted only if it comes first, and the case is withdrawn', async () => {
    for (const { person, applicationId } of await several()) {
      const [withdrawn, approved] = await withdrawWhile(person, applicationId, 'APPROVE');
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(approved.status);
      const inBetween = approved.status === 200 ? ['FUND_REVIEW_APPROVED'] : [];
      expect(await journey.caseFile(applicationId)).toMatchObject({ phase: 'WITHDRAWN', overdue: false });
      expect(await journey.eventsOf(applicationId)).toEqual([
        'SUBMITTED',
        'VERIFICATION_PASSED',
        ...inBetween,
        'WITHDRAWN',
      ]);
    }
  });

  test('with another: the case is withdrawn once', async () => {
    const { person, applicationId } = await journey.checked();
    const asked = await withdrawal(person, applicationId);
    const answers = await Promise.all([1, 2].map(() => journey.send('withdrawApplication', asked)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await journey.eventsOf(applicationId)).toEqual(['SUBMITTED', 'VERIFICATION_PASSED', 'WITHDRAWN']);
  });

  test('with objections: each is either kept or refused as too late, and the audit trail is complete', async () => {
    const { person, applicationId, ...entry } = await journey.published();
    const objectors = await Promise.all([journey.citizen(), journey.citizen(), journey.citizen()]);
    const asked = await withdrawal(person, applicationId);
    const [withdrawn, ...objections] = await Promise.all([
      journey.send('withdrawApplication', asked),
      ...objectors.map((objector) => journey.object(entry, objector)),
    ]);
    expect(withdrawn.status).toBe(200);
    const events = await journey.eventsOf(applicationId);
    const kept = objections.filter(({ status }) => status === 201).length;
    for (const { status } of objections) expect([201, 404, 409]).toContain(status);
    expect(events.filter((event) => event === 'OBJECTION_FILED')).toHaveLength(kept);
    expect(events.at(-1)).toBe('WITHDRAWN');
  });
});
