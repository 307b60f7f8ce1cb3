import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { later } from '../../../shared/domain/instant.ts';
import { isFinal, PHASES } from '../../../shared/domain/phase.ts';
import { applicationIndexKey, caseloadIndexKeys, nextDueIndexKey, noticeIndexKey } from '../../../shared/table/keys.ts';
import { publicisedCase } from '../../support/applications.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk } = await aService();
const ids = new Map<ReachablePhase, string>();
const idIn = (phase: ReachablePhase) => ids.get(phase) ?? '';

beforeAll(async () => {
  for (const [index, phase] of REACHABLE_PHASES.entries()) ids.set(phase, await walk.caseIn(phase, aPerson(index)));
});

async function itemsIn(index: string, partition: Record<string, string>) {
  const [name = '', value] = Object.entries(partition)[0] ?? [];
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: index,
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: { '#pk': name },
      ExpressionAttributeValues: { ':pk': value },
    }),
  );
  return Items ?? [];
}

describe('the index of due times', () => {
  test.each(REACHABLE_PHASES)('holds a case that is %s exactly while it has a due time', async (phase) => {
    const { applicationId, nextDueAt } = await deps.applications.byId(idIn(phase));
    const { nextDuePk } = nextDueIndexKey(applicationId, '');
    const due = (await itemsIn('nextDue', { nextDuePk })).filter((item) => item.applicationId === applicationId);
    expect(due.map(({ nextDueSk }) => nextDueSk)).toEqual(nextDueAt ? [`${nextDueAt}#${applicationId}`] : []);
    expect(nextDueAt !== undefined).toBe(!isFinal(phase));
  });

  test('gives the cases due up to and including a moment, and the next due time', async () => {
    const { nextDueAt } = await deps.applications.byId(idIn('VERIFYING'));
    const moment = new Date(nextDueAt ?? '');
    const before = await deps.caseload.dueBy(new Date(moment.getTime() - 1), 50);
    expect(before).toEqual({ applicationIds: [], nextDueAt });
    const then = await deps.caseload.dueBy(moment, 50);
    expect(then.applicationIds).toEqual([idIn('VERIFYING')]);
    expect(then.nextDueAt && then.nextDueAt > (nextDueAt ?? '')).toBe(true);
  });

  test('has no next due time once every case is due', async () => {
    const { applicationIds, nextDueAt } = await deps.caseload.dueBy(new Date('2030-01-01T00:00:00Z'), 50);
    expect(nextDueAt).toBeNull();
    expect([...applicationIds].sort()).toEqual(
      REACHABLE_PHASES.filter((phase) => !isFinal(phase))
        .map(idIn)
        .sort(),
    );
  });

  test('omits the next due time where a shard was not read to its end', async () => {
    expect(await deps.caseload.dueBy(new Date('2030-01-01T00:00:00Z'), 1)).not.toHaveProperty('nextDueAt');
  });

  test('projects only the id of a case', async () => {
    const { nextDuePk } = nextDueIndexKey(idIn('PUBLICISED'), '');
    for (const item of await itemsIn('nextDue', { nextDuePk })) {
      expect(Object.keys(item).sort()).toEqual(['applicationId', 'nextDuePk', 'nextDueSk', 'pk', 'sk']);
    }
  });
});

describe('the index of notice entries', () => {
  test('holds only the publicised case of a notice', async () => {
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(idIn('PUBLICISED')));
    const { entries } = await deps.notices.entries(noticeId, 50, undefined);
    expect(entries.map(({ applicationId }) => applicationId)).toEqual([idIn('PUBLICISED')]);
    expect(entries).toMatchObject([{ publicEntry }]);
  });

  test('projects only the public entry and its window', async () => {
    const { noticeId } = publicisedCase(await deps.applications.byId(idIn('PUBLICISED')));
    const { noticePk } = noticeIndexKey(noticeId, 1);
    const [item] = await itemsIn('notices', { noticePk });
    expect(Object.keys(item ?? {}).sort()).toEqual(
      ['applicationId', 'closesAt', 'noticePk', 'noticeSk', 'pk', 'publicEntry', 'publishAt', 'sk'].sort(),
    );
  });

  test('loses a withdrawn entry, and the notice counts one entry fewer', async () => {
    const person = aPerson(100);
    const id = await walk.caseIn('PUBLICISED', person);
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
    const before = await deps.notices.byId(noticeId);
    await walk.withdraw(person, id);
    const { entries } = await deps.notices.entries(noticeId, 50, undefined);
    expect(entries.map((entry) => entry.publicEntry.serial)).not.toContain(publicEntry.serial);
    expect(await deps.notices.applicationOf(noticeId, publicEntry.serial)).toBe(id);
    expect((await deps.notices.byId(noticeId))?.entryCount).toBe((before?.entryCount ?? 0) - 1);
  });
});

