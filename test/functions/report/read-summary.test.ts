import { beforeAll, describe, expect, test } from 'vitest';
import { countCases } from '../../../functions/report/count-cases.ts';
import { readSummary } from '../../../functions/report/read-summary.ts';
import type { StaffRole } from '../../../shared/domain/actor.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { reportStore } from '../../../shared/table/report-store.ts';
import { caseWalk } from '../../support/case-walk.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, walk, deps } = await aService();
const reports = reportStore(table);

function summary(role: StaffRole, { agency = '210200', asked }: { agency?: string; asked?: string } = {}) {
  const period = { from: civilDate('2021-06-01'), to: civilDate('2021-06-16') };
  const query = asked === undefined ? period : { ...period, agency: asked };
  return readSummary({ ...asStaff(aStaffMember(role, { agency })), query }, { ...deps, reports });
}

async function bodyOf(reply: ReturnType<typeof summary>) {
  const answer = await reply;
  if (!('body' in answer)) throw new Error('A summary is never replayed');
  return answer.body;
}

beforeAll(async () => {
  const phases = ['PAID', 'PAID', 'SUSPENDED', 'FUND_REVIEW', 'REJECTED'] as const;
  const ids: string[] = [];
  for (const [index, phase] of phases.entries()) ids.push(await walk.caseIn(phase, aPerson(index + 1)));
  await countCases(await Promise.all(ids.map((id) => deps.applications.byId(id))), { ...deps, reports });
});

describe('the summary', () => {
  test('covers the whole months of its days, with counts, money and medians', async () => {
    const body = await bodyOf(summary('auditor'));
    const row = { agency: AGENCY, level: 3, occupationCode: '6-18-02-04', month: '2021-06' };
    expect(body).toMatchObject({
      from: '2021-06-01',
      to: '2021-06-30',
      money: {
        approvedFen: 750_000,
        paidFen: 500_000,
        suspendedFen: 250_000,
        pendingFen: 0,
        returnedFen: 0,
        netFen: 500_000,
      },
      medianWorkingDays: { verification: 0, fundReview: 0, untilPaid: expect.any(Number), untilRefused: 0 },
    });
    expect(body.counts).toContainEqual({ ...row, phase: 'PAID', count: 2, fen: 500_000 });
    expect(body.counts).toContainEqual({ ...row, phase: 'SUSPENDED', count: 1, fen: 250_000 });
    expect(body.counts.reduce((total, { count }) => total + count, 0)).toBe(5);
  });

  test('counts the second looks by the agency, stage and month of the decision', async () => {
    const sampling = caseWalk({ ...deps, sampleOf: () => 0 });
    const colleague = aStaffMember('fund-reviewer', { subject: 'staff-colleague', idNumber: aPerson(8_001).idNumber });
    const ids: string[] = [];
    for (const outcome of ['APPROVE', 'REFUSE', undefined] as const) {
      const id = await walk.caseIn('FUND_REVIEW', aPerson(11 + ids.length));
      await sampling.decide(id, 'FUND_REVIEW', { outcome: 'APPROVE' });
      if (outcome) await walk.decide(id, 'FUND_SECOND_LOOK', { outcome }, colleague);
      ids.push(id);
    }
    await countCases(await Promise.all(ids.map((id) => deps.applications.byId(id))), { ...deps, reports });
    const row = { agency: AGENCY, stage: 'FUND_REVIEW', month: '2021-06', open: 1, decided: 2, disagreements: 1 };
    expect((await bodyOf(summary('auditor'))).secondLooks).toEqual([row]);
    expect((await bodyOf(summary('auditor', { agency: '210203' }))).secondLooks).toEqual([]);
  });

  test('tells which tasks are overdue now', async () => {
    deps.clock.set('2021-12-01T09:00:00+08:00');
    const { overdue } = await bodyOf(summary('supervisor'));
    expect(overdue).toContainEqual({ kind: 'FUND_REVIEW', agency: AGENCY, count: 1 });
  });

  test('is for supervisors and auditors only', async () => {
    for (const role of ['reviewer', 'fund-reviewer', 'payer'] as const) {
      await expect(summary(role)).rejects.toMatchObject({ code: 'WRONG_ROLE' });
    }
  });

  test('of an agency is for its own staff and the city’s', async () => {
    await expect(summary('supervisor', { agency: '210203', asked: AGENCY })).rejects.toMatchObject({
      code: 'WRONG_AGENCY',
    });
    expect((await bodyOf(summary('supervisor', { agency: '210203' }))).counts).toEqual([]);
    expect((await bodyOf(summary('supervisor', { agency: AGENCY }))).counts).not.toEqual([]);
  });

  test('that an answer cannot hold is refused', async () => {
    const tooMany = { cellsOf: async () => undefined };
    const query = { from: civilDate('2021-06-01'), to: civilDate('2021-06-30') };
    const asked = readSummary({ ...asStaff(aStaffMember('auditor')), query }, { ...deps, reports: tooMany });
    await expect(asked).rejects.toMatchObject({ code: 'REPORT_TOO_LARGE' });
  });
});
