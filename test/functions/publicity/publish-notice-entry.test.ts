import { describe, expect, test } from 'vitest';
import { publishNoticeEntry } from '../../../functions/publicity/publish-notice-entry.ts';
import { readTask } from '../../../functions/review/read-task.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { isUnbroken } from '../../../shared/domain/audit-event.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { taskIdOf } from '../../../shared/domain/task.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { bodyOf } from '../../support/answers.ts';
import { publicisedCase, SUBMITTED_AT } from '../../support/applications.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { caseWalk, REACHABLE_PHASES } from '../../support/case-walk.ts';
import { EMPLOYER } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk, stored } = await aService();

const PUBLISH_AT = '2021-06-17T09:00:00+08:00';
const publish = (applicationId: string, at: string) => {
  deps.clock.set(at);
  return publishNoticeEntry({ applicationId }, deps);
};

/** A case to be published on 2021-06-17. Each test uses its own agency, so that notices do not mix. */
async function awaiting(n: number, agency: string): Promise<string> {
  deps.clock.set(SUBMITTED_AT);
  const id = await walk.submit(aPerson(n));
  await walk.approve(id, agency);
  return id;
}
const entriesOf = async (noticeId: string) => (await deps.notices.entries(noticeId, 100, undefined)).entries;

describe('a publication', () => {
  test('before its hour changes nothing', async () => {
    const id = await awaiting(1, '210202');
    const before = await deps.applications.byId(id);
    expect(await publish(id, '2021-06-17T08:59:59.999+08:00')).toMatchObject({ phase: 'AWAITING_PUBLICATION' });
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await deps.notices.byId('210202-20210617')).toBeUndefined();
  });

  test('at its hour puts the case on the notice of its agency and day', async () => {
    const id = await awaiting(2, '210203');
    expect(await publish(id, PUBLISH_AT)).toEqual({
      applicationId: id,
      attempt: 1,
      run: 1,
      phase: 'PUBLICISED',
      publishAt: '2021-06-17T01:00:00.000Z',
      closesAt: '2021-06-24T16:00:00.000Z',
      payAt: '2021-06-25T02:00:00.000Z',
    });
    expect(await deps.notices.byId('210203-20210617')).toMatchObject({
      lastSerial: 1,
      entryCount: 1,
      agency: '210203',
    });
    expect(await entriesOf('210203-20210617')).toMatchObject([{ applicationId: id, publicEntry: { serial: 1 } }]);
    const application = await deps.applications.byId(id);
    expect(application.nextDueAt).toBe('2021-06-24T16:10:00.000Z');
    expect((await deps.records.trail(application)).at(-1)).toMatchObject({
      event: 'PUBLISHED',
      actor: { kind: 'system' },
    });
  });

  test('shows masked name and ID number, employer, occupation, level and amount, and nothing else', async () => {
    const person = aPerson(303);
    const id = await awaiting(303, '210204');
    await publish(id, PUBLISH_AT);
    const [entry] = await entriesOf('210204-20210617');
    expect(entry?.publicEntry).toEqual({
      serial: 1,
      maskedName: '王**三',
      maskedIdNumber: `${person.idNumber.slice(0, 6)}********${person.idNumber.slice(-4)}`,
      employer: EMPLOYER,
      occupation: '焊工',
      level: 3,
      amountFen: 250_000,
    });
  });

  test('later on its day still takes place', async () => {
    const id = await awaiting(4, '210211');
    expect(await publish(id, '2021-06-17T23:59:59.999+08:00')).toMatchObject({ phase: 'PUBLICISED' });
  });

  test('on a later day is postponed to the next working day, with a new full window', async () => {
    const id = await awaiting(5, '2102GX');
    expect(await publish(id, '2021-06-18T00:00:00+08:00')).toEqual({
      applicationId: id,
      attempt: 1,
      run: 1,
      phase: 'AWAITING_PUBLICATION',
      publishAt: '2021-06-21T01:00:00.000Z',
      closesAt: '2021-06-28T16:00:00.000Z',
      payAt: '2021-06-29T02:00:00.000Z',
    });
    expect(await deps.applications.byId(id)).toMatchObject({
      noticeId: '2102GX-20210621',
      nextDueAt: '2021-06-21T01:10:00.000Z',
    });
    expect(await deps.notices.byId('2102GX-20210617')).toBeUndefined();
    expect(await publish(id, '2021-06-21T09:00:00+08:00')).toMatchObject({ phase: 'PUBLICISED' });
    expect(await entriesOf('2102GX-20210621')).toMatchObject([{ applicationId: id }]);
  });

  test('postponed into a year without holiday data is a named error, and the case is parked', async () => {
    const id = await awaiting(6, '2102JP');
    deps.clock.set('2021-06-18T10:00:00+08:00');
    const publishing = publishNoticeEntry({ applicationId: id }, { ...deps, calendar: calendarUntil(2020) });
    await expect(publishing).rejects.toThrow(CalendarMissingError);
    await parkApplication({ applicationId: id, error: 'CalendarMissingError' }, deps);
    expect(await deps.applications.byId(id)).toMatchObject({
      phase: 'AWAITING_PUBLICATION',
      attention: { code: 'CALENDAR_MISSING' },
      nextDueAt: '2021-06-18T03:00:00.000Z',
    });
    expect(deps.alarms.splice(0)).toEqual(['CalendarMissing']);
  });
});

