import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { listApplications } from '../../../functions/review/list-applications.ts';
import { agencyCodesOf } from '../../../functions/review/staff-access.ts';
import { caseloadView } from '../../../shared/contracts/review-views.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { SUBMITTED_AT } from '../../support/applications.ts';
import { REACHABLE_PHASES, type ReachablePhase } from '../../support/case-walk.ts';
import { AGENCY, aFinding } from '../../support/findings.ts';
import { allPages } from '../../support/pages.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { deps, walk } = await aService();
const ids = new Map<string, ReachablePhase>();
beforeAll(async () => {
  for (const [index, phase] of REACHABLE_PHASES.entries()) ids.set(await walk.caseIn(phase, aPerson(index)), phase);
});

const CITY = aStaffMember('auditor');
/** Cases that belong to the city, because no register has named their district. */
const CITY_PHASES: readonly ReachablePhase[] = ['VERIFYING', 'MANUAL_VERIFICATION', 'REJECTED', 'WITHDRAWN'];
const DISTRICT_PHASES = REACHABLE_PHASES.filter((phase) => !CITY_PHASES.includes(phase));

interface Query {
  readonly phase?: Phase;
  readonly agency?: string;
  readonly limit?: number;
  readonly next?: string;
}
const list = async (query: Query = {}, caller: StaffCaller = CITY) =>
  bodyOf(await listApplications({ ...asStaff(caller), query: { limit: 100, ...query } }, deps));
const phasesOn = ({ applications }: Awaited<ReturnType<typeof list>>) =>
  applications.map(({ applicationId }) => ids.get(applicationId));

describe('the list of applications', () => {
  test('has every agency and phase for the city', async () => {
    const all = await list();
    expect(phasesOn(all).sort()).toEqual([...REACHABLE_PHASES].sort());
    for (const { applicationId, phase } of all.applications) expect(phase).toBe(ids.get(applicationId));
  });

  test('matches the contract, and holds no personal data', async () => {
    const { applications } = await list({ phase: 'PAID' });
    expect(applications).toEqual([
      {
        applicationId: expect.any(String),
        attempt: 1,
        phase: 'PAID',
        agency: AGENCY,
        submittedAt: SUBMITTED_AT,
        amountFen: 250_000,
        occupationCode: '6-18-02-04',
        level: 3,
      },
    ]);
    const all = await list();
    expect(caseloadView.parse(all)).toEqual(all);
    expect(JSON.stringify(all)).not.toMatch(/王|139\d{8}|999999\d{12}/);
  });

  test.each(REACHABLE_PHASES)('can be limited to the phase %s', async (phase) => {
    expect(phasesOn(await list({ phase }))).toEqual([phase]);
  });

  test('has a case without a district under the city', async () => {
    const ofCity = await list({ agency: '210200' });
    expect(phasesOn(ofCity).sort()).toEqual([...CITY_PHASES].sort());
    expect(new Set(ofCity.applications.map(({ agency }) => agency))).toEqual(new Set(['210200']));
    expect(phasesOn(await list({ agency: AGENCY })).sort()).toEqual([...DISTRICT_PHASES].sort());
  });

  test('has the newest first, across phases and agencies', async () => {
    const { deps, walk } = await aService();
    const days = ['2021-06-15', '2021-06-17', '2021-06-16'] as const;
    for (const [index, day] of days.entries()) {
      deps.clock.set(`${day}T09:00:00+08:00`);
      const id = await walk.submit(aPerson(100 + index));
      if (index === 1) await walk.verify(id);
    }
    const { applications } = bodyOf(await listApplications({ ...asStaff(CITY), query: { limit: 100 } }, deps));
    expect(applications.map(({ submittedAt, phase }) => [submittedAt.slice(0, 10), phase])).toEqual([
      ['2021-06-17', 'FUND_REVIEW'],
      ['2021-06-16', 'VERIFYING'],
      ['2021-06-15', 'VERIFYING'],
    ]);
  });

  test.each([1, 4, 11])('comes in pages of %i that together hold the list', async (limit) => {
    const pages = await allPages((mark) => list({ limit, ...mark }));
    for (const { applications } of pages) expect(applications.length).toBeLessThanOrEqual(limit);
    const idsOf = ({ applications }: (typeof pages)[number]) => applications.map(({ applicationId }) => applicationId);
    expect(pages.flatMap(idsOf)).toEqual(idsOf(await list()));
  });

  test('refuses a page mark that it never issued', async () => {
    expect(await refusalOf(list({ next: 'x y' }))).toMatchObject({ status: 400, pointers: ['/next'] });
  });
});

describe('a member of a district’s staff', () => {
  const district = aStaffMember('auditor', { agency: AGENCY });

  test('sees only the cases of their own agency', async () => {
    expect(phasesOn(await list({}, district)).sort()).toEqual([...DISTRICT_PHASES].sort());
    expect(await list({}, aStaffMember('auditor', { agency: '210203' }))).toEqual({ applications: [] });
    for (const agency of ['210203', '210200']) {
      expect(await refusalOf(list({ agency }, district))).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    }
  });

  test('without a role sees none', async () => {
    for (const agency of [AGENCY, '210200']) {
      const caller = aStaffMember('auditor', { roles: [], agency });
      expect(await refusalOf(list({}, caller))).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });
});

test('an agency named by two policies is listed once', () => {
  const codes = agencyCodesOf(policies);
  expect(agencyCodesOf([...policies, ...policies])).toEqual(codes);
  expect(codes).toContain('2102GX');
});

test('the city’s list has a case refused because its employer is outside the city', async () => {
  const id = await walk.caseIn('VERIFYING', aPerson(390));
  const elsewhere = { reasons: ['EMPLOYER_NOT_IN_CITY' as const], agency: '210102', employer: '外地公司' };
  await walk.verify(id, [aFinding({ check: 'employment', outcome: 'no', ...elsewhere })]);
  const query = { limit: 100, phase: 'REJECTED' as const };
  const { applications } = bodyOf(
    await listApplications({ ...asStaff(aStaffMember('auditor', { agency: '210200' })), query }, deps),
  );
  expect(applications.map(({ applicationId }) => applicationId)).toContain(id);
});
