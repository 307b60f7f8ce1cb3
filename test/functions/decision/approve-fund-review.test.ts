import { describe, expect, test } from 'vitest';
import { chineseCalendar } from '../../../shared/policy/working-calendar.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { effectOf, refusalTo } from './decided-case.ts';

describe('the approval of the fund review', () => {
  test('of a case without an employer is incomplete: nothing is published as verified by hand', async () => {
    const refusal = await refusalTo('FUND_REVIEW', { outcome: 'APPROVE' }, { employer: undefined });
    expect(refusal).toMatchObject({ status: 422, code: 'INCOMPLETE' });
  });

  test('sets the time of approval, the window and the notice', async () => {
    expect((await effectOf('FUND_REVIEW', { outcome: 'APPROVE' })).after).toMatchObject({
      stage: 'scheduled',
      nextDueAt: '2021-06-16T01:10:00.000Z',
      fundApprovedAt: '2021-06-16T01:00:00.000Z',
      publishAt: '2021-06-17T01:00:00.000Z',
      closesAt: '2021-06-24T16:00:00.000Z',
      noticeId: '210202-20210617',
    });
  });

  test('is valid without holiday data, and leaves the window unset', async () => {
    const { after } = await effectOf('FUND_REVIEW', { outcome: 'APPROVE' }, {}, calendarUntil(2020));
    expect(after).toMatchObject({
      stage: 'approved',
      nextDueAt: '2021-06-16T01:10:00.000Z',
      fundApprovedAt: '2021-06-16T01:00:00.000Z',
    });
    expect(after).not.toHaveProperty('publishAt');
  });

  test('passes on any other error', async () => {
    const broken = {
      ...chineseCalendar,
      nextWorkingDay: () => {
        throw new RangeError('broken');
      },
    };
    await expect(effectOf('FUND_REVIEW', { outcome: 'APPROVE' }, {}, broken)).rejects.toThrow(RangeError);
  });
});
