import { expect, test } from 'vitest';
import { documentNumberStore } from '../../../shared/table/document-number-store.ts';
import { aTable } from '../../support/a-table.ts';

const store = documentNumberStore(await aTable());
const IN_2021 = new Date('2021-06-16T09:00:00+08:00');
const IN_2022 = new Date('2022-01-01T00:00:00+08:00');

test('twenty numbers taken at once are the serials 1 to 20', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => store.take('210211', IN_2021)));
  const serials = taken.map((number) => Number(number.replace('210211-2021-', '')));
  expect(serials.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
});

test('each agency counts for itself, from 1 each year', async () => {
  expect(await store.take('210202', IN_2021)).toBe('210202-2021-1');
  expect(await store.take('210202', IN_2021)).toBe('210202-2021-2');
  expect(await store.take('2102GX', IN_2021)).toBe('2102GX-2021-1');
  expect(await store.take(undefined, IN_2021)).toBe('210200-2021-1');
  expect(await store.take('210202', IN_2022)).toBe('210202-2022-1');
  expect(await store.take('210202', IN_2021)).toBe('210202-2021-3');
});
