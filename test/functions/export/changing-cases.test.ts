import { expect, test } from 'vitest';
import { scheduledCase } from '../../support/applications.ts';
import { aPerson } from '../../support/people.ts';
import { anExportWorld } from './export-world.ts';

test('an export has what was ordered by its request, each payment once, as it was when it was read', async () => {
  const world = await anExportWorld();
  const { walk, deps, use } = world;
  const ids: string[] = [];
  for (const n of [1, 2, 3, 4, 5, 6]) ids.push(await walk.caseIn(n === 5 ? 'PUBLICISED' : 'PAYING', aPerson(n)));
  await world.count(ids);
  const [first = '', , third = '', , fifth = '', sixth = ''] = ids;
  const payments = await world.ask('PAYMENTS', { to: '2021-12-31' });
  const cases = await world.ask('CASES', { to: '2021-12-31' });

  // The cases change while the first export is between its first two cases and the others.
  let isFirst = true;
  const changing = {
    ...use.cases,
    read: async (...asked: Parameters<typeof use.cases.read>) => {
      const read = await use.cases.read(...asked);
      if (!isFirst) return read;
      isFirst = false;
      deps.clock.pass(60_000);
      await walk.settle(first, 'PAID');
      await walk.settle(third, 'PAID');
      await walk.settle(sixth, 'RETURNED');
      await walk.close(fifth);
      deps.clock.set(scheduledCase(await deps.applications.byId(fifth)).payAt);
      await walk.pay(fifth);
      await world.count([...ids, await walk.submit(aPerson(7))]);
      return read;
    },
  };
  await world.deliver({ cases: changing });

  const rows = world.rowsOf(payments);
  const ordered = ids.filter((id) => id !== fifth);
  expect(rows.map((row) => row.支付单号)).toEqual(ordered.map((id) => `${id}-1`).sort());
  const statusOf = (id: string) => rows.find((row) => row.申报编号 === id)?.状态;
  expect([first, third, sixth].map(statusOf)).toEqual(['尚无结果', '已入账', '已退票']);
  expect(world.rowsOf(cases).map((row) => row.申报编号)).toEqual([...ids].sort());
});
