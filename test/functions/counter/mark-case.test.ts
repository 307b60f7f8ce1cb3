import { beforeAll, describe, expect, test } from 'vitest';
import { markCase } from '../../../functions/counter/mark-case.ts';
import { changeContact } from '../../../shared/domain/case/payee.ts';
import { applicationStore } from '../../../shared/table/application-store.ts';
import { personPartition } from '../../../shared/table/keys.ts';
import { markStore } from '../../../shared/table/mark-store.ts';
import { submissionStore } from '../../../shared/table/submission-store.ts';
import { aTable } from '../../support/a-table.ts';
import { aSubmission } from '../../support/applications.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson } from '../../support/people.ts';

const table = await aTable();
const [applications, marks] = [applicationStore(table), markStore(table, 'key-of-the-tests')];
const deps = { applications, marks };
const person = aPerson(1);
const submission = aSubmission({}, { person });
const { applicationId } = submission.after;
const partition = personPartition(person.idNumber);
const here = { idNumber: person.idNumber, applicationId };
const later = aPerson(9).phone;

const foundBy = async (kind: 'PHONE' | 'ACCOUNT' | 'CERTIFICATE', number: string) =>
  marks.casesOf({ kind, number }, 10);

describe('a case that was submitted', () => {
  beforeAll(async () => {
    await submissionStore(table).submit(submission);
    await markCase(submission.event, partition, deps);
  });

  test('is found by phone, account and certificate number, and by nothing else', async () => {
    expect(await foundBy('PHONE', person.phone)).toEqual([here]);
    expect(await foundBy('ACCOUNT', person.accountNumber)).toEqual([here]);
    expect(await foundBy('CERTIFICATE', person.certificateNumber)).toEqual([here]);
    expect(await foundBy('PHONE', aPerson(2).phone)).toEqual([]);
    expect(await foundBy('ACCOUNT', person.phone)).toEqual([]);
  });

  test('is found once where the record of the stream comes again', async () => {
    await markCase(submission.event, partition, deps);
    expect(await foundBy('PHONE', person.phone)).toEqual([here]);
  });

  test('is found by the former phone and the present one after a change, also where the first record comes late', async () => {
    const application = await applications.byId(applicationId);
    const change = changeContact(application, later, instantAt('2021-06-16T10:00:00+08:00'));
    await applications.write(change);
    await markCase(change.event, partition, deps);
    // The record of the submission once more, long after the change.
    await markCase(submission.event, partition, deps);
    expect(await foundBy('PHONE', later)).toEqual([here]);
    expect(await foundBy('PHONE', person.phone)).toEqual([here]);
  });

  test('stands beside the cases of other people with the same phone', async () => {
    const other = aSubmission(
      { applicationId: 'CASE00000000000B' },
      { person: { ...aPerson(2), phone: person.phone } },
    );
    await submissionStore(table).submit(other);
    await markCase(other.event, personPartition(aPerson(2).idNumber), deps);
    const there = { idNumber: aPerson(2).idNumber, applicationId: 'CASE00000000000B' };
    expect(new Set(await foundBy('PHONE', person.phone))).toEqual(new Set([here, there]));
    expect(await marks.casesOf({ kind: 'PHONE', number: person.phone }, 1)).toHaveLength(1);
  });

  test('is not found with another key', async () => {
    expect(await markStore(table, 'another key').casesOf({ kind: 'PHONE', number: person.phone }, 10)).toEqual([]);
  });
});

test('the record of a case that is not there any more marks nothing', async () => {
  await markCase({ applicationId: 'CASE00000000000Z' }, personPartition(aPerson(5).idNumber), deps);
  expect(await foundBy('PHONE', aPerson(5).phone)).toEqual([]);
});

test('a record that is in no partition of a person fails, so that it is reported', async () => {
  await expect(markCase(submission.event, 'NOTICE#210202', deps)).rejects.toThrow(RangeError);
});
