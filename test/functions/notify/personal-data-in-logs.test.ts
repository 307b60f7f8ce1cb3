import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aTable } from '../../support/a-table.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { asDeployed } from '../../support/deployed-functions.ts';
import { aContext } from '../../support/gateway-events.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { printedLines } from '../../support/printed-lines.ts';
import { aQueueEvent } from '../../support/queue-events.ts';
import { aStreamEvent } from '../../support/stream-events.ts';

// Names of five characters: none of them is found in a text by chance.
const nextPerson = countingPeople(1001);
let deps: UseCaseDeps;
let walk: CaseWalk;
let putBack: () => void;
/** What the message gateway answers; it is silent unless a test says otherwise. */
let gateway: (request: Request) => Promise<Response>;
let printed: readonly string[];

beforeAll(async () => {
  const table = await aTable();
  deps = useCaseDeps(table);
  walk = caseWalk(deps);
  putBack = asDeployed(table, deps.now, (request) => gateway(request));
});
afterAll(() => putBack());
beforeEach(() => {
  gateway = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('no answer') }));
  printed = printedLines();
});

const lines = () => printed.map((line) => JSON.parse(line));

function expectNothingOf({ subject: _, ...person }: Person) {
  expect(Object.values(person).filter((word) => printed.join().includes(word))).toEqual([]);
}

async function sendTo(person: Person) {
  const applicationId = await walk.caseIn('VERIFYING', person);
  const { handler } = await import('../../../functions/notify/send-message.handler.ts');
  const message = { applicationId, sequence: 1, event: 'SUBMITTED', recipient: { kind: 'APPLICANT' } };
  return { applicationId, answer: await handler(aQueueEvent([message]), aContext()) };
}

describe('a message', () => {
  test('that the gateway takes prints nothing', async () => {
    gateway = async () => new Response(null, { status: 202 });
    expect((await sendTo(nextPerson())).answer).toEqual({ batchItemFailures: [] });
    expect(printed).toEqual([]);
  });

  test('that the gateway does not answer is logged without number or text, and comes again', async () => {
    const person = nextPerson();
    const { answer } = await sendTo(person);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-1' }] });
    expect(lines()).toMatchObject([{ message: 'queue message failed', fault: { name: 'MessageUnsentError' } }]);
    expectNothingOf(person);
  });

  test('that the gateway refuses is logged and counted without number or text, and is over', async () => {
    const person = nextPerson();
    gateway = async () => Response.json({ error: `${person.phone} ${person.name}` }, { status: 422 });
    const { applicationId, answer } = await sendTo(person);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(lines()).toMatchObject([{ message: 'message refused', applicationId }, { MessagesRefused: 1 }]);
    expectNothingOf(person);
  });
});

test('an event whose messages are queued prints nothing', async () => {
  const id = await walk.caseIn('VERIFYING', nextPerson());
  const { handler } = await import('../../../functions/notify/queue-messages.handler.ts');
  const [submitted = {}] = await deps.records.trail(await deps.applications.byId(id));
  expect(await handler(aStreamEvent(submitted), aContext())).toEqual({ batchItemFailures: [] });
  expect(printed).toEqual([]);
});