describe('a repeated publication', () => {
  test('gives the same answer, takes no serial and writes no event', async () => {
    const id = await awaiting(10, '210212');
    const first = await publish(id, PUBLISH_AT);
    const before = await deps.applications.byId(id);
    expect(await publish(id, '2021-06-18T09:00:00+08:00')).toEqual(first);
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await deps.notices.byId('210212-20210617')).toMatchObject({ lastSerial: 1, entryCount: 1 });
  });

  test('at the same moment publishes one entry', async () => {
    const id = await awaiting(11, '210214');
    deps.clock.set(PUBLISH_AT);
    const states = await Promise.all([1, 2, 3].map(() => publishNoticeEntry({ applicationId: id }, deps)));
    expect(new Set(states.map(({ phase }) => phase))).toEqual(new Set(['PUBLICISED']));
    expect(await entriesOf('210214-20210617')).toHaveLength(1);
    expect(await deps.notices.byId('210214-20210617')).toMatchObject({ entryCount: 1 });
    const trail = await stored.trail(id);
    expect(trail.filter(({ event }) => event === 'PUBLISHED')).toHaveLength(1);
    expect(isUnbroken(trail)).toBe(true);
  });
});

describe('the serials of a notice', () => {
  test('are 1 to 12 for twelve simultaneous publications, one for each case', async () => {
    const ids: string[] = [];
    for (let n = 20; n < 32; n += 1) ids.push(await awaiting(n, '210281'));
    deps.clock.set(PUBLISH_AT);
    await Promise.all(ids.map((applicationId) => publishNoticeEntry({ applicationId }, deps)));
    const entries = await entriesOf('210281-20210617');
    expect(entries.map(({ publicEntry }) => publicEntry.serial)).toEqual(ids.map((_, index) => index + 1));
    expect(entries.map(({ applicationId }) => applicationId).sort()).toEqual([...ids].sort());
    expect(await deps.notices.byId('210281-20210617')).toMatchObject({ lastSerial: 12, entryCount: 12 });
  });

  test('have no gap where a publication lost a race and tried again', async () => {
    const [delayed, next] = [await awaiting(50, '2102CX'), await awaiting(51, '2102CX')];
    deps.clock.set(PUBLISH_AT);
    let losses = 2;
    const write: typeof deps.applications.write = async (...input) => {
      losses -= 1;
      if (losses >= 0) throw new WriteConflictError('another writer won');
      return deps.applications.write(...input);
    };
    await publishNoticeEntry({ applicationId: delayed }, { ...deps, applications: { ...deps.applications, write } });
    await publishNoticeEntry({ applicationId: next }, deps);
    const entries = await entriesOf('2102CX-20210617');
    expect(entries.map(({ applicationId, publicEntry }) => [applicationId, publicEntry.serial])).toEqual([
      [delayed, 1],
      [next, 2],
    ]);
  });

  test('continue later on the same day, and start again for each agency and day', async () => {
    const [first, second, elsewhere, later] = [
      await awaiting(40, '210283'),
      await awaiting(41, '210283'),
      await awaiting(42, '210224'),
      await awaiting(43, '210283'),
    ];
    await publish(first, PUBLISH_AT);
    await publish(second, '2021-06-17T15:00:00+08:00');
    await publish(elsewhere, PUBLISH_AT);
    await publish(later, '2021-06-18T09:00:00+08:00');
    await publish(later, '2021-06-21T09:00:00+08:00');
    const serialOf = async (id: string) => {
      const { noticeId, publicEntry } = publicisedCase(await deps.applications.byId(id));
      return [noticeId, publicEntry.serial];
    };
    expect([await serialOf(first), await serialOf(second), await serialOf(elsewhere), await serialOf(later)]).toEqual([
      ['210283-20210617', 1],
      ['210283-20210617', 2],
      ['210224-20210617', 1],
      ['210283-20210621', 1],
    ]);
  });
});

test.each(
  withPeople(
    REACHABLE_PHASES.filter((phase) => phase !== 'AWAITING_PUBLICATION'),
    60,
  ),
)('a case that is %s is not published', async (phase, person) => {
  const applicationId = await walk.caseIn(phase, person);
  const before = await deps.applications.byId(applicationId);
  expect(await publish(applicationId, PUBLISH_AT)).toMatchObject({ phase });
  expect(await deps.applications.byId(applicationId)).toEqual(before);
});

test('a case without publication dates is answered unchanged, so that its dates are set first', async () => {
  const applicationId = await walk.caseIn('FUND_REVIEW', aPerson(80));
  const withoutHolidays = caseWalk({ ...deps, calendar: calendarUntil(2020) });
  await withoutHolidays.decide(applicationId, 'FUND_REVIEW', { outcome: 'APPROVE' });
  const before = await deps.applications.byId(applicationId);
  const state = await publish(applicationId, PUBLISH_AT);
  expect(state).toEqual({ applicationId, attempt: 1, phase: 'AWAITING_PUBLICATION', run: 1 });
  expect(await deps.applications.byId(applicationId)).toEqual(before);
});

test('an entry names the employer that a reviewer found out while the register was silent', async () => {
  const id = await walk.caseIn('MANUAL_VERIFICATION', aPerson(90));
  await walk.decide(id, 'MANUAL_VERIFICATION', { outcome: 'APPROVE', employer: '虚构软件有限公司' });
  await walk.open(id, 'FUND_REVIEW');
  const { evidence } = bodyOf(
    await readTask(
      { ...asStaff(aStaffMember('fund-reviewer')), params: { taskId: taskIdOf(id, 'FUND_REVIEW') } },
      deps,
    ),
  );
  expect(evidence.warnings.map(({ code }) => code)).not.toContain('EMPLOYER_UNKNOWN');
  await walk.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
  await walk.publish(id);
  expect(publicisedCase(await deps.applications.byId(id)).publicEntry.employer).toBe('虚构软件有限公司');
});
