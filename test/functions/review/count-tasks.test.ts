import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { countTasks } from '../../../functions/review/count-tasks.ts';
import { taskCountsView } from '../../../shared/contracts/review-views.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { threeYes } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

const CITY = aStaffMember('auditor');
const count = async (query: { readonly agency?: string } = {}, caller: StaffCaller = CITY) =>
  bodyOf(await countTasks({ ...asStaff(caller), query }, deps));

beforeAll(async () => {
  for (const [number, day, agency] of [
    [1, '2021-05-28', '210202'],
    [2, '2021-06-16', '210202'],
    [3, '2021-06-16', '210203'],
  ] as const) {
    deps.clock.set(`${day}T09:00:00+08:00`);
    const id = await walk.submit(aPerson(number));
    await walk.verify(id, threeYes(deps, agency));
    await walk.open(id, 'FUND_REVIEW');
  }
  const byHand = await walk.submit(aPerson(4));
  await walk.verify(byHand, []);
  await walk.open(byHand, 'MANUAL_VERIFICATION');
});

describe('the count of tasks', () => {
  test('is by agency and kind, with the overdue ones among them', async () => {
    const counted = await count();
    expect(counted.counts).toEqual([
      { agency: '210202', kind: 'FUND_REVIEW', open: 2, overdue: 1 },
      { agency: '210203', kind: 'FUND_REVIEW', open: 1, overdue: 0 },
      { agency: '210200', kind: 'MANUAL_VERIFICATION', open: 1, overdue: 0 },
    ]);
    expect(taskCountsView.parse(counted)).toEqual(counted);
  });

  test('is of one agency for its own staff', async () => {
    const { counts } = await count({}, aStaffMember('reviewer', { agency: '210203' }));
    expect(counts).toEqual([{ agency: '210203', kind: 'FUND_REVIEW', open: 1, overdue: 0 }]);
  });

  test('of another agency is refused', async () => {
    const caller = aStaffMember('reviewer', { agency: '210203' });
    expect(await refusalOf(count({ agency: '210202' }, caller))).toMatchObject({ code: 'WRONG_AGENCY' });
  });
});
