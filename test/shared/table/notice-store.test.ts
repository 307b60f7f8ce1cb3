import { describe, expect, test } from 'vitest';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { publicisedCase } from '../../support/applications.ts';
import { countingPeople, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const nextPerson = countingPeople();

/** A service with three entries on one notice. */
async function threeEntries() {
  const { deps, walk, stored } = await aService();
  const people = [nextPerson(), nextPerson(), nextPerson()] as const;
  const ids: string[] = [];
  for (const person of people) ids.push(await walk.caseIn('PUBLICISED', person));
  const [first = '', second = '', third = ''] = ids;
  const { noticeId } = publicisedCase(await deps.applications.byId(first));
  const notice = () => deps.notices.byId(noticeId);
  const serials = async () =>
    (await deps.notices.entries(noticeId, 50, undefined)).entries.map(({ publicEntry }) => publicEntry.serial);
  return { deps, walk, stored, people, ids: { first, second, third }, noticeId, notice, serials };
}

describe('a notice', () => {
  test('has withdrawn no serial while all its entries are visible', async () => {
    const { notice, serials } = await threeEntries();
    expect(await notice()).toMatchObject({ withdrawnSerials: [], entryCount: 3, lastSerial: 3 });
    expect(await serials()).toEqual([1, 2, 3]);
  });

  test('names the serials whose entries have left it, suspended or withdrawn, in the order in which they left', async () => {
    const { walk, ids, people, notice, serials } = await threeEntries();
    await walk.suspend(ids.second);
    expect(await notice()).toMatchObject({ withdrawnSerials: [2], entryCount: 2 });
    const [first]: readonly Person[] = people;
    if (first) await walk.withdraw(first, ids.first);
    expect(await notice()).toMatchObject({ withdrawnSerials: [2, 1], entryCount: 1, lastSerial: 3 });
    expect(await serials()).toEqual([3]);
  });

  test('loses an entry in the same write in which the case is suspended, and keeps whose it was', async () => {
    const { walk, stored, deps, ids, noticeId } = await threeEntries();
    await walk.suspend(ids.second);
    expect(await stored.application(ids.second)).toMatchObject({ phase: 'SUSPENDED', publicEntry: { serial: 2 } });
    expect(isUnbroken(await stored.trail(ids.second))).toBe(true);
    expect(await deps.notices.applicationOf(noticeId, 2)).toBe(ids.second);
  });

  test('never gives a serial again: an entry whose suspension was lifted comes back under a new one', async () => {
    const { walk, stored, ids, notice, deps } = await threeEntries();
    await walk.suspend(ids.second);
    await walk.decide(ids.second, 'SUSPENSION_REVIEW', { outcome: 'LIFT' });
    await walk.publish(ids.second);
    const again = publicisedCase(await stored.application(ids.second));
    const newNotice = await deps.notices.byId(again.noticeId);
    expect(newNotice?.noticeId).not.toBe((await notice())?.noticeId);
    expect(await notice()).toMatchObject({ withdrawnSerials: [2], entryCount: 2, lastSerial: 3 });
    expect(newNotice).toMatchObject({ withdrawnSerials: [], entryCount: 1, lastSerial: 1 });
  });

  test('loses several entries that are suspended at once, each once', async () => {
    const { walk, ids, notice } = await threeEntries();
    await Promise.all(Object.values(ids).map((id) => walk.suspend(id)));
    const left = await notice();
    expect(left).toMatchObject({ entryCount: 0 });
    expect([...(left?.withdrawnSerials ?? [])].sort()).toEqual([1, 2, 3]);
  });
});
