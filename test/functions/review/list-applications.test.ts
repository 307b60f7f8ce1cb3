import { beforeAll, describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { listApplications } from '../../../functions/review/list-applications.ts';
import { agencyCodesOf } from '../../../functions/review/staff-access.ts';
import { caseloadView } from '../../../shared/contracts/review.ts';
import type { Phase } from '../../../shared/domain/phase.ts';
import { policies } from '../../../shared/policy/policies.ts';
import { aTable } from '../../support/a-table.ts';
import { bodyOf, refusalOf } from '../../support/answers.ts';
import { SUBMITTED_AT } from '../../support/applications.ts';
import {
  AGENCY,
  aFinding,
  type CaseWalk,
  caseWalk,
  REACHABLE_PHASES,
  type ReachablePhase,
  type UseCaseDeps,
  useCaseDeps,
} from '../../support/case-walk.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';

let deps: UseCaseDeps;
let walk: CaseWalk;
const ids = new Map<string, ReachablePhase>();
beforeAll(async () => {
  deps = useCaseDeps(await aTable());
  walk = caseWalk(deps);
  for (const [index, phase] of REACHABLE_PHASES.entries()) ids.set(await walk.caseIn(phase, aPerson(index)), phase);
});

const CITY = aStaffMember('auditor');
/** Cases of which no register has told the district. */
const CITYS: readonly ReachablePhase[] = ['VERIFYING', 'MANUAL_VERIFICATION', 'REJECTED', 'WITHDRAWN'];
const DISTRICTS = REACHABLE_PHASES.filter((phase) => !CITYS.includes(phase));

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
  test('has those of every agency and phase for the city', async () => {
    const all = await list();
    expect(phasesOn(all).sort()).toEqual([...REACHABLE_PHASES].sort());
    for (const { applicationId, phase } of all.applications) expect(phase).toBe(ids.get(applicationId));
  });

  test('has of each what the contract has, and nothing of the person', async () => {
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

  test.each(REACHABLE_PHASES)('can be asked for the phase %s', async (phase) => {
    expect(phasesOn(await list({ phase }))).toEqual([phase]);
  });

  test('has a case without a district with the city', async () => {
    const citys = await list({ agency: '210200' });
    expect(phasesOn(citys).sort()).toEqual([...CITYS].sort());
    expect(new Set(citys.applications.map(({ agency }) => agency))).toEqual(new Set(['210200']));
    expect(phasesOn(await list({ agency: AGENCY })).sort()).toEqual([...DISTRICTS].sort());
  });

  test('has the newest first, over phases and agencies', async () => {
    const others = useCaseDeps(await aTable());
    const days = ['2021-06-15', '2021-06-17', '2021-06-16'] as const;
    for (const [index, day] of days.entries()) {
      others.clock.set(`${day}T09:00:00+08:00`);
      const id = await caseWalk(others).submit(aPerson(100 + index));
      if (index === 1) await caseWalk(others).verify(id);
    }
    const { applications } = bodyOf(await listApplications({ ...asStaff(CITY), query: { limit: 100 } }, others));
    expect(applications.map(({ submittedAt, phase }) => [submittedAt.slice(0, 10), phase])).toEqual([
      ['2021-06-17', 'FUND_REVIEW'],
      ['2021-06-16', 'VERIFYING'],
      ['2021-06-15', 'VERIFYING'],
    ]);
  });

  test.each([1, 4, 11])('comes in pages of %i that together are the list', async (limit) => {
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const page = await list({ limit, ...(next !== undefined && { next }) });
      expect(page.applications.length).toBeLessThanOrEqual(limit);
      seen.push(...page.applications.map(({ applicationId }) => applicationId));
      next = page.next;
    } while (next !== undefined);
    expect(seen).toEqual((await list()).applications.map(({ applicationId }) => applicationId));
  });

  test('refuses a page mark that it never gave out', async () => {
    expect(await refusalOf(list({ next: 'x y' }))).toMatchObject({ status: 400, pointers: ['/next'] });
  });
});

describe('a member of a district’s staff', () => {
  const district = aStaffMember('auditor', { agency: AGENCY });

  test('sees the own agency’s cases and no other’s', async () => {
    expect(phasesOn(await list({}, district)).sort()).toEqual([...DISTRICTS].sort());
    expect(await list({}, aStaffMember('auditor', { agency: '210203' }))).toEqual({ applications: [] });
    for (const agency of ['210203', '210200']) {
      expect(await refusalOf(list({ agency }, district))).toMatchObject({ status: 403, code: 'WRONG_AGENCY' });
    }
  });

  test('without a role of ours sees none', async () => {
    for (const agency of [AGENCY, '210200']) {
      const caller = aStaffMember('auditor', { roles: [], agency });
      expect(await refusalOf(list({}, caller))).toMatchObject({ status: 403, code: 'WRONG_ROLE' });
    }
  });
});

test('an agency of two policies is listed once', () => {
  const codes = agencyCodesOf(policies);
  expect(agencyCodesOf([...policies, ...policies])).toEqual(codes);
  expect(codes).toContain('2102GX');
});

test('the city lists a case refused because its employer is elsewhere', async () => {
  const id = await walk.caseIn('VERIFYING', aPerson(390));
  const elsewhere = { reasons: ['EMPLOYER_NOT_IN_CITY' as const], agency: '210102', employer: '外地公司' };
  await walk.verify(id, [aFinding({ check: 'employment', outcome: 'no', ...elsewhere })]);
  const query = { limit: 100, phase: 'REJECTED' as const };
  const { applications } = bodyOf(
    await listApplications({ ...asStaff(aStaffMember('auditor', { agency: '210200' })), query }, deps),
  );
  expect(applications.map(({ applicationId }) => applicationId)).toContain(id);
});
