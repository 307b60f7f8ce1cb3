import { describe, expect, test } from 'vitest';
import { closeNoticeEntry } from '../../../functions/publicity/close-notice-entry.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { REACHABLE_PHASES } from '../../support/case-walk.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';
import { withPeople } from '../../support/with-people.ts';

const { deps, walk, stored } = await aService();

const LAST = '2021-06-24T23:59:59.999+08:00';
const CLOSE = '2021-06-25T00:00:00+08:00';
const close = (applicationId: string, at = CLOSE) => {
  deps.clock.set(at);
  return closeNoticeEntry({ applicationId }, deps);
};
const publicised = async (n: number, objections = 0): Promise<string> => {
  const id = await walk.caseIn('PUBLICISED', aPerson(n));
  for (let objector = 0; objector < objections; objector += 1) await walk.object(id, aPerson(9_000 + objector));
  return id;
};
const isOnNotice = async (id: string) =>
  (await deps.notices.entries('210202-20210617', 100, undefined)).entries.some(
    ({ applicationId }) => applicationId === id,
  );

describe('the close of an entry', () => {
  test('does nothing one millisecond early, with or without objections', async () => {
    for (const id of [await publicised(1), await publicised(2, 1)]) {
      const before = await deps.applications.byId(id);
      expect(await close(id, LAST)).toMatchObject({ phase: 'PUBLICISED' });
      expect(await deps.applications.byId(id)).toEqual(before);
      expect(await isOnNotice(id)).toBe(true);
    }
  });

  test('at 24:00 of the last day leads to payment where there is no objection', async () => {
    const id = await publicised(3);
    expect(await close(id)).toMatchObject({ applicationId: id, phase: 'PAYING' });
    expect(await deps.applications.byId(id)).toMatchObject({
      objectionCount: 0,
      nextDueAt: '2021-06-25T03:00:00.000Z',
    });
    expect((await stored.trail(id)).at(-1)).toMatchObject({
      event: 'CLOSED_UNCHALLENGED',
      before: 'PUBLICISED',
      after: 'PAYING',
      actor: { kind: 'system' },
      at: '2021-06-24T16:00:00.000Z',
    });
    expect(await isOnNotice(id)).toBe(false);
  });

  test.each([1, 3])('with %i objections leads to a review, due in five working days', async (objections) => {
    const id = await publicised(3 + objections, objections);
    expect(await close(id)).toMatchObject({ applicationId: id, phase: 'OBJECTION_REVIEW' });
    expect(await deps.applications.byId(id)).toMatchObject({
      objectionCount: objections,
      nextDueAt: '2021-07-01T16:00:00.000Z',
    });
    expect((await stored.trail(id)).at(-1)).toMatchObject({
      event: 'OBJECTION_REVIEW_OPENED',
      actor: { kind: 'system' },
    });
    expect(await isOnNotice(id)).toBe(false);
  });

  test('that comes late has the same effect, and the review’s due time still counts from the last day', async () => {
    const unchallenged = await publicised(10);
    expect(await close(unchallenged, '2021-06-28T12:00:00+08:00')).toMatchObject({ phase: 'PAYING' });
    const challenged = await publicised(11, 1);
    expect(await close(challenged, '2021-06-28T12:00:00+08:00')).toMatchObject({ phase: 'OBJECTION_REVIEW' });
    expect(await deps.applications.byId(challenged)).toMatchObject({ nextDueAt: '2021-07-01T16:00:00.000Z' });
  });

  test.each([0, 1])('repeated gives the same answer and writes nothing (%i objections)', async (objections) => {
    const id = await publicised(20 + objections, objections);
    const first = await close(id);
    const before = await deps.applications.byId(id);
    expect(await close(id, '2021-06-26T00:00:00+08:00')).toEqual(first);
    expect(await deps.applications.byId(id)).toEqual(before);
    expect(await stored.trail(id)).toHaveLength(before.eventCount);
  });

  test.each([0, 1])(
    'made simultaneously is written once, and every caller gets the new phase (%i objections)',
    async (objections) => {
      const id = await publicised(30 + objections, objections);
      deps.clock.set(CLOSE);
      const states = await Promise.all([1, 2, 3].map(() => closeNoticeEntry({ applicationId: id }, deps)));
      expect(new Set(states.map(({ phase }) => phase))).toEqual(new Set([objections ? 'OBJECTION_REVIEW' : 'PAYING']));
      expect(
        (await stored.trail(id)).filter(({ before, after }) => before === 'PUBLICISED' && after !== before),
      ).toHaveLength(1);
    },
  );

  test.each(
    withPeople(
      REACHABLE_PHASES.filter((phase) => phase !== 'PUBLICISED'),
      40,
    ),
  )('changes nothing in a case that is %s', async (phase, person) => {
    const id = await walk.caseIn(phase, person);
    const before = await deps.applications.byId(id);
    expect(await close(id, '2021-07-30T00:00:00+08:00')).toMatchObject({ phase });
    expect(await deps.applications.byId(id)).toEqual(before);
  });
});

describe('a close without holiday data', () => {
  const closeWithoutHolidays = (applicationId: string) => {
    deps.clock.set(CLOSE);
    return closeNoticeEntry({ applicationId }, { ...deps, calendar: calendarUntil(2020) });
  };

  test('leads to payment where there is no objection, as that needs no working days', async () => {
    expect(await closeWithoutHolidays(await publicised(60))).toMatchObject({ phase: 'PAYING' });
  });

  test('of an entry with objections parks the case with an alarm, and completes once the data exist', async () => {
    const id = await publicised(61, 1);
    await expect(closeWithoutHolidays(id)).rejects.toThrow(CalendarMissingError);
    await parkApplication({ applicationId: id, error: 'CalendarMissingError' }, deps);
    expect(await deps.applications.byId(id)).toMatchObject({
      phase: 'PUBLICISED',
      attention: { code: 'CALENDAR_MISSING', since: '2021-06-24T16:00:00.000Z' },
      nextDueAt: '2021-06-24T17:00:00.000Z',
    });
    expect(deps.alarms).toEqual(['CalendarMissing']);
    expect(await close(id)).toMatchObject({ phase: 'OBJECTION_REVIEW' });
  });
});
