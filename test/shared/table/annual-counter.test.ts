import { describe, expect, test } from 'vitest';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { DEFAULT_PROGRAMME } from '../../../shared/domain/programme.ts';
import { givePlaceBackWrite, readAnnualCounter, takePlaceWrite } from '../../../shared/table/annual-counter.ts';
import { annualCounterKey } from '../../../shared/table/keys.ts';
import { getItem, transact } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';

const table = await aTable();
const date = civilDate('2021-06-16');
const limit = 3;
const programme = DEFAULT_PROGRAMME;

const take = async (idNumber: string, day?: { readonly submissionsAtMost: number }) =>
  (
    await transact(table, [
      takePlaceWrite(table, idNumber, { programme, year: 2021, limit, ...(day && { day: { date, ...day } }) }),
    ])
  ).outcome;
const counterOf = async (idNumber: string) =>
  readAnnualCounter(await getItem(table, annualCounterKey(idNumber, 2021)), date, programme);

describe('a place of a year', () => {
  test('is taken without counting a submission of a day, where nobody submitted', async () => {
    expect(await take('WITHOUT')).toBe('written');
    expect(await counterOf('WITHOUT')).toEqual({ placesTaken: 1, submittedOnDay: 0 });
  });

  test('is taken with a day whose submission counts', async () => {
    expect(await take('WITH', { submissionsAtMost: 10 })).toBe('written');
    expect(await counterOf('WITH')).toEqual({ placesTaken: 1, submittedOnDay: 1 });
  });

  test('is not taken where none is left, with or without a day', async () => {
    for (let taken = 0; taken < limit; taken += 1) expect(await take('FULL')).toBe('written');
    expect(await take('FULL')).toBe('cancelled');
    expect(await take('FULL', { submissionsAtMost: 10 })).toBe('cancelled');
    expect(await counterOf('FULL')).toEqual({ placesTaken: limit, submittedOnDay: 0 });
  });

  test('is taken without a day although the day has had its submissions', async () => {
    expect(await take('BUSY', { submissionsAtMost: 1 })).toBe('written');
    expect(await take('BUSY', { submissionsAtMost: 1 })).toBe('cancelled');
    expect(await take('BUSY')).toBe('written');
    expect(await counterOf('BUSY')).toEqual({ placesTaken: 2, submittedOnDay: 1 });
  });

  test('is taken again after one was given back, and never more of them are than were taken', async () => {
    for (let taken = 0; taken < limit; taken += 1) await take('AGAIN');
    const giveBack = async () =>
      (await transact(table, [givePlaceBackWrite(table, 'AGAIN', { programme, year: 2021 })])).outcome;
    expect(await giveBack()).toBe('written');
    expect(await take('AGAIN')).toBe('written');
    for (let given = 0; given < limit; given += 1) expect(await giveBack()).toBe('written');
    expect(await giveBack()).toBe('cancelled');
    expect(await counterOf('AGAIN')).toMatchObject({ placesTaken: 0 });
  });

  test('of another programme is counted by itself, and without a limit never runs out', async () => {
    const other = { programme: 'skill-upgrade', year: 2021, limit: null };
    const takeOther = async () =>
      (await transact(table, [takePlaceWrite(table, 'BOTH', { ...other, day: { date, submissionsAtMost: 5 } })]))
        .outcome;
    for (let taken = 0; taken < limit; taken += 1) await take('BOTH');
    for (let taken = 0; taken < 5; taken += 1) expect(await takeOther()).toBe('written');
    expect(await takeOther()).toBe('cancelled');
    expect((await transact(table, [takePlaceWrite(table, 'BOTH', other)])).outcome).toBe('written');
    const item = await getItem(table, annualCounterKey('BOTH', 2021));
    expect(readAnnualCounter(item, date, 'skill-upgrade')).toEqual({ placesTaken: 6, submittedOnDay: 5 });
    expect(readAnnualCounter(item, date, programme)).toEqual({ placesTaken: limit, submittedOnDay: 5 });
    await transact(table, [givePlaceBackWrite(table, 'BOTH', other)]);
    expect(await counterOf('BOTH')).toMatchObject({ placesTaken: limit });
  });
});
