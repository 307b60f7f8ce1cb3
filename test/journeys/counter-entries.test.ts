import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fictionalStaffIdNumber } from '../../fictional/fictional-staff.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import { agentOf, counter } from './support/counter.ts';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
let desk: ReturnType<typeof counter>;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
  desk = counter(journey);
});
afterAll(() => running.stop());

/** The account and the ID number of the one who enters; in every role, so that only the entry keeps them away. */
const CLERK = {
  staffId: 'clerk-at-the-counter',
  idNumber: fictionalStaffIdNumber('clerk-at-the-counter'),
  name: '员旅窗',
};
const roles = ['reviewer', 'fund-reviewer', 'supervisor', 'payer'];
const problemOf = (answer: object) =>
  answer as { readonly status: number; readonly problem?: { readonly type: string } };

/** Whoever entered it is refused the decision, under this account and under another one. */
async function expectRefusedToClerk(kind: TaskKind, applicationId: string, outcome: string): Promise<void> {
  for (const staffId of [CLERK.staffId, 'another-account-of-the-clerk']) {
    const asked = await journey.decision(kind, applicationId, { outcome }, { ...CLERK, staffId, roles });
    expect(await journey.send('decideTask', asked)).toMatchObject({
      status: 403,
      problem: { type: '/problems/separation-of-duties' },
    });
  }
}

describe('an application that is entered at the counter', () => {
  test('is paid like any other, and whoever entered it decides nothing in it', async () => {
    const person = await journey.newcomer();
    await journey.setFaults({ employment: { mode: 'down' } });
    const { applicationId, phase, counterEntry } = await desk.enter(person, { member: { ...CLERK, roles } });
    expect({ phase, counterEntry }).toEqual({ phase: 'VERIFYING', counterEntry: { presentedBy: 'SELF' } });
    await journey.advanceBy('PT5H');
    await journey.settle();
    await expectRefusedToClerk('MANUAL_VERIFICATION', applicationId, 'APPROVE');
    await journey.setFaults({});
    await journey.decide('MANUAL_VERIFICATION', applicationId, {
      outcome: 'APPROVE',
      employer: person.employer,
      agency: person.agency,
    });
    await expectRefusedToClerk('FUND_REVIEW', applicationId, 'APPROVE');
    await journey.approveFunds(applicationId);
    const { publishAt, closesAt, noticeId } = await journey.read(person, applicationId);
    await journey.advanceTo(publishAt ?? '');
    const { serial } = await journey.entryOf(person, noticeId ?? '');
    await journey.key({ noticeId: noticeId ?? '', serial }, await journey.citizen());
    await journey.advanceTo(closesAt ?? '');
    await expectRefusedToClerk('OBJECTION_REVIEW', applicationId, 'DISMISS');
    await journey.decide('OBJECTION_REVIEW', applicationId, { outcome: 'DISMISS' });
    await journey.advanceTo(timeToPay(closesAt ?? ''));
    await journey.settle();
    expect(await journey.phaseOf(person, applicationId)).toBe('PAID');
    expect(await journey.transfersTo(person)).toHaveLength(1);
  });

  test('is on record with the channel and who entered it, and its trail is whole', async () => {
    const person = await journey.newcomer();
    const agent = agentOf(desk.agent(), '委托代理人');
    const { applicationId } = await desk.enter(person, { member: CLERK, more: { presentedBy: 'AGENT', agent } });
    const token = await journey.auditorToken();
    const { events, unbroken } = await journey.ask('listCaseEvents', { token, params: { applicationId } });
    expect(unbroken).toBe(true);
    expect(events[0]).toMatchObject({
      event: 'SUBMITTED',
      channel: 'COUNTER',
      who: { kind: 'staff', staffId: CLERK.staffId },
    });
    expect(events[1]).not.toHaveProperty('channel');
    expect(JSON.stringify(events)).not.toContain(agent.idNumber);
  });

  test('names its agent to staff and to the applicant, and the agent’s ID number only in the evidence', async () => {
    const person = await journey.newcomer();
    const agent = agentOf(desk.agent());
    const { applicationId } = await desk.enter(person, { more: { presentedBy: 'AGENT', agent } });
    const shown = { presentedBy: 'AGENT', agent: { name: agent.name, relation: '配偶' } };
    const [file, own] = [await journey.caseFile(applicationId), await journey.read(person, applicationId)];
    expect([file.counterEntry, own.counterEntry]).toEqual([shown, shown]);
    expect(JSON.stringify([file, own])).not.toContain(agent.idNumber);
    expect((await journey.evidenceOf('FUND_REVIEW', applicationId)).agent).toEqual(agent);
  });

  test('is told to the applicant by message, at the phone that was entered, without a code', async () => {
    const person = await journey.newcomer();
    const { applicationId } = await desk.enter(person);
    const [first] = await journey.messagesAbout(applicationId);
    expect(first).toMatchObject({ to: person.phone });
    expect(first?.text).toContain('已在窗口受理');
  });

  test('is corrected and withdrawn by the applicant, who finds it among the own', async () => {
    const person = await journey.newcomer();
    const { applicationId } = await desk.enter(person);
    expect((await journey.ownApplications(person)).map((own) => own.applicationId)).toEqual([applicationId]);
    expect(await journey.withdraw(person, applicationId)).toMatchObject({ phase: 'WITHDRAWN' });
  });

  test('is answered identically again under its key, and conflicts with one that the applicant has sent', async () => {
    const person = await journey.newcomer();
    const asked = await desk.entering(person);
    const first = await journey.send('enterApplication', asked);
    const again = await journey.send('enterApplication', asked);
    expect({ status: again.status, text: again.text }).toEqual({ status: 201, text: first.text });
    expect(first.headers.get('location')).toContain('/v1/staff/applications/');
    expect(await journey.send('submitApplication', await journey.submission(person))).toMatchObject({ status: 409 });
    expect((await journey.ownApplications(person)).length).toBe(1);
  });
});

