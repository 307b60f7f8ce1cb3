import { describe, expect, test } from 'vitest';
import { schedulePublication } from '../../../functions/publicity/schedule-publication.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { publicationOf } from '../../../shared/policy/publicity-window.ts';
import { CalendarMissingError, chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { type ApplicationFields, anApplication } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { caseWalk, REACHABLE_PHASES, type UseCaseDeps } from '../../support/case-walk.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk, stored } = await aService();
/** The same service without holiday data for 2021. */
const withoutHolidays: UseCaseDeps = { ...deps, calendar: calendarUntil(2020) };

const ROWS = [
  ['2021-06-16', '2021-06-17T09:00:00+08:00', '2021-06-25T00:00:00+08:00'],
  ['2021-09-27', '2021-09-28T09:00:00+08:00', '2021-10-12T00:00:00+08:00'],
  ['2021-02-05', '2021-02-07T09:00:00+08:00', '2021-02-20T00:00:00+08:00'],
] as const;
const utc = (text: string) => new Date(text).toISOString();

/** A case approved at a moment. The approver sets its window, or leaves it undated where it has no holiday data. */
async function approved(n: number, at: string, approver: UseCaseDeps = deps): Promise<string> {
  deps.clock.set(at);
  const id = await walk.submit(aPerson(n), { issuedOn: '2020-12-20' });
  await walk.verify(id);
  await walk.open(id, 'FUND_REVIEW');
  await caseWalk(approver).decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
  return id;
}
const windowOf = async (id: string) => {
  const { publishAt, closesAt, noticeId, nextDueAt }: ApplicationFields = await deps.applications.byId(id);
  return { publishAt, closesAt, noticeId, nextDueAt };
};

describe.each(ROWS)('a case approved on %s', (day, publishAt, closesAt) => {
  const expected = {
    publishAt: utc(publishAt),
    closesAt: utc(closesAt),
    noticeId: `${AGENCY}-${publishAt.slice(0, 10).replaceAll('-', '')}`,
  };
  const n = 10 * ROWS.findIndex(([each]) => each === day);

  test(`is public from ${publishAt} to ${closesAt}`, () => {
    for (const time of ['00:00:00', '12:00:00', '23:59:59.999']) {
      const { application } = anApplication({ agency: AGENCY });
      const window = publicationOf(application, new Date(`${day}T${time}+08:00`), chineseCalendar);
      expect(window).toMatchObject(expected);
    }
  });

  test('gets these dates with the approval, and needs no scheduling', async () => {
    const applicationId = await approved(n + 1, `${day}T10:00:00+08:00`);
    expect(await windowOf(applicationId)).toMatchObject(expected);
    await schedulePublication({ applicationId }, deps);
    expect(await stored.events(applicationId)).not.toContain('PUBLICATION_SCHEDULED');
  });

  test('gets the same dates where they are set only later that day', async () => {
    const applicationId = await approved(n + 2, `${day}T10:00:00+08:00`, withoutHolidays);
    expect(await windowOf(applicationId)).toMatchObject({ publishAt: undefined, noticeId: undefined });
    deps.clock.set(`${day}T23:59:59+08:00`);
    expect(await schedulePublication({ applicationId }, deps)).toEqual({
      applicationId,
      attempt: 1,
      run: 1,
      phase: 'AWAITING_PUBLICATION',
      publishAt: expected.publishAt,
      closesAt: expected.closesAt,
      // Each of these windows closes before a working day.
      payAt: new Date(Date.parse(closesAt) + 10 * 3_600_000).toISOString(),
    });
    const dueAt = new Date(Date.parse(publishAt) + 10 * 60_000).toISOString();
    expect(await windowOf(applicationId)).toEqual({ ...expected, nextDueAt: dueAt });
    expect((await stored.events(applicationId)).at(-1)).toBe('PUBLICATION_SCHEDULED');
  });
});

describe('a publication scheduled late', () => {
  test.each([
    [
      'one second before its hour',
      40,
      '2021-06-17T08:59:59+08:00',
      '2021-06-17T09:00:00+08:00',
      '2021-06-25T00:00:00+08:00',
    ],
    ['at its hour', 41, '2021-06-17T09:00:00+08:00', '2021-06-18T09:00:00+08:00', '2021-06-26T00:00:00+08:00'],
    ['on a Sunday', 42, '2021-06-20T09:00:00+08:00', '2021-06-21T09:00:00+08:00', '2021-06-29T00:00:00+08:00'],
  ])(
    '%s has a window that lies wholly in the future, with its full working days',
    async (_, n, at, publishAt, closesAt) => {
      const applicationId = await approved(n, '2021-06-16T10:00:00+08:00', withoutHolidays);
      deps.clock.set(at);
      const state = await schedulePublication({ applicationId }, deps);
      expect(state).toMatchObject({ publishAt: utc(publishAt), closesAt: utc(closesAt) });
      expect(await windowOf(applicationId)).toMatchObject({
        noticeId: `${AGENCY}-${publishAt.slice(0, 10).replaceAll('-', '')}`,
      });
    },
  );

  test('is scheduled once: repeating it gives the same answer and writes nothing', async () => {
    const applicationId = await approved(80, '2021-06-16T10:00:00+08:00', withoutHolidays);
    const first = await schedulePublication({ applicationId }, deps);
    const before = await deps.applications.byId(applicationId);
    deps.clock.set('2021-06-19T10:00:00+08:00');
    expect(await schedulePublication({ applicationId }, deps)).toEqual(first);
    expect(await deps.applications.byId(applicationId)).toEqual(before);
  });
});

describe('where holiday data are still missing', () => {
  test('the case is parked with an alarm, and scheduled once the data exist', async () => {
    const applicationId = await approved(90, '2021-06-16T10:00:00+08:00', withoutHolidays);
    const before = await deps.applications.byId(applicationId);
    await expect(schedulePublication({ applicationId }, withoutHolidays)).rejects.toThrow(CalendarMissingError);
    expect(await deps.applications.byId(applicationId)).toEqual(before);

    await parkApplication({ applicationId, error: 'CalendarMissingError' }, deps);
    expect(await deps.applications.byId(applicationId)).toMatchObject({
      phase: 'AWAITING_PUBLICATION',
      attention: { code: 'CALENDAR_MISSING', since: '2021-06-16T02:00:00.000Z' },
      nextDueAt: '2021-06-16T03:00:00.000Z',
    });
    expect(deps.alarms).toEqual(['CalendarMissing']);

    await schedulePublication({ applicationId }, deps);
    expect(await windowOf(applicationId)).toMatchObject({ publishAt: '2021-06-17T01:00:00.000Z' });
    await walk.publish(applicationId);
    const { phase, attention } = await deps.applications.byId(applicationId);
    expect([phase, attention]).toEqual(['PUBLICISED', undefined]);
  });
});

test.each(withPeople(REACHABLE_PHASES, 100))('nothing is scheduled for a case that is %s', async (phase, person) => {
  const applicationId = await walk.caseIn(phase, person);
  const before = await deps.applications.byId(applicationId);
  expect(await schedulePublication({ applicationId }, deps)).toMatchObject({ phase });
  expect(await deps.applications.byId(applicationId)).toEqual(before);
});
