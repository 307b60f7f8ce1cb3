import { beforeEach, describe, expect, test } from 'vitest';
import { queueMessages } from '../../../functions/notify/queue-messages.ts';
import { queuedMessageSchema } from '../../../functions/notify/queued-message.ts';
import { refuseObjection } from '../../../shared/domain/case/objection.ts';
import { ApplicationNotFoundError } from '../../../shared/domain/errors.ts';
import { later, MINUTE } from '../../../shared/domain/instant.ts';
import type { NotAdmittedGround, Objection } from '../../../shared/domain/objection.ts';
import { EVENT_NAMES, type EventName } from '../../../shared/domain/transitions.ts';
import { anApplication } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson, countingPeople } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

// Names of five characters, which no text contains by chance.
const nextPerson = countingPeople(1001);
const { deps, walk, stored } = await aService();
beforeEach(() => {
  deps.queue.added.length = 0;
});

/** Queues the messages of a case's last event. */
async function queueLast(applicationId: string) {
  const event = (await stored.trail(applicationId)).at(-1);
  if (!event) throw new Error('The case has no event');
  await queueMessages(event, deps);
  return event;
}

const recipients = () => deps.queue.added.map(({ recipient }) => recipient);

describe('an event that is news for the applicant', () => {
  test('queues one message with the ids of case and event, and nothing else', async () => {
    const id = await walk.caseIn('VERIFYING', nextPerson());
    await queueLast(id);
    expect(deps.queue.added).toEqual([
      { applicationId: id, sequence: 1, event: 'SUBMITTED', recipient: { kind: 'APPLICANT' } },
    ]);
  });

  test('reads nothing of the case', async () => {
    const { event } = anApplication();
    const unread = () => Promise.reject(new Error('The table was read'));
    await queueMessages(event, {
      ...deps,
      applications: { byId: unread },
      records: { objection: unread, objectionsAfter: unread, trail: unread },
    });
    expect(recipients()).toEqual([{ kind: 'APPLICANT' }]);
  });
});

test('an internal step of the agency queues nothing', async () => {
  const { event } = anApplication();
  for (const name of ['PAYMENT_REQUESTED', 'OBJECTION_FILED', 'CLOSED_UNCHALLENGED'] as const) {
    await queueMessages({ ...event, event: name }, deps);
  }
  expect(deps.queue.added).toEqual([]);
});

