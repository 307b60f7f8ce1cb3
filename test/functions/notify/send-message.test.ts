import { beforeEach, describe, expect, test } from 'vitest';
import { messageText, messageToObjector } from '../../../functions/notify/message-text.ts';
import { queueMessages } from '../../../functions/notify/queue-messages.ts';
import { MessageUnsentError, sendMessage } from '../../../functions/notify/send-message.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { EVENT_NAMES } from '../../../shared/domain/transitions.ts';
import { anApplication, publicisedCase } from '../../support/applications.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { NOTE } from '../../support/decisions.ts';
import { aPerson, countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aService } from '../../support/service.ts';
import { deathDesk } from '../death/death-desk.ts';

// Names of five characters, which no text contains by chance.
const nextPerson = countingPeople(1001);
const SENDER = '职业技能补贴';
const service = await aService();
const { deps, walk, stored } = service;
beforeEach(() => {
  deps.gateway.outcome = 'accepted';
  deps.gateway.sent.clear();
  deps.queue.added.length = 0;
  deps.alarms.length = 0;
});

const sent = () => [...deps.gateway.sent.values()];
const textsSent = () => sent().map(({ text }) => text);

/** Queues the messages of all events of a case and sends them. */
async function tell(applicationId: string) {
  for (const event of await stored.trail(applicationId)) await queueMessages(event, deps);
  for (const message of deps.queue.added.splice(0)) await sendMessage(message, deps);
}

const aboutSubmission = (applicationId: string) =>
  ({ applicationId, sequence: 1, event: 'SUBMITTED', recipient: { kind: 'APPLICANT' } }) as const;

test('the phone of an applicant who has died gets the message that this was recorded, and none after it', async () => {
  const person = nextPerson();
  const id = await walk.caseIn('PUBLICISED', person);
  const desk = deathDesk(service);
  await desk.record(id);
  await desk.name(id);
  await desk.confirm(id);
  await desk.lift(id);
  await tell(id);
  expect(sent().filter(({ to }) => to === person.phone)).toMatchObject([
    { text: messageText('DEATH_RECORDED', SENDER) },
  ]);
});

test('an applicant whose death was recorded by mistake is told again once it is struck out', async () => {
  const id = await walk.caseIn('PUBLICISED', nextPerson());
  const desk = deathDesk(service);
  await desk.record(id);
  await desk.lift(id, { outcome: 'DISMISS', note: NOTE });
  await tell(id);
  expect(textsSent()).toContain(messageText('SUSPENSION_LIFTED', SENDER));
});

describe('an applicant', () => {
  test('gets the message at the declared phone number, under the event’s id', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('VERIFYING', person);
    await tell(id);
    expect(sent()).toEqual([
      { messageId: `${id}-1`, to: person.phone, text: messageText('SUBMITTED', SENDER), applicationId: id },
    ]);
  });

  test('whose case was objected to and paid gets a message for each step of interest, in order', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('OBJECTION_REVIEW', person);
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    await walk.pay(id);
    await walk.settle(id, 'PAID');
    await tell(id);
    const expected = [
      'SUBMITTED',
      'VERIFICATION_PASSED',
      'FUND_REVIEW_APPROVED',
      'PUBLISHED',
      'OBJECTION_REVIEW_OPENED',
      'OBJECTION_DISMISSED',
      'PAYMENT_SETTLED',
    ] as const;
    const toApplicant = sent().filter(({ to }) => to === person.phone);
    expect(toApplicant.map(({ text }) => text)).toEqual(expected.map((event) => messageText(event, SENDER)));
  });

  test('gets one message for an event that is delivered twice', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    const messageIds: string[] = [];
    const send: typeof deps.gateway.send = async ({ messageId }) => {
      messageIds.push(messageId);
      return 'accepted';
    };
    const twice = { ...deps, gateway: { send } };
    for (let delivery = 0; delivery < 2; delivery += 1) await sendMessage(aboutSubmission(id), twice);
    expect(messageIds).toEqual([`${id}-1`, `${id}-1`]);
  });
});

