import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { beijingTime } from '../../shared/domain/civil-date.ts';
import { type Journey, personalIn, type Running, startJourney, timeToPay } from './support/journey.ts';
import { aNewPerson } from './support/people.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney('2021-02-05T10:00:00+08:00');
  journey = running.journey;
});
afterAll(() => running.stop());

type Approved = Awaited<ReturnType<Journey['approved']>>;

const held = { issuedOn: '2020-12-01' };
const secondBefore = (instant: string): string => beijingTime(new Date(Date.parse(instant) - 1000));

// Ordered by date, because the clock only moves forward.
describe.each([
  [
    '2021-02-05',
    '2021-02-07T09:00:00+08:00',
    '2021-02-20T00:00:00+08:00',
    'a make-up Sunday, then the Spring Festival',
  ],
  ['2021-06-16', '2021-06-17T09:00:00+08:00', '2021-06-25T00:00:00+08:00', 'an ordinary week'],
  ['2021-09-27', '2021-09-28T09:00:00+08:00', '2021-10-12T00:00:00+08:00', 'National Day week'],
])('money approved on %s is publicised from %s to %s: %s', (approvedOn, publishAt, closesAt) => {
  const noticeId = `210202-${publishAt.slice(0, 10).replaceAll('-', '')}`;
  const read = () => journey.send('readNotice', { params: { noticeId } });
  const listed = async () =>
    (await journey.ask('listNotices', { query: { agency: '210202' } })).notices.filter(
      (notice) => notice.noticeId === noticeId,
    );
  let one: Approved;

  test('the applicant can read these dates from the day of the approval on', async () => {
    await journey.advanceTo(`${approvedOn}T10:00:00+08:00`);
    one = await journey.approved(await journey.newcomer(held));
    expect(one).toMatchObject({ noticeId, publishAt, closesAt });
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('AWAITING_PUBLICATION');
  });

  test('one second before its publication, the notice is 404 and in no list', async () => {
    await journey.advanceTo(secondBefore(publishAt));
    expect(await read()).toMatchObject({ status: 404, problem: { type: '/problems/not-found' } });
    expect(await listed()).toEqual([]);
  });

  test('at the instant of its publication, it can be read and is listed', async () => {
    await journey.advanceTo(publishAt);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PUBLICISED');
    expect(await listed()).toEqual([{ noticeId, agency: '210202', publishAt, closesAt, entryCount: 1 }]);
    const { idNumber, employer, name } = one.person;
    expect((await read()).body).toEqual({
      noticeId,
      agency: '210202',
      publishAt,
      closesAt,
      withdrawnSerials: [],
      entries: [
        {
          serial: 1,
          maskedName: `赵*${name.slice(-1)}`,
          maskedIdNumber: `${idNumber.slice(0, 6)}********${idNumber.slice(-4)}`,
          employer,
          occupation: '焊工',
          level: 3,
          amountFen: 250_000,
        },
      ],
    });
  });

  test('in its last second, it can still be read and is listed', async () => {
    await journey.advanceTo(secondBefore(closesAt));
    expect(await read()).toMatchObject({ status: 200 });
    expect(await listed()).toHaveLength(1);
  });

  test('at its close, it is 410 and in no list', async () => {
    await journey.advanceTo(closesAt);
    const { status, problem, text } = await read();
    expect({ status, type: problem?.type }).toEqual({ status: 410, type: '/problems/notice-closed' });
    expect(text).not.toContain(one.person.employer);
    expect(await listed()).toEqual([]);
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAYING');
    await journey.advanceTo(timeToPay(closesAt));
    expect(await journey.phaseOf(one.person, one.applicationId)).toBe('PAID');
  });
});

describe('a notice', () => {
  test('shows only masked names, also of two and of four characters', async () => {
    const people = ['孙旅', '欧阳旅雪'].map((name) => ({ ...aNewPerson(held), name }));
    const cases: Approved[] = [];
    for (const person of people) {
      await journey.introduce(person);
      await journey.registerCertificate(person);
      cases.push(await journey.approved(person));
    }
    const { publishAt = '', noticeId = '' } = cases[0] ?? {};
    await journey.advanceTo(publishAt);
    const { text, body } = await journey.send('readNotice', { params: { noticeId } });
    expect(body?.entries.map(({ maskedName }) => maskedName).sort()).toEqual(['孙*', '欧**雪']);
    expect(personalIn(text, people)).toEqual([]);
    for (const { applicationId } of cases) expect(text).not.toContain(applicationId);
  });

  test('names the occupation as the registry does, or as the edition of 2015 did', async () => {
    const of2015 = await journey.newcomer({ ...held, occupationCode: '4-07-05-04' });
    const unlisted = await journey.newcomer({ ...held, occupationCode: '6-99-99-99' });
    await journey.registerCertificate(unlisted, unlisted.certificate, { occupationName: '旅程检验员' });
    const cases = [await journey.approved(of2015), await journey.approved(unlisted)];
    await journey.advanceTo(cases[0]?.publishAt ?? '');
    const entries = await Promise.all(cases.map(({ person, noticeId }) => journey.entryOf(person, noticeId)));
    expect(entries.map((entry) => entry?.occupation)).toEqual(['消防设施操作员', '旅程检验员']);
  });

  test('belongs to one agency, and begins with serial 1', async () => {
    const here = await journey.approved(await journey.newcomer(held, '210211'));
    const there = await journey.approved(await journey.newcomer({ ...held, level: 5 }, '210212'));
    await journey.advanceTo(here.publishAt);
    for (const { person, noticeId } of [here, there]) {
      expect(noticeId).toMatch(new RegExp(`^${person.agency}-`));
      expect(await journey.entryOf(person, noticeId)).toMatchObject({ serial: 1 });
      const { notices } = await journey.ask('listNotices', { query: { agency: person.agency } });
      expect(notices.map((notice) => notice.noticeId)).toEqual([noticeId]);
    }
    const all = (await journey.ask('listNotices')).notices.map((notice) => notice.noticeId);
    expect(all).toEqual(expect.arrayContaining([here.noticeId, there.noticeId]));
  });

  test.each(['210202', '210202-20211332', '210202-19990101', '999999-20210617', '%2e%2e', '210202-20210617x'])(
    'with the id %s does not exist: 404',
    async (noticeId) => {
      expect(await journey.refused('readNotice', { params: { noticeId } })).toMatchObject({ status: 404 });
    },
  );
});