describe('objectors are told the outcome of their objection', () => {
  async function objectedTwice() {
    const person = nextPerson();
    const id = await walk.caseIn('PUBLICISED', person);
    await walk.object(id, aPerson(9_001));
    await walk.object(id, aPerson(9_002));
    const objectors = (await deps.records.objections(await deps.applications.byId(id))).map(({ objectionId }) => ({
      kind: 'OBJECTOR',
      objectionId,
    }));
    return { id, person, objectors };
  }

  test.each(['UPHOLD', 'DISMISS'] as const)('each of them, when staff %s', async (outcome) => {
    const { id, objectors } = await objectedTwice();
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome });
    await queueLast(id);
    expect(recipients()).toEqual([{ kind: 'APPLICANT' }, ...objectors]);
    expect(objectors).toHaveLength(2);
  });

  test('when the applicant withdraws while objections are open', async () => {
    const { id, person, objectors } = await objectedTwice();
    await walk.withdraw(person, id);
    await queueLast(id);
    expect(recipients()).toEqual([{ kind: 'APPLICANT' }, ...objectors]);
  });

  test('and a case that nobody objected to is withdrawn without further messages', async () => {
    const id = await walk.caseIn('WITHDRAWN', nextPerson());
    await queueLast(id);
    expect(recipients()).toEqual([{ kind: 'APPLICANT' }]);
  });

  /** Files an objection, which turns out not to be admitted. */
  async function objectedInVain(ground: NotAdmittedGround) {
    const { id, objectors } = await objectedTwice();
    const [objection] = await deps.records.objections(await deps.applications.byId(id));
    const application = await deps.applications.byId(id);
    if (!objection || application.phase !== 'PUBLICISED') throw new Error('The case has no open objection');
    await deps.applications.write(refuseObjection(application, objection, { ground, at: deps.clock.instant() }));
    const [refused, other] = objectors;
    return { id, refused, other };
  }

  async function dismissed(id: string) {
    await walk.close(id);
    await walk.open(id, 'OBJECTION_REVIEW');
    await walk.decide(id, 'OBJECTION_REVIEW', { outcome: 'DISMISS' });
    await queueLast(id);
  }

  test.each(['IDENTITY', 'APPLICANT'] as const)(
    'at once where it is not admitted for %s, and then not of the decision about the others',
    async (ground) => {
      const { id, refused, other } = await objectedInVain(ground);
      await queueLast(id);
      expect(recipients()).toEqual([refused]);
      deps.queue.added.length = 0;
      await dismissed(id);
      expect(recipients()).toEqual([{ kind: 'APPLICANT' }, other]);
    },
  );

  test('as if it were the first, where it repeats one: that would tell whether a person has objected', async () => {
    const { id, refused, other } = await objectedInVain('REPEATED');
    await queueLast(id);
    expect(recipients()).toEqual([]);
    await dismissed(id);
    expect(recipients()).toEqual([{ kind: 'APPLICANT' }, refused, other]);
  });

  test('not where an earlier review dismissed theirs, nor where theirs came after the event', async () => {
    const { application, event } = anApplication();
    const minutes = (count: number) => later(event.at, count * MINUTE);
    const [early, between, late] = [-2, 0, 2].map((count) =>
      Object({
        objectionId: `O${count}`,
        receivedAt: instantAt('2021-06-16T09:00:00+08:00'),
        keyed: { at: minutes(count) },
      }),
    );
    const earlier = { ...event, sequence: 7, event: 'OBJECTION_DISMISSED', at: minutes(-1) } as const;
    const dismissed = { ...event, sequence: 9, event: 'OBJECTION_DISMISSED', at: minutes(1) } as const;
    await queueMessages(dismissed, {
      ...deps,
      applications: { byId: async () => ({ ...application, dismissed: { count: 2, at: dismissed.at } }) },
      records: {
        ...deps.records,
        trail: async () => [earlier, dismissed],
        objectionsAfter: async (_, after) => (after === undefined ? [early, between, late] : []),
      },
    });
    expect(recipients().slice(1)).toEqual([{ kind: 'OBJECTOR', objectionId: between.objectionId }]);
  });

  test('all 500 of them, page by page, and each once', async () => {
    const { application, event } = anApplication();
    const all = Array.from({ length: 500 }, (_, index) => ({
      objectionId: `O${String(index).padStart(4, '0')}`,
      receivedAt: event.at,
    }));
    const pages: (string | undefined)[] = [];
    const objectionsAfter = async (_: unknown, after?: string): Promise<readonly Objection[]> => {
      pages.push(after);
      const from = after === undefined ? 0 : all.findIndex(({ objectionId }) => objectionId === after) + 1;
      return all.slice(from, from + 100).map((objection) => Object(objection));
    };
    const applications = { byId: async () => application };
    const upheld = { ...event, event: 'OBJECTION_UPHELD' } as const;
    await queueMessages(upheld, { ...deps, applications, records: { ...deps.records, objectionsAfter } });
    expect(recipients().slice(1)).toEqual(all.map(({ objectionId }) => ({ kind: 'OBJECTOR', objectionId })));
    expect(pages).toEqual([undefined, 'O0099', 'O0199', 'O0299', 'O0399', 'O0499']);
  });
});

test('a queued message holds ids only, whatever the event', async () => {
  const { application, event } = anApplication();
  const filed = { objectionId: 'O1', receivedAt: event.at };
  const objection = { ...filed, objectorName: '欧阳修远', phone: '13900000000', statement: '请核查' };
  const objectionsAfter = async (_: unknown, after?: string): Promise<readonly Objection[]> =>
    after === undefined ? [Object(objection)] : [];
  const applications = { byId: async () => application };
  for (const name of EVENT_NAMES) {
    await queueMessages(
      { ...event, event: name satisfies EventName },
      { ...deps, applications, records: { ...deps.records, objectionsAfter } },
    );
  }
  expect(deps.queue.added.length).toBeGreaterThan(10);
  for (const message of deps.queue.added) {
    expect(queuedMessageSchema.parse(message)).toEqual(message);
    expect(JSON.stringify(message)).not.toMatch(/\p{Script=Han}|1\d{10}/u);
  }
});

test('an event of a case that the index does not hold yet is an error, so that the stream delivers it again', async () => {
  const { event } = anApplication({ applicationId: 'NOTYET' });
  await expect(queueMessages({ ...event, event: 'WITHDRAWN' }, deps)).rejects.toThrow(ApplicationNotFoundError);
});
