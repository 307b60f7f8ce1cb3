import { describe, expect, test } from 'vitest';
import { listOwnApplications } from '../../../functions/apply/list-own-applications.ts';
import { applicationsView } from '../../../shared/contracts/apply.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { aPerson, asApplicant, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();

const page = async (person: Person, query: { limit: number; next?: string } = { limit: 50 }) =>
  bodyOf(await listOwnApplications({ ...asApplicant(person), query }, deps));
const idsOn = ({ applications }: Awaited<ReturnType<typeof page>>) => applications.map((each) => each.applicationId);

/** Five applications of one person, oldest first, a minute apart; the last two at the same moment. */
async function fiveApplications(person: Person): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const level of [3, 3, 4, 5, 2] as const) {
    if (level !== 2) deps.clock.pass(60_000);
    const id = await walk.submit(person, { level });
    if (ids.length < 2) await walk.withdraw(person, id);
    ids.push(id);
  }
  return ids;
}

describe('the list of an applicant’s own applications', () => {
  test('has every attempt, newest first', async () => {
    const ids = await fiveApplications(aPerson(1));
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

  test('comes in pages that together hold each application once', async () => {
    const ids = await fiveApplications(aPerson(2));
    const first = await page(aPerson(2), { limit: 2 });
    const second = await page(aPerson(2), { limit: 2, next: first.next ?? '' });
    const third = await page(aPerson(2), { limit: 2, next: second.next ?? '' });
    expect([first, second, third].map((each) => idsOn(each).length)).toEqual([2, 2, 1]);
    expect([...idsOn(first), ...idsOn(second), ...idsOn(third)]).toEqual([...ids].reverse());
    expect(third.next).toBeUndefined();
  });

  test('announces no further page after one that holds the rest', async () => {
    await fiveApplications(aPerson(3));
    expect(await page(aPerson(3), { limit: 5 })).not.toHaveProperty('next');
  });

  test('continues where it was, although a newer application was submitted between two pages', async () => {
    const ids = await fiveApplications(aPerson(4));
    const first = await page(aPerson(4), { limit: 2 });
    await walk.withdraw(aPerson(4), ids[4] ?? '');
    deps.clock.pass(60_000);
    await walk.submit(aPerson(4), { level: 1 });
    expect(idsOn(await page(aPerson(4), { limit: 3, next: first.next ?? '' }))).toEqual(ids.slice(0, 3).reverse());
  });

  test('has no other person’s applications, and is empty for a person who never applied', async () => {
    const mine = await walk.submit(aPerson(5));
    await walk.submit(aPerson(6));
    expect(idsOn(await page(aPerson(5)))).toEqual([mine]);
    expect(await page(aPerson(7))).toEqual({ applications: [] });
  });

  test('shows only the last 4 digits of an account, and nothing beyond the contract', async () => {
    await walk.submit(aPerson(8));
    const list = await page(aPerson(8));
    expect(applicationsView.parse(list)).toEqual(list);
    expect(JSON.stringify(list)).not.toContain(aPerson(8).accountNumber);
  });

  test('refuses a page mark that it never issued', async () => {
    for (const next of ['', '!!', 'x y']) {
      const refusal = await refusalOf(page(aPerson(9), { limit: 50, next }));
      expect(refusal).toMatchObject({ status: 400, code: 'VALIDATION', pointers: ['/next'] });
    }
  });
});
