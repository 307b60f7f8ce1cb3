import { describe, expect, test } from 'vitest';
import { countCases } from '../../../functions/report/count-cases.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { itemOf } from '../../../shared/table/application-item.ts';
import { exportedCaseStore } from '../../../shared/table/exported-case-store.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import { deleteItem, putItem } from '../../../shared/table/table.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();
const cases = exportedCaseStore(table);
const DAY = civilDate('2021-06-16');

const ids: string[] = [];
for (const n of [1, 2, 3]) ids.push(await walk.caseIn('PAYING', aPerson(n)));
await countCases(await Promise.all(ids.map((id) => deps.applications.byId(id))), {
  ...deps,
  reports: reportStore(table),
});

describe('the cases of a day', () => {
  test('come by their ids, some at a time, with their agency', async () => {
    const first = await cases.ofDay(DAY, undefined, 2);
    expect(first).toEqual(ids.slice(0, 2).map((applicationId) => ({ applicationId, agency: '210202' })));
    expect(await cases.ofDay(DAY, ids[1], 2)).toMatchObject([{ applicationId: ids[2] }]);
    expect(await cases.ofDay(DAY, ids[2], 2)).toEqual([]);
    expect(await cases.ofDay(civilDate('2021-06-17'), undefined, 2)).toEqual([]);
  });

  test('are read in the order of the ids asked for, with their payments only where these are asked for', async () => {
    const reversed = [...ids].reverse();
    const read = await cases.read(reversed, true);
    expect(read.map(({ application }) => application.applicationId)).toEqual(reversed);
    expect(read.map(({ payments }) => payments.map(({ paymentId }) => paymentId))).toEqual(
      reversed.map((id) => [`${id}-1`]),
    );
    expect((await cases.read(ids, false)).flatMap(({ payments }) => payments)).toEqual([]);
  });

  test('that move to another key meanwhile are waited for, and never left out', async () => {
    const [first = '', ...others] = ids;
    const item = itemOf(await deps.applications.byId(first));
    await deleteItem(table, { pk: String(item.pk), sk: String(item.sk) });
    const reading = cases.read([first, ...others], false);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await putItem(table, { Item: item });
    expect((await reading).map(({ application }) => application.applicationId)).toEqual(ids);
  });

  test('of which one is not in the table are not read', async () => {
    const impatient = exportedCaseStore({ ...table, random: () => 0 });
    await expect(impatient.read([...ids, 'NONE'], false)).rejects.toMatchObject({ name: 'WriteConflictError' });
  });
});
