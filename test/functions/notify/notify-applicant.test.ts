import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { messageText } from '../../../functions/notify/message-text.ts';
import { MessageUnsentError, notifyApplicant } from '../../../functions/notify/notify-applicant.ts';
import { auditEventHandler } from '../../../functions/runtime/stream-handler.ts';
import type { AuditEvent } from '../../../shared/domain/audit-event.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { EVENT_NAMES } from '../../../shared/domain/transitions.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplication } from '../../support/applications.ts';
import { type CaseWalk, caseWalk, REACHABLE_PHASES, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aContext } from '../../support/gateway-events.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

// Names of five characters: none of them is found in a text by chance.
const somebody = countingPeople(1001);
let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});
beforeEach(() => {
  deps.gateway.outcome = 'accepted';
  deps.gateway.sent.clear();
});

async function trailOf(id: string): Promise<readonly AuditEvent[]> {
  return deps.records.trail(await deps.applications.byId(id));
}
const textsSent = () => [...deps.gateway.sent.values()].map(({ text }) => text);

describe('an applicant', () => {
  test('is told at the phone number given, under the event’s own id', async () => {
    const person = somebody();
    const id = await walk.caseIn('VERIFYING', person);
    const [submitted] = await trailOf(id);
    if (submitted) await notifyApplicant(submitted, deps);
    expect([...deps.gateway.sent.values()]).toEqual([
      {
        messageId: `${id}-1`,
        to: person.phone,
        text: messageText('SUBMITTED', person.name),
        applicationId: id,
      },
    ]);
  });

  test('whose case was challenged and paid is told of each thing that matters, in its order', async () => {
    const person = somebody();
    const id = await walk.caseIn('OBJECTION_REVIEW', person);
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    await walk.pay(id);
    await walk.settle(id, 'PAID');
    for (const event of await trailOf(id)) await notifyApplicant(event, deps);
    const told = [
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'FUND_REVIEW_APPROVED',
      'PUBLISHED',
      'OBJECTION_REVIEW_OPENED',
      'OBJECTION_DISMISSED',
      'PAYMENT_SETTLED',
    ] as const;
    expect(textsSent()).toEqual(told.map((event) => messageText(event, person.name)));
  });

  test('is sent one message for an event that is delivered twice', async () => {
    const id = await walk.caseIn('VERIFYING', somebody());
    const messageIds: string[] = [];
    const send: typeof deps.gateway.send = async ({ messageId }) => {
      messageIds.push(messageId);
      return 'accepted';
    };
    const [submitted] = await trailOf(id);
    for (let time = 0; submitted && time < 2; time += 1) {
      await notifyApplicant(submitted, { ...deps, gateway: { send } });
    }
    expect(messageIds).toEqual([`${id}-1`, `${id}-1`]);
  });

  test('is not bothered with what concerns the office alone', async () => {
    const id = await walk.caseIn('VERIFYING', somebody());
    const [submitted] = await trailOf(id);
    for (const event of ['PAYMENT_REQUESTED', 'OBJECTION_FILED', 'CLOSED_UNCHALLENGED'] as const) {
      if (submitted) await notifyApplicant({ ...submitted, event }, deps);
    }
    expect(deps.gateway.sent.size).toBe(0);
  });
});

describe('a message', () => {
  function privateWords({ name, idNumber, phone, accountNumber, certificateNumber, ...rest }: Person) {
    return [name, name.slice(1), idNumber, phone, accountNumber, certificateNumber, rest.socialSecurityNumber];
  }

  test.each(REACHABLE_PHASES)('on the way to %s holds nothing of the person but the surname', async (phase) => {
    const person = somebody();
    const id = await walk.caseIn(phase, person);
    for (const event of await trailOf(id)) await notifyApplicant(event, deps);
    expect(deps.gateway.sent.size).toBeGreaterThan(0);
    for (const text of textsSent()) {
      for (const word of privateWords(person)) expect(text).not.toContain(word);
      expect(text).not.toMatch(/\d/);
    }
  });

  test('for whatever event holds nothing of the person but the surname', async () => {
    const person = somebody();
    const { application, event } = anApplication({}, { person });
    const applications = { byId: async () => application };
    for (const name of EVENT_NAMES)
      await notifyApplicant(
        { ...event, event: name, sequence: EVENT_NAMES.indexOf(name) + 1 },
        { ...deps, applications },
      );
    expect(deps.gateway.sent.size).toBe(EVENT_NAMES.filter((name) => messageText(name, person.name)).length);
    for (const text of textsSent()) for (const word of privateWords(person)) expect(text).not.toContain(word);
  });

  test('that the gateway does not take is a fault by name, so that the stream brings the event again', async () => {
    printedLines();
    const id = await walk.caseIn('VERIFYING', somebody());
    const [submitted] = await trailOf(id);
    if (!submitted) throw new Error('Nothing was submitted');
    deps.gateway.outcome = 'no-answer';
    await expect(notifyApplicant(submitted, deps)).rejects.toThrow(MessageUnsentError);
    const handler = auditEventHandler((event) => notifyApplicant(event, deps));
    const stream = aStreamEvent(submitted);
    expect(await handler(stream, aContext())).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    deps.gateway.outcome = 'accepted';
    expect(await handler(stream, aContext())).toEqual({ batchItemFailures: [] });
    expect([...deps.gateway.sent.keys()]).toEqual([`${id}-1`]);
  });

  test('about a case the index does not know yet is a fault too, and sent when it does', async () => {
    const { event } = anApplication({ applicationId: 'NOTYET' });
    await expect(notifyApplicant(event, deps)).rejects.toThrow(ApplicationNotFoundError);
    expect(deps.gateway.sent.size).toBe(0);
  });
});
