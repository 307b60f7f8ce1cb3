import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { later } from '../../../shared/domain/instant.ts';
import { isFinal, PHASES } from '../../../shared/domain/phase.ts';
import { applicationIndexKey, caseloadIndexKeys, nextDueIndexKey, noticeIndexKey } from '../../../shared/table/keys.ts';
import type { Table } from '../../../shared/table/table.ts';
import { aTable } from '../../support/a-table.ts';
import { publicisedCase } from '../../support/applications.ts';
import {
  AGENCY,
  type CaseWalk,
  caseWalk,
  REACHABLE_PHASES,
  type ReachablePhase,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { aPerson } from '../../support/people.ts';

let table: Table;
let deps: UseCaseDeps;
let walk: CaseWalk;
const ids = new Map<ReachablePhase, string>();
const idIn = (phase: ReachablePhase) => ids.get(phase) ?? '';

beforeAll(async () => {
  table = await aTable();
  deps = useCaseDeps(table);
  walk = caseWalk(deps);
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

describe('the index of what is next due', () => {
  test.each(REACHABLE_PHASES)('holds a case that is %s exactly while something is due for it', async (phase) => {
    const { applicationId, nextDueAt } = await deps.applications.byId(idIn(phase));
    const { nextDuePk } = nextDueIndexKey(applicationId, '');
    const due = (await itemsIn('nextDue', { nextDuePk })).filter((item) => item.applicationId === applicationId);
    expect(due.map(({ nextDueSk }) => nextDueSk)).toEqual(nextDueAt ? [`${nextDueAt}#${applicationId}`] : []);
    expect(nextDueAt !== undefined).toBe(!isFinal(phase));
  });

  test('gives what is due by a moment, that moment included, and when the next is', async () => {
    const { nextDueAt } = await deps.applications.byId(idIn('VERIFYING'));
    const moment = new Date(nextDueAt ?? '');
    const before = await deps.caseload.dueBy(new Date(moment.getTime() - 1), 50);
    expect(before).toEqual({ applicationIds: [], nextDueAt });
    const then = await deps.caseload.dueBy(moment, 50);
    expect(then.applicationIds).toEqual([idIn('VERIFYING')]);
    expect(then.nextDueAt && then.nextDueAt > (nextDueAt ?? '')).toBe(true);
  });

  test('says that nothing is due later once everything is', async () => {
    const { applicationIds, nextDueAt } = await deps.caseload.dueBy(new Date('2030-01-01T00:00:00Z'), 50);
    expect(nextDueAt).toBeNull();
    expect([...applicationIds].sort()).toEqual(
      REACHABLE_PHASES.filter((phase) => !isFinal(phase))
        .map(idIn)
        .sort(),
    );
  });

  test('says nothing of what is due later where a shard holds more than was read of it', async () => {
    expect(await deps.caseload.dueBy(new Date('2030-01-01T00:00:00Z'), 1)).not.toHaveProperty('nextDueAt');
  });

  test('shows no more of a case than its id', async () => {
    const { nextDuePk } = nextDueIndexKey(idIn('PUBLICISED'), '');
    for (const item of await itemsIn('nextDue', { nextDuePk })) {
      expect(Object.keys(item).sort()).toEqual(['applicationId', 'nextDuePk', 'nextDueSk', 'pk', 'sk']);
    }
  });
});

describe('the index of notice entries', () => {
  test('holds the case that is publicised and no other of the same notice', async () => {
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(idIn('PUBLICISED')));
    const { entries } = await deps.notices.entries(noticeId, 50, undefined);
    expect(entries.map(({ applicationId }) => applicationId)).toEqual([idIn('PUBLICISED')]);
    expect(await deps.notices.entry(noticeId, publicEntry.serial)).toMatchObject({ publicEntry });
  });

  test('shows the public nothing but the public entry and its window', async () => {
    const { noticeId } = publicisedCase(await deps.applications.byId(idIn('PUBLICISED')));
    const { noticePk } = noticeIndexKey(noticeId, 1);
    const [item] = await itemsIn('notices', { noticePk });
    expect(Object.keys(item ?? {}).sort()).toEqual(
      ['applicationId', 'closesAt', 'noticePk', 'noticeSk', 'pk', 'publicEntry', 'publishAt', 'sk'].sort(),
    );
  });

  test('loses an entry that is withdrawn, and the notice counts one fewer', async () => {
    const person = aPerson(100);
    const id = await walk.caseIn('PUBLICISED', person);
    const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
    const before = await deps.notices.byId(noticeId);
    await walk.withdraw(person, id);
    expect(await deps.notices.entry(noticeId, publicEntry.serial)).toBeUndefined();
    expect((await deps.notices.byId(noticeId))?.entryCount).toBe((before?.entryCount ?? 0) - 1);
  });
});

describe('the caseload', () => {
  test.each(REACHABLE_PHASES)('has a case that is %s under its agency and that phase alone', async (phase) => {
    const { applicationId, agency = '210200' } = await deps.applications.byId(idIn(phase));
    const pages = await Promise.all(
      PHASES.map((each) => deps.caseload.page({ agencies: [agency], phase: each, limit: 50, next: undefined })),
    );
    const holding = PHASES.filter((_, at) => pages[at]?.entries.some((entry) => entry.applicationId === applicationId));
    expect(holding).toEqual([phase]);
  });

  test('has a case without an agency with the city', async () => {
    const { caseloadPhasePk } = caseloadIndexKeys('210200', 'VERIFYING', '', '');
    const found = await itemsIn('caseloadByPhase', { caseloadPhasePk });
    expect(found.map(({ applicationId }) => applicationId)).toEqual([idIn('VERIFYING')]);
  });

  test('shows neither name, number nor account', async () => {
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
    expect(new Set(entries.map(({ kind }) => kind)).size).toBe(3);
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

  test('has open tasks with the agency of the case, and where none is known with the city', async () => {
    expect(await idsOn('OPEN', AGENCY)).toEqual([idIn('FUND_REVIEW'), idIn('OBJECTION_REVIEW')]);
    expect(await idsOn('OPEN', '210200')).toEqual([idIn('MANUAL_VERIFICATION')]);
  });

  test('has a decided task among the decided ones', async () => {
    expect(await idsOn('DECIDED', AGENCY)).toContain(idIn('AWAITING_PUBLICATION'));
  });

  test('has the task of a case that is withdrawn among the cancelled ones', async () => {
    const person = aPerson(101);
    const id = await walk.caseIn('FUND_REVIEW', person);
    await walk.withdraw(person, id);
    expect(await idsOn('CANCELLED', AGENCY)).toEqual([id]);
    expect(await idsOn('OPEN', AGENCY)).not.toContain(id);
  });

  test('never shows a token or a decision', async () => {
    const { entries } = await page('DECIDED', AGENCY);
    for (const entry of entries) {
      expect(Object.keys(entry).sort()).toEqual(
        ['agency', 'applicationId', 'dueAt', 'kind', 'openedAt', 'status', 'taskId'].sort(),
      );
    }
  });
});

test('the index by application holds keys alone', async () => {
  const { applicationPk } = applicationIndexKey(idIn('PAID'));
  const items = await itemsIn('byApplication', { applicationPk });
  expect(items.map((item) => Object.keys(item).sort())).toEqual([['applicationPk', 'applicationSk', 'pk', 'sk']]);
});

test('a serial taken and not used is not given again', async () => {
  const { noticeId, publishAt, closesAt } = publicisedCase(await deps.applications.byId(idIn('PAYING')));
  const notice = { noticeId, publishAt, closesAt: later(closesAt, 1) };
  const [one, other] = [await deps.notices.takeSerial(notice), await deps.notices.takeSerial(notice)];
  expect(other).toBe(one + 1);
  expect(await deps.notices.byId(noticeId)).toMatchObject({ publishAt, closesAt, lastSerial: other });
});
