import { beforeEach, describe, expect, test } from 'vitest';
import { messageText } from '../../../functions/notify/message-text.ts';
import { MessageUnsentError, notifyApplicant } from '../../../functions/notify/notify-applicant.ts';
import { auditEventHandler } from '../../../functions/runtime/stream-handler.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { EVENT_NAMES } from '../../../shared/domain/transitions.ts';
import { anApplication } from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { aContext } from '../../support/gateway-events.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

// Names of five characters, which no text contains by chance.
const nextPerson = countingPeople(1001);
const { deps, walk, stored } = await aService();
beforeEach(() => {
  deps.gateway.outcome = 'accepted';
  deps.gateway.sent.clear();
});

const textsSent = () => [...deps.gateway.sent.values()].map(({ text }) => text);

describe('an applicant', () => {
  test('gets the message at the declared phone number, under the event’s id', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('VERIFYING', person);
    const [submitted] = await stored.trail(id);
    if (submitted) await notifyApplicant(submitted, deps);
    expect([...deps.gateway.sent.values()]).toEqual([
      {
        messageId: `${id}-1`,
        to: person.phone,
        text: messageText('SUBMITTED', '职业技能补贴'),
        applicationId: id,
      },
    ]);
  });

  test('whose case was objected to and paid gets a message for each step of interest, in order', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('OBJECTION_REVIEW', person);
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    await walk.pay(id);
    await walk.settle(id, 'PAID');
    for (const event of await stored.trail(id)) await notifyApplicant(event, deps);
    const expected = [
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'FUND_REVIEW_APPROVED',
      'PUBLISHED',
      'OBJECTION_REVIEW_OPENED',
      'OBJECTION_DISMISSED',
      'PAYMENT_SETTLED',
    ] as const;
    expect(textsSent()).toEqual(expected.map((event) => messageText(event, '职业技能补贴')));
  });

  test('gets one message for an event that is delivered twice', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    const messageIds: string[] = [];
    const send: typeof deps.gateway.send = async ({ messageId }) => {
      messageIds.push(messageId);
      return 'accepted';
    };
    const [submitted] = await stored.trail(id);
    for (let delivery = 0; submitted && delivery < 2; delivery += 1) {
      await notifyApplicant(submitted, { ...deps, gateway: { send } });
    }
    expect(messageIds).toEqual([`${id}-1`, `${id}-1`]);
  });

  test('gets no message about internal steps', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    const [submitted] = await stored.trail(id);
    for (const event of ['PAYMENT_REQUESTED', 'OBJECTION_FILED', 'CLOSED_UNCHALLENGED'] as const) {
      if (submitted) await notifyApplicant({ ...submitted, event }, deps);
    }
    expect(deps.gateway.sent.size).toBe(0);
  });
});

describe('a message', () => {
  function personalData({ name, idNumber, phone, accountNumber, certificateNumber, ...rest }: Person) {
    return [name, name.slice(1), idNumber, phone, accountNumber, certificateNumber, rest.socialSecurityNumber];
  }

  test.each(REACHABLE_PHASES)('on the way to %s holds no personal data, not even the surname', async (phase) => {
    const person = nextPerson();
    const id = await walk.caseIn(phase, person);
    for (const event of await stored.trail(id)) await notifyApplicant(event, deps);
    expect(deps.gateway.sent.size).toBeGreaterThan(0);
    for (const text of textsSent()) {
      for (const personal of personalData(person)) expect(text).not.toContain(personal);
      expect(text).not.toMatch(/\d/);
    }
  });

  test('for any event holds no personal data, not even the surname', async () => {
    const person = nextPerson();
    const { application, event } = anApplication({}, { person });
    const applications = { byId: async () => application };
    for (const name of EVENT_NAMES)
      await notifyApplicant(
        { ...event, event: name, sequence: EVENT_NAMES.indexOf(name) + 1 },
        { ...deps, applications },
      );
    expect(deps.gateway.sent.size).toBe(EVENT_NAMES.filter((name) => messageText(name, '职业技能补贴')).length);
    for (const text of textsSent()) for (const personal of personalData(person)) expect(text).not.toContain(personal);
  });

  test('that the gateway does not accept is a named error, so that the stream delivers the event again', async () => {
    printedLines();
    const id = await walk.caseIn('VERIFYING', nextPerson());
    const [submitted] = await stored.trail(id);
    if (!submitted) throw new Error('The trail has no submission');
    deps.gateway.outcome = 'no-answer';
    await expect(notifyApplicant(submitted, deps)).rejects.toThrow(MessageUnsentError);
    const handler = auditEventHandler((event) => notifyApplicant(event, deps));
    const stream = aStreamEvent(submitted);
    expect(await handler(stream, aContext())).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    deps.gateway.outcome = 'accepted';
    expect(await handler(stream, aContext())).toEqual({ batchItemFailures: [] });
    expect([...deps.gateway.sent.keys()]).toEqual([`${id}-1`]);
  });

  test('about a case that the index does not hold yet is an error, and nothing is sent', async () => {
    const { event } = anApplication({ applicationId: 'NOTYET' });
    await expect(notifyApplicant(event, deps)).rejects.toThrow(ApplicationNotFoundError);
    expect(deps.gateway.sent.size).toBe(0);
  });
});