describe('the caseload', () => {
  test.each(REACHABLE_PHASES)('has a case that is %s only under its agency and phase', async (phase) => {
    const { applicationId, agency = '210200' } = await deps.applications.byId(idIn(phase));
    const pages = await Promise.all(
      PHASES.map((each) => deps.caseload.page({ agencies: [agency], phase: each, limit: 50, next: undefined })),
    );
    const holding = PHASES.filter((_, at) => pages[at]?.entries.some((entry) => entry.applicationId === applicationId));
    expect(holding).toEqual([phase]);
  });

  test('has a case without an agency under the city', async () => {
    const { caseloadPhasePk } = caseloadIndexKeys('210200', 'VERIFYING', '', '');
    const found = await itemsIn('caseloadByPhase', { caseloadPhasePk });
    expect(found.map(({ applicationId }) => applicationId)).toEqual([idIn('VERIFYING')]);
  });

  test('projects neither the applicant nor the payee', async () => {
    const { caseloadPk } = caseloadIndexKeys(AGENCY, 'PAID', '', '');
    const [item] = await itemsIn('caseload', { caseloadPk });
    expect(Object.keys(item ?? {})).not.toContain('applicant');
    expect(Object.keys(item ?? {})).not.toContain('payee');
  });
});

describe('a list without a filter', () => {
  const cityWide = { agencies: ['210200', '210202', '210203'], limit: 50, next: undefined };

  test('of cases asks one query per agency, however many phases there are', async () => {
    const queries = countingQueries();
    const { entries } = await deps.caseload.page({ ...cityWide, phase: undefined });
    expect(queries()).toBe(3);
    expect(new Set(entries.map(({ phase }) => phase))).toEqual(new Set(REACHABLE_PHASES));
  });

  test('of tasks asks one query per agency, however many kinds there are', async () => {
    const queries = countingQueries();
    const { entries } = await deps.tasks.page({ ...cityWide, kind: undefined, status: 'OPEN' });
    expect(queries()).toBe(3);
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(4);
  });
});

/** Counts what is sent to the table from now on. */
function countingQueries(): () => number {
  const sent = vi.spyOn(table.client, 'send');
  onTestFinished(() => sent.mockRestore());
  return () => sent.mock.calls.length;
}

describe('the index of tasks', () => {
  const page = (status: 'OPEN' | 'DECIDED' | 'CANCELLED', agency: string) =>
    deps.tasks.page({ agencies: [agency], kind: undefined, status, limit: 50, next: undefined });
  const idsOn = async (...input: Parameters<typeof page>) =>
    (await page(...input)).entries.map(({ applicationId }) => applicationId);

  test('has open tasks under the agency of the case, or under the city where none is known', async () => {
    expect(await idsOn('OPEN', AGENCY)).toEqual([idIn('FUND_REVIEW'), idIn('OBJECTION_REVIEW'), idIn('SUSPENDED')]);
    expect(await idsOn('OPEN', '210200')).toEqual([idIn('MANUAL_VERIFICATION')]);
  });

  test('has a decided task under the decided tasks', async () => {
    expect(await idsOn('DECIDED', AGENCY)).toContain(idIn('AWAITING_PUBLICATION'));
  });

  test('has the task of a withdrawn case under the cancelled tasks', async () => {
    const person = aPerson(101);
    const id = await walk.caseIn('FUND_REVIEW', person);
    await walk.withdraw(person, id);
    expect(await idsOn('CANCELLED', AGENCY)).toEqual([id]);
    expect(await idsOn('OPEN', AGENCY)).not.toContain(id);
  });

  test('projects no token, and of a decision only outcome and time', async () => {
    const { entries } = await page('DECIDED', AGENCY);
    for (const entry of entries) {
      expect(Object.keys(entry).sort()).toEqual(
        ['agency', 'applicationId', 'decidedAt', 'dueAt', 'kind', 'openedAt', 'outcome', 'status', 'taskId'].sort(),
      );
    }
  });
});

test('the index by application holds only keys', async () => {
  const { applicationPk } = applicationIndexKey(idIn('PAID'));
  const items = await itemsIn('byApplication', { applicationPk });
  expect(items.map((item) => Object.keys(item).sort())).toEqual([['applicationPk', 'applicationSk', 'pk', 'sk']]);
});

test('a serial that was taken but not used is not taken again', async () => {
  const { noticeId, publishAt, closesAt } = publicisedCase(await deps.applications.byId(idIn('PAYING')));
  const notice = { noticeId, publishAt, closesAt: later(closesAt, 1) };
  const [one, other] = [await deps.notices.takeSerial(notice), await deps.notices.takeSerial(notice)];
  expect(other).toBe(one + 1);
  expect(await deps.notices.byId(noticeId)).toMatchObject({ publishAt, closesAt, lastSerial: other });
});
