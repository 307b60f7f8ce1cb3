import { describe, expect, test } from 'vitest';
import { idempotencyRecord } from '../../../shared/table/idempotency-record.ts';
import { annualCounterKey, idempotencyKey } from '../../../shared/table/keys.ts';
import { getItem } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { aSubmission, SUBMITTED_AT } from '../../support/applications.ts';
import { aPerson, type Person } from '../../support/people.ts';
import { storesOf } from '../../support/stores.ts';
import { aRefusedSubmission } from '../domain/case/all-decisions.ts';

const table = await aTable();
const stores = storesOf(table);
const moment = new Date(SUBMITTED_AT);

describe('the receipt of a refused submission', () => {
  const keyOfSending = (person: Person) => idempotencyKey(person.subject, 'key-3');
  const numberOf = (person: Person, n: number) => `2021061609000${n}-${person.subject}`;
  const refusalOf = (person: Person, n = 1) => aRefusedSubmission(numberOf(person, n), { person });
  const recordOf = (person: Person, refusedUnder: string) =>
    idempotencyRecord(keyOfSending(person), { requestHash: 'hash', status: 422, text: '', refusedUnder }, moment);

  test('is kept with its event, and under the key with which it was sent', async () => {
    const person = aPerson(50);
    const { after, event, ...refusal } = refusalOf(person);
    const record = recordOf(person, after.applicationId);
    expect(await stores.submissions.keepRefusal({ ...refusal, after, event }, record)).toBe('kept');
    expect(await stores.submissions.refusedUnder(person.idNumber, after.applicationId)).toEqual(after);
    expect(await stores.records.trail(after)).toEqual([event]);
    expect(await stores.idempotency.read(keyOfSending(person))).toEqual(record);
  });

  test('takes no place of the year, and is no attempt', async () => {
    const person = aPerson(51);
    await stores.submissions.keepRefusal(refusalOf(person));
    expect(await getItem(table, annualCounterKey(person.idNumber, 2021))).toBeUndefined();
    expect(await stores.applications.ofPerson(person.idNumber, 10)).toEqual([]);
    expect(await stores.submissions.submit(aSubmission({ applicationId: 'AFTER51' }, { person }))).toBe('submitted');
  });

  test('is not kept under a key in use: nothing is written', async () => {
    const person = aPerson(52);
    const [first, second] = [refusalOf(person, 1), refusalOf(person, 2)];
    await stores.submissions.keepRefusal(first, recordOf(person, first.after.applicationId));
    const again = recordOf(person, second.after.applicationId);
    expect(await stores.submissions.keepRefusal(second, again)).toBe('known');
    expect(await stores.submissions.refusedUnder(person.idNumber, second.after.applicationId)).toBeUndefined();
    expect(await stores.records.trail(second.after)).toEqual([]);
    expect(await stores.idempotency.read(keyOfSending(person))).toMatchObject({
      refusedUnder: first.after.applicationId,
    });
  });

  test('of ten sent at once under one key is one, and each without a key is one of its own', async () => {
    const person = aPerson(53);
    const keep = (keyed: boolean) => (_: unknown, n: number) => {
      const refusal = aRefusedSubmission(`2021061609000${n}-RECEIPT${Number(keyed)}`, { person });
      return stores.submissions.keepRefusal(refusal, keyed ? recordOf(person, refusal.after.applicationId) : undefined);
    };
    const keyed = await Promise.all(Array.from({ length: 10 }, keep(true)));
    expect(keyed.filter((outcome) => outcome === 'kept')).toHaveLength(1);
    const free = await Promise.all(Array.from({ length: 10 }, keep(false)));
    expect(free.filter((outcome) => outcome === 'kept')).toHaveLength(10);
    expect(await stores.applications.refusedOfPerson(person.idNumber, 50)).toHaveLength(11);
  });

  test('is listed newest first, in pages, and found by its number by nobody else', async () => {
    const person = aPerson(54);
    for (const n of [1, 2, 3]) await stores.submissions.keepRefusal(refusalOf(person, n));
    const listed = async (limit: number, before?: string) =>
      (await stores.applications.refusedOfPerson(person.idNumber, limit, before)).map((each) => each.applicationId);
    const [newest, middle, oldest] = [3, 2, 1].map((n) => numberOf(person, n));
    expect(await listed(2)).toEqual([newest, middle]);
    expect(await listed(2, middle)).toEqual([oldest]);
    expect(await listed(2, oldest)).toEqual([]);
    expect(await stores.submissions.refusedUnder(aPerson(55).idNumber, newest ?? '')).toBeUndefined();
    expect(await stores.applications.refusedUnder(person.idNumber, newest ?? '')).toMatchObject({ attempt: 0 });
  });

  test('is in no list of cases', async () => {
    const person = aPerson(56);
    const refusal = refusalOf(person);
    const { after } = refusal;
    await stores.submissions.keepRefusal(refusal);
    const { entries } = await stores.caseload.page({
      agencies: ['210200'],
      phase: 'REJECTED',
      limit: 50,
      next: undefined,
    });
    expect(entries.map(({ applicationId }) => applicationId)).not.toContain(after.applicationId);
    expect(await stores.applications.byId(after.applicationId)).toEqual(after);
  });
});
