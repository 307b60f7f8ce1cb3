import { beforeAll, describe, expect, test } from 'vitest';
import { listNotices } from '../../../functions/publicity/list-notices.ts';
import { publishNoticeEntry } from '../../../functions/publicity/publish-notice-entry.ts';
import { readNotice } from '../../../functions/publicity/read-notice.ts';
import { noticeEntriesView, noticesView } from '../../../shared/contracts/publicity.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { SUBMITTED_AT } from '../../support/applications.ts';
import { allPages } from '../../support/pages.ts';
import { aPerson, asPublic, type Person } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const PEOPLE = [aPerson(1), aPerson(2), aPerson(3)];
const ids: string[] = [];

beforeAll(async () => {
  for (const person of PEOPLE) ids.push(await published(person, '2021-06-16', '210202'));
  await published(aPerson(4), '2021-06-16', '210203');
  await published(aPerson(5), '2021-06-17', '210202');
});

/** A case approved on a day and published on the notice of the next day. */
async function published(person: Person, day: string, agency: string): Promise<string> {
  deps.clock.set(SUBMITTED_AT.replace('2021-06-16', day));
  const id = await walk.submit(person);
  await walk.approve(id, agency);
  await walk.publish(id);
  return id;
}

const NOTICE = '210202-20210617';
const read = async (at: string, noticeId = NOTICE, query: { limit: number; next?: string } = { limit: 100 }) => {
  deps.clock.set(at);
  return bodyOf(await readNotice({ ...asPublic(), params: { noticeId }, query }, deps));
};
const list = async (at: string, agency?: string) => {
  deps.clock.set(at);
  return bodyOf(await listNotices({ ...asPublic(), query: { ...(agency !== undefined && { agency }) } }, deps));
};
const idsOn = ({ notices }: Awaited<ReturnType<typeof list>>) => notices.map(({ noticeId }) => noticeId).sort();

const BEFORE = '2021-06-17T08:59:59.999+08:00';
const FROM = '2021-06-17T09:00:00+08:00';
const LAST = '2021-06-24T23:59:59.999+08:00';
const CLOSE = '2021-06-25T00:00:00+08:00';

describe('a notice', () => {
  test('is neither found nor listed one millisecond before its publication', async () => {
    expect(await refusalOf(read(BEFORE))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await list(BEFORE)).toEqual({ notices: [] });
  });

  test.each([FROM, LAST])('is readable and listed at %s', async (at) => {
    expect((await read(at)).entries.map(({ serial }) => serial)).toEqual([1, 2, 3]);
    expect(idsOn(await list(at, '210202'))).toContain(NOTICE);
  });

  test('is gone from the instant of its close, even where the workflow is late', async () => {
    expect(await deps.applications.byId(ids[0] ?? '')).toMatchObject({ phase: 'PUBLICISED' });
    expect(await refusalOf(read(CLOSE))).toMatchObject({ status: 410, code: 'NOTICE_GONE' });
    expect(await refusalOf(read('2031-01-01T00:00:00+08:00'))).toMatchObject({ status: 410 });
    expect(idsOn(await list(CLOSE))).toEqual(['210202-20210618']);
  });

  test('has its agency and window, and entries that match the contract exactly', async () => {
    const notice = await read(FROM);
    expect(notice).toMatchObject({ noticeId: NOTICE, agency: '210202', publishAt: FROM, closesAt: CLOSE });
    expect(noticeEntriesView.parse(notice)).toEqual(notice);
    for (const entry of notice.entries) {
      expect(Object.keys(entry).sort()).toEqual(
        ['amountFen', 'employer', 'level', 'maskedIdNumber', 'maskedName', 'occupation', 'serial'].sort(),
      );
    }
  });

  test('never shows a name, ID number, phone, account, certificate number or application id in full', async () => {
    const text = JSON.stringify(await read(FROM));
    for (const [index, person] of PEOPLE.entries()) {
      const { name, idNumber, phone, accountNumber, certificateNumber, socialSecurityNumber } = person;
      for (const hidden of [
        name,
        idNumber,
        phone,
        accountNumber,
        certificateNumber,
        socialSecurityNumber,
        ids[index],
      ]) {
        expect(text).not.toContain(hidden);
      }
    }
  });

  test.each([1, 2, 3])('comes in pages of %i in serial order', async (limit) => {
    const pages = await allPages((mark) => read(FROM, NOTICE, { limit, ...mark }));
    for (const { entries } of pages) expect(entries.length).toBeLessThanOrEqual(limit);
    expect(pages.flatMap(({ entries }) => entries.map(({ serial }) => serial))).toEqual([1, 2, 3]);
  });

  test('refuses a page mark that it never issued', async () => {
    const refusal = await refusalOf(read(FROM, NOTICE, { limit: 10, next: 'x y' }));
    expect(refusal).toMatchObject({ status: 400, pointers: ['/next'] });
  });

  test.each(['', 'x', '210202', '210202-2021061', '210204-20210617', '210202-20210616', '../210202-20210617'])(
    'with the id %j is not found',
    async (noticeId) => {
      expect(await refusalOf(read(FROM, noticeId))).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    },
  );
});

describe('the list of notices', () => {
  test('has the visible notices of every agency, with the number of entries of each', async () => {
    const all = await list('2021-06-18T09:00:00+08:00');
    expect(noticesView.parse(all)).toEqual(all);
    expect(new Map(all.notices.map(({ noticeId, entryCount }) => [noticeId, entryCount]))).toEqual(
      new Map([
        ['210202-20210617', 3],
        ['210202-20210618', 1],
        ['210203-20210617', 1],
      ]),
    );
    expect(all.notices[0]).toMatchObject({ publishAt: FROM, closesAt: CLOSE });
  });

  test('can be limited to one agency', async () => {
    expect(idsOn(await list('2021-06-18T09:00:00+08:00', '210203'))).toEqual(['210203-20210617']);
    expect(idsOn(await list('2021-06-18T09:00:00+08:00', '210204'))).toEqual([]);
    expect(idsOn(await list('2021-06-18T09:00:00+08:00', '999999'))).toEqual([]);
  });

  test('still has a notice that was published before the longest holiday', async () => {
    const { deps, walk } = await aService();
    deps.clock.set('2021-09-27T10:00:00+08:00');
    const id = await walk.submit(aPerson(10));
    await walk.approve(id);
    await walk.publish(id);
    const listed = async (at: string) => {
      deps.clock.set(at);
      return idsOn(bodyOf(await listNotices({ ...asPublic(), query: {} }, deps)));
    };
    expect(await listed('2021-10-11T23:59:59.999+08:00')).toEqual(['210202-20210928']);
    expect(await listed('2021-10-12T00:00:00+08:00')).toEqual([]);
  });
});

test('a second case of the day appears on the existing notice', async () => {
  const { deps, walk } = await aService();
  const waiting = [
    await walk.caseIn('AWAITING_PUBLICATION', aPerson(20)),
    await walk.caseIn('AWAITING_PUBLICATION', aPerson(21)),
  ];
  deps.clock.set(FROM);
  const counts: number[] = [];
  for (const applicationId of waiting) {
    await publishNoticeEntry({ applicationId }, deps);
    const { notices } = bodyOf(await listNotices({ ...asPublic(), query: {} }, deps));
    counts.push(...notices.map(({ entryCount }) => entryCount));
  }
  expect(counts).toEqual([1, 2]);
});
