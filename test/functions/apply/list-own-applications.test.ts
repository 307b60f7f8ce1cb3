import { beforeAll, describe, expect, test } from 'vitest';
import { listOwnApplications } from '../../../functions/apply/list-own-applications.ts';
import { applicationsView } from '../../../shared/contracts/apply.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { type CaseWalk, caseWalk, type UseCaseDeps, useCaseDeps } from '../../support/case-walk.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
});

const page = async (person: Person, query: { limit: number; next?: string } = { limit: 50 }) =>
  bodyOf(await listOwnApplications({ ...asApplicant(person), query }, deps));
const idsOn = ({ applications }: Awaited<ReturnType<typeof page>>) => applications.map((each) => each.applicationId);

/** Five attempts of one person, a minute apart, the oldest first; the last two at one moment. */
async function fiveAttempts(person: Person): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const level of [3, 3, 4, 5, 2] as const) {
    if (level !== 2) deps.clock.pass(60_000);
    const id = await walk.submit(person, { level });
    if (ids.length < 2) await walk.withdraw(person, id);
    ids.push(id);
  }
  return ids;
}

describe('the list of one’s own applications', () => {
  test('has every attempt, the newest first', async () => {
    const ids = await fiveAttempts(aPerson(1));
    const list = await page(aPerson(1));
    expect(idsOn(list)).toEqual([...ids].reverse());
    expect(list.applications.map(({ attempt, phase }) => [attempt, phase])).toEqual([
      [1, 'VERIFYING'],
      [1, 'VERIFYING'],
      [1, 'VERIFYING'],
      [2, 'WITHDRAWN'],
      [1, 'WITHDRAWN'],
    ]);
    expect(list.next).toBeUndefined();
  });

  test('comes in pages that together are the list, each application once', async () => {
    const ids = await fiveAttempts(aPerson(2));
    const first = await page(aPerson(2), { limit: 2 });
    const second = await page(aPerson(2), { limit: 2, next: first.next ?? '' });
    const third = await page(aPerson(2), { limit: 2, next: second.next ?? '' });
    expect([first, second, third].map((each) => idsOn(each).length)).toEqual([2, 2, 1]);
    expect([...idsOn(first), ...idsOn(second), ...idsOn(third)]).toEqual([...ids].reverse());
    expect(third.next).toBeUndefined();
  });

  test('does not announce a page after one that holds all that is left', async () => {
    await fiveAttempts(aPerson(3));
    expect(await page(aPerson(3), { limit: 5 })).not.toHaveProperty('next');
  });

  test('goes on at its place though a newer application came between two pages', async () => {
    const ids = await fiveAttempts(aPerson(4));
    const first = await page(aPerson(4), { limit: 2 });
    await walk.withdraw(aPerson(4), ids[4] ?? '');
    deps.clock.pass(60_000);
    await walk.submit(aPerson(4), { level: 1 });
    expect(idsOn(await page(aPerson(4), { limit: 3, next: first.next ?? '' }))).toEqual(ids.slice(0, 3).reverse());
  });

  test('has nothing of anybody else, and for one who never applied is empty', async () => {
    const mine = await walk.submit(aPerson(5));
    await walk.submit(aPerson(6));
    expect(idsOn(await page(aPerson(5)))).toEqual([mine]);
    expect(await page(aPerson(7))).toEqual({ applications: [] });
  });

  test('shows accounts by their last 4 digits, and nothing beyond the contract', async () => {
    await walk.submit(aPerson(8));
    const list = await page(aPerson(8));
    expect(applicationsView.parse(list)).toEqual(list);
    expect(JSON.stringify(list)).not.toContain(aPerson(8).accountNumber);
  });

  test('refuses a page mark that it never gave out', async () => {
    for (const next of ['', '!!', 'x y']) {
      const refusal = await refusalOf(page(aPerson(9), { limit: 50, next }));
      expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers: ['/next'] });
    }
  });
});
