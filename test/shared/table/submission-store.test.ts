import { describe, expect, test } from 'vitest';
import type { Application } from '../../../shared/domain/case/application.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { DEFAULT_PROGRAMME } from '../../../shared/domain/programme.ts';
import { itemOf, occupationLevelOf } from '../../../shared/table/application-item.ts';
import { idempotencyRecord } from '../../../shared/table/idempotency-record.ts';
import {
  annualCounterKey,
  applicationKey,
  earlierAttemptKey,
  eventKey,
  idempotencyKey,
  type Key,
} from '../../../shared/table/keys.ts';
import { submissionWrites } from '../../../shared/table/submission-store.ts';
import { getItem, transact } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { anApplication, aSubmission, SUBMITTED_AT } from '../../support/applications.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { storesOf } from '../../support/stores.ts';

const table = await aTable();
const stores = storesOf(table);
const moment = new Date(SUBMITTED_AT);
const answer = { requestHash: 'hash', status: 201, text: '{}' };

function aSecondAttempt(person: Person) {
  const withdrawn = { phase: 'WITHDRAWN', nextDueAt: undefined } as const;
  const { application: previous } = anApplication(
    { applicationId: `FIRST${person.subject}`, ...withdrawn },
    { person },
  );
  const submission = aSubmission({ applicationId: `SECOND${person.subject}`, previous }, { person });
  const idempotency = idempotencyRecord(idempotencyKey(person.subject, 'key-2'), answer, moment);
  return { previous, submission, idempotency };
}

const firstOf = ({ subject }: Person) => ({ attempt: 1, applicationId: `FIRST${subject}` });

/** Every item that a second attempt writes, as stored. */
async function written(application: Application, person: Person) {
  const { applicant, applicationId } = application;
  const keys: Readonly<Record<string, Key>> = {
    application: applicationKey(applicant.idNumber, occupationLevelOf(application)),
    earlier: earlierAttemptKey(applicant.idNumber, occupationLevelOf(application), firstOf(person)),
    counter: annualCounterKey(applicant.idNumber, 2021),
    event: eventKey(applicant.idNumber, applicationId, 1),
    idempotency: idempotencyKey(person.subject, 'key-2'),
  };
  const items = await Promise.all(Object.entries(keys).map(async ([name, key]) => [name, await getItem(table, key)]));
  return Object.fromEntries(items);
}

async function put(item: object) {
  await transact(table, [{ Put: { TableName: table.name, Item: { ...item } } }]);
}

describe('a submission', () => {
  test('writes application, counter, event, idempotency record and the moved earlier attempt', async () => {
    const person = aPerson(1);
    const { previous, submission, idempotency } = aSecondAttempt(person);
    await put(itemOf(previous));
    expect(await stores.submissions.submit(submission, idempotency)).toBe('submitted');
    const items = await written(submission.after, person);
    expect(items.application).toMatchObject({ applicationId: submission.after.applicationId, attempt: 2 });
    expect(items.earlier).toMatchObject({ applicationId: previous.applicationId, phase: 'WITHDRAWN' });
    expect(items.counter).toMatchObject({ taken: 1 });
    expect(items.event).toMatchObject({ event: 'SUBMITTED', sequence: 1 });
    expect(items.idempotency).toMatchObject({ requestHash: 'hash', status: 201 });
  });

  const CONFLICTS: readonly (readonly [string, (application: Application, person: Person) => object])[] = [
    ['a used-up annual limit', ({ applicant }) => ({ ...annualCounterKey(applicant.idNumber, 2021), taken: 3 })],
    [
      'a day that has had its ten submissions',
      ({ applicant }) => ({ ...annualCounterKey(applicant.idNumber, 2021), taken: 0, 'submitted-2021-06-16': 10 }),
    ],
    ['an event with that number', ({ applicant, applicationId }) => eventKey(applicant.idNumber, applicationId, 1)],
    [
      'an earlier attempt with that number',
      (application, person) =>
        earlierAttemptKey(application.applicant.idNumber, occupationLevelOf(application), firstOf(person)),
    ],
    [
      'an idempotency key in use',
      (_, person) => ({ ...idempotencyRecord(idempotencyKey(person.subject, 'key-2'), answer, moment) }),
    ],
  ];

  test.each(CONFLICTS.map(([name, item], index) => [name, item, aPerson(10 + index)] as const))(
    'writes nothing where there is %s',
    async (_, conflicting, person) => {
      const { previous, submission, idempotency } = aSecondAttempt(person);
      await put(itemOf(previous));
      await put(conflicting(submission.after, person));
      const before = await written(submission.after, person);
      expect(await stores.submissions.submit(submission, idempotency)).toBe('refused');
      expect(await written(submission.after, person)).toEqual(before);
    },
  );

  test('writes nothing where the earlier attempt changed since it was read', async () => {
    const person = aPerson(20);
    const { previous, submission, idempotency } = aSecondAttempt(person);
    await put(itemOf({ ...previous, version: previous.version + 1 }));
    const before = await written(submission.after, person);
    expect(await stores.submissions.submit(submission, idempotency)).toBe('refused');
    expect(await written(submission.after, person)).toEqual(before);
  });

  test('writes nothing where an open application for the occupation and level exists', async () => {
    const person = aPerson(21);
    const first = aSubmission({ applicationId: 'OPEN' }, { person });
    expect(await stores.submissions.submit(first)).toBe('submitted');
    const second = aSubmission({ applicationId: 'OTHER' }, { person });
    expect(await stores.submissions.submit(second)).toBe('refused');
    expect(await getItem(table, annualCounterKey(person.idNumber, 2021))).toMatchObject({ taken: 1 });
    expect(await getItem(table, eventKey(person.idNumber, 'OTHER', 1))).toBeUndefined();
  });

  test('takes a place only in its own year', async () => {
    const person = aPerson(22);
    await put({ ...annualCounterKey(person.idNumber, 2020), taken: 3 });
    expect(await stores.submissions.submit(aSubmission({ applicationId: 'THISYEAR' }, { person }))).toBe('submitted');
    expect(await getItem(table, annualCounterKey(person.idNumber, 2020))).toMatchObject({ taken: 3 });
  });

  test('is one transaction of five writes', () => {
    const { submission, idempotency } = aSecondAttempt(aPerson(23));
    expect(submissionWrites(table, submission, idempotency)).toHaveLength(5);
  });
});