describe('an objector', () => {
  test('gets the outcome at the phone of the objection, under an id of its own, and no id of the application', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    const [first, second] = [aPerson(9_001), aPerson(9_002)];
    await walk.object(id, first);
    await walk.object(id, second);
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'UPHOLD' });
    await tell(id);
    const toObjectors = sent().filter(({ to }) => to !== person.phone);
    expect(new Set(toObjectors.map(({ to }) => to))).toEqual(new Set([first.phone, second.phone]));
    const { sequence } = (await stored.trail(id)).at(-1) ?? {};
    const objections = await deps.records.objections(await deps.applications.byId(id));
    expect(toObjectors).toEqual(
      objections.map(({ objectionId, phone }) => ({
        messageId: `${id}-${sequence}-${objectionId}`,
        to: phone,
        text: messageToObjector('OBJECTION_UPHELD', SENDER, { noticeId, serial: publicEntry.serial }),
      })),
    );
  });

  test('of a withdrawn case is told that the objection is at an end', async () => {
    const person = nextPerson();
    const id = await walk.caseIn('OBJECTION_REVIEW', person);
    await walk.withdraw(person, id);
    await tell(id);
    expect(textsSent().at(-1)).toMatch(/第\d+号提出的异议，因该公示事项已撤回，异议核查终止。$/);
  });

  test('whose objection is no longer kept gets no message', async () => {
    const id = await walk.caseIn('OBJECTION_REVIEW', nextPerson());
    const recipient = { kind: 'OBJECTOR', objectionId: 'GONE' } as const;
    await sendMessage({ applicationId: id, sequence: 9, event: 'OBJECTION_UPHELD', recipient }, deps);
    expect(sent()).toEqual([]);
  });
});

describe('a message', () => {
  function personalData({ name, idNumber, phone, accountNumber, certificateNumber, ...rest }: Person) {
    return [name, name.slice(1), idNumber, phone, accountNumber, certificateNumber, rest.socialSecurityNumber];
  }

  test.each(REACHABLE_PHASES)('on the way to %s holds no personal data, not even the surname', async (phase) => {
    const person = nextPerson();
    const id = await walk.caseIn(phase, person);
    await tell(id);
    expect(deps.gateway.sent.size).toBeGreaterThan(0);
    for (const text of textsSent()) {
      for (const personal of personalData(person)) expect(text).not.toContain(personal);
      expect(text).not.toMatch(/\d/);
    }
  });

  test('for any event holds no personal data, not even the surname', async () => {
    const person = nextPerson();
    const { application } = anApplication({}, { person });
    const applications = { byId: async () => application };
    for (const [index, event] of EVENT_NAMES.entries()) {
      const message = { ...aboutSubmission(application.applicationId), event, sequence: index + 1 };
      await sendMessage(message, { ...deps, applications });
    }
    expect(deps.gateway.sent.size).toBe(EVENT_NAMES.filter((name) => messageText(name, SENDER)).length);
    for (const text of textsSent()) for (const personal of personalData(person)) expect(text).not.toContain(personal);
  });

  test('to which the gateway gives no answer is a named error, so that the queue delivers it again', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    deps.gateway.outcome = 'no-answer';
    await expect(sendMessage(aboutSubmission(id), deps)).rejects.toThrow(MessageUnsentError);
    expect(deps.alarms).toEqual([]);
  });

  test('that the gateway refuses is over, counted, and logged by its ids alone', async () => {
    const printed = printedLines();
    const person = nextPerson();
    const id = await walk.caseIn('VERIFYING', person);
    deps.gateway.outcome = 'refused';
    await sendMessage(aboutSubmission(id), deps);
    expect(deps.alarms).toEqual(['MessagesRefused']);
    expect(printed.map((line) => JSON.parse(line))).toMatchObject([
      { level: 'WARN', message: 'message refused', applicationId: id, sequence: 1, recipient: { kind: 'APPLICANT' } },
    ]);
    for (const personal of personalData(person)) expect(printed.join()).not.toContain(personal);
  });

  test('about a case that the index does not hold yet is an error, and nothing is sent', async () => {
    await expect(sendMessage(aboutSubmission('NOTYET'), deps)).rejects.toThrow(ApplicationNotFoundError);
    expect(deps.gateway.sent.size).toBe(0);
  });
});
