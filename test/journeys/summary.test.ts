import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journey, type Running, startJourney, timeToPay } from './support/journey.ts';
import { CITY } from './support/staff.ts';

let running: Running;
let journey: Journey;
beforeAll(async () => {
  running = await startJourney();
  journey = running.journey;
});
afterAll(() => running.stop());

const JUNE = { from: '2021-06-01', to: '2021-06-30' };
const summary = async (agency = CITY) => {
  await journey.settle();
  return journey.ask('readSummary', {
    token: await journey.staffToken({ roles: ['supervisor'], agency }),
    query: JUNE,
  });
};
const phases = (counts: Awaited<ReturnType<typeof summary>>['counts']) =>
  Object.fromEntries(counts.map(({ phase, count }) => [phase, count]));

describe('the summary follows the cases', () => {
  test('from the submission to the money, and its parts are what was approved', async () => {
    expect(await summary()).toMatchObject({ counts: [], money: { approvedFen: 0 } });
    const { closesAt, applicationId } = await journey.approved();
    await journey.checked();
    const before = await summary();
    expect(phases(before.counts)).toEqual({ AWAITING_PUBLICATION: 1, FUND_REVIEW: 1 });
    expect(before.money).toMatchObject({ approvedFen: 250_000, pendingFen: 250_000, paidFen: 0 });
    const payer = await journey.staffToken({ roles: ['payer'], agency: CITY });
    const { forecast } = await journey.ask('readBudget', { token: payer });
    expect(forecast.map(({ phase, count }) => [phase, count]).sort()).toEqual([
      ['AWAITING_PUBLICATION', 1],
      ['FUND_REVIEW', 1],
    ]);

    await journey.suspend(applicationId);
    expect((await summary()).money).toMatchObject({ approvedFen: 250_000, pendingFen: 0, suspendedFen: 250_000 });
    await journey.decide('SUSPENSION_REVIEW', applicationId, { outcome: 'LIFT' });
    const { publishAt } = await journey.caseFile(applicationId);
    await journey.advanceTo(publishAt ?? closesAt);
    const { closesAt: closesAnew = closesAt } = await journey.caseFile(applicationId);
    await journey.advanceTo(timeToPay(closesAnew));
    await journey.advanceBy('P14D');
    const after = await summary();
    expect(phases(after.counts)).toEqual({ PAID: 1, FUND_REVIEW: 1 });
    expect(after.money).toMatchObject({
      approvedFen: 250_000,
      pendingFen: 0,
      suspendedFen: 0,
      paidFen: 250_000,
      netFen: 250_000,
    });
    expect(after.medianWorkingDays.untilPaid).toBeGreaterThan(5);
    expect(after.overdue).toEqual([{ kind: 'FUND_REVIEW', agency: '210202', count: 1 }]);
  });

  test('and the public reads in the statistics that few were paid, but not how many', async () => {
    const { rows, totals } = await journey.ask('readStatistics');
    expect(rows).toEqual([{ month: '2021-06', agency: '210202', level: 3, count: '<11', fen: '<11' }]);
    expect(totals).toEqual({ count: 0, fen: 0, rowsLeftOut: 1 });
    const response = await fetch(`${journey.url}/v1/statistics`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const page = await (await fetch(`${journey.url}/statistics`)).text();
    expect(page).toContain('2021年6月');
    expect(page).toContain('&lt;11');
  });

  test('and is that of one’s own agency', async () => {
    expect((await summary('210203')).counts).toEqual([]);
    expect((await summary('210202')).counts).not.toEqual([]);
    const token = await journey.staffToken({ roles: ['supervisor'], agency: '210203' });
    const query = { ...JUNE, agency: '210202' };
    expect(await journey.refused('readSummary', { token, query })).toMatchObject({ type: '/problems/wrong-agency' });
  });

  test('a payer or a reviewer gets 403, and a period that ends before it begins is 400', async () => {
    const payer = await journey.staffToken({ roles: ['payer', 'reviewer'], agency: CITY });
    expect(await journey.refused('readSummary', { token: payer, query: JUNE })).toMatchObject({
      type: '/problems/wrong-role',
    });
    const query = { from: '2021-07-01', to: '2021-06-30' };
    expect(await journey.refused('readSummary', { token: await journey.auditorToken(), query })).toMatchObject({
      status: 400,
      errors: [{ pointer: '/to' }],
    });
  });
});