describe('the prior record of a submission', () => {
  const keysFor = (person: Person) => ({
    idNumber: person.idNumber,
    programme: DEFAULT_PROGRAMME,
    conceptId: '6-18-02-04',
    level: 3,
    year: 2021,
    day: civilDate('2021-06-16'),
    idempotency: idempotencyKey(person.subject, 'key-2'),
  });

  test('is empty for an unknown person', async () => {
    expect(await stores.submissions.priorRecord(keysFor(aPerson(30)))).toEqual({
      placesTaken: 0,
      submittedOnDay: 0,
    });
  });

  test('is the current application, the places taken and the earlier answer', async () => {
    const person = aPerson(31);
    const { previous, submission, idempotency } = aSecondAttempt(person);
    await put(itemOf(previous));
    await stores.submissions.submit(submission, idempotency);
    const prior = await stores.submissions.priorRecord(keysFor(person));
    expect(prior).toMatchObject({ current: submission.after, placesTaken: 1, submittedOnDay: 1, idempotency: answer });
  });
});

describe('an idempotency record', () => {
  const KEPT_MILLISECONDS = 24 * 3600 * 1000;
  const recordAt = (person: Person, at: Date) => idempotencyRecord(idempotencyKey(person.subject, 'key'), answer, at);

  test('is kept for a day, with the second at which the table may delete it', () => {
    const { writtenAtSeconds, expiresAtSeconds } = recordAt(aPerson(40), moment);
    expect(expiresAtSeconds - writtenAtSeconds).toBe(24 * 3600);
    expect(new Date(writtenAtSeconds * 1000)).toEqual(moment);
  });

  test('keeps its key until the last second of its day', async () => {
    const record = recordAt(aPerson(41), moment);
    const later = recordAt(aPerson(41), new Date(moment.getTime() + KEPT_MILLISECONDS - 1000));
    expect(await transact(table, [stores.idempotency.write(record)])).toEqual({ outcome: 'written' });
    expect(await transact(table, [stores.idempotency.write(later)])).toMatchObject({ outcome: 'cancelled' });
    expect(await stores.idempotency.read(idempotencyKey(aPerson(41).subject, 'key'))).toEqual(record);
  });

  test('can be replaced after its day, even where the table has not deleted it yet', async () => {
    const later = recordAt(aPerson(42), new Date(moment.getTime() + KEPT_MILLISECONDS));
    await transact(table, [stores.idempotency.write(recordAt(aPerson(42), moment))]);
    expect(await transact(table, [stores.idempotency.write(later)])).toEqual({ outcome: 'written' });
    expect(await stores.idempotency.read(idempotencyKey(aPerson(42).subject, 'key'))).toEqual(later);
  });

  test('belongs to one caller', () => {
    expect(idempotencyKey('a', 'key')).not.toEqual(idempotencyKey('b', 'key'));
  });
});