describe('a check before an entry', () => {
  test('says what an entry would be told, for each programme, and begins no case', async () => {
    const person = await journey.newcomer();
    const more = { presentedBy: 'SELF', programme: 'skill-upgrade' };
    for (const [asked, amountFen] of [
      [{}, 250_000],
      [{ more }, 200_000],
    ] as const) {
      expect(await desk.check(person, asked)).toMatchObject({
        status: 200,
        body: { eligible: true, reasons: [], amountFen },
      });
    }
    expect(await journey.ownApplications(person)).toEqual([]);
    await desk.enter(person);
    expect(await desk.check(person, { more })).toMatchObject({
      body: { eligible: false, reasons: [{ code: 'SUBSIDISED_ELSEWHERE' }] },
    });
  });

  test('names the fields that an entry would find wrong, and is for those who enter', async () => {
    const person = await journey.newcomer();
    expect(await desk.check(person, { more: { presentedBy: 'AGENT' } })).toMatchObject({
      status: 400,
      problem: { errors: [{ pointer: '/agent' }] },
    });
    expect(await desk.check(person, { member: { roles: ['payer'] } })).toMatchObject({ status: 403 });
  });
});

describe('an application at the counter that the policy refuses', () => {
  test('leaves a receipt, which the applicant is told of, reads, and may have reconsidered by another', async () => {
    const person = await journey.newcomer();
    const held = { ...person.certificate, issuedOn: '2021-12-31' };
    const member = { ...CLERK, roles, agency: CITY };
    const { status, problem } = problemOfRefusal(await desk.tryToEnter(person, { held, member }));
    expect(status).toBe(422);
    const receiptNumber = problem?.receiptNumber ?? '';
    await journey.settle();
    const receipt = await journey.ask('readRefusal', await journey.by(person, { params: { receiptNumber } }));
    expect(receipt).toMatchObject({ receiptNumber });
    expect((await journey.messagesAbout(receiptNumber)).map(({ text }) => text)).toEqual([
      expect.stringContaining('不予受理'),
    ]);
    const asked = { params: { receiptNumber }, body: { statement: '本人认为符合条件，请求复核。' } };
    await journey.ask('reconsiderRefusal', await journey.by(person, asked));
    await expectRefusedToClerk('RECONSIDERATION', receiptNumber, 'MAINTAIN');
    await journey.decide('RECONSIDERATION', receiptNumber, { outcome: 'GRANT' });
    const [admitted] = await journey.ownApplications(person);
    // The attempt in its place is still what the clerk entered.
    await journey.settle();
    expect(admitted).toMatchObject({ counterEntry: { presentedBy: 'SELF' } });
  });
});

describe('an entry is refused', () => {
  test.each([
    ['an auditor', { roles: ['auditor'] }, 'wrong-role'],
    ['a payer', { roles: ['payer'] }, 'wrong-role'],
  ])('from %s with 403', async (_, member, slug) => {
    const answer = problemOf(await desk.tryToEnter(await journey.newcomer(), { member }));
    expect(answer).toMatchObject({ status: 403, problem: { type: `/problems/${slug}` } });
  });

  test('from the applicant with 403', async () => {
    const person = await journey.newcomer();
    const answer = problemOf(await desk.tryToEnter(person, { member: { idNumber: person.idNumber } }));
    expect(answer).toMatchObject({ status: 403, problem: { type: '/problems/own-application' } });
  });

  test('from the agent, without an agent, and with the applicant as the agent, at the field that is wrong', async () => {
    const person = await journey.newcomer();
    const agent = agentOf(desk.agent());
    const asAgent = { more: { presentedBy: 'AGENT', agent }, member: { idNumber: agent.idNumber } };
    for (const [asked, pointer] of [
      [asAgent, '/agent/idNumber'],
      [{ more: { presentedBy: 'AGENT' } }, '/agent'],
      [{ more: { presentedBy: 'AGENT', agent: agentOf(person) } }, '/agent/idNumber'],
    ] as const) {
      expect(await desk.tryToEnter(person, asked)).toMatchObject({ status: 400, problem: { errors: [{ pointer }] } });
    }
    expect(await journey.ownApplications(person)).toEqual([]);
  });
});

function problemOfRefusal(answer: object) {
  return answer as { readonly status: number; readonly problem?: { readonly receiptNumber?: string } };
}
