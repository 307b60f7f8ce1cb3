import { describe, expect, test } from 'vitest';
import { recordVerification } from '../../../functions/verify/record-verification.ts';
import { parkApplication } from '../../../functions/workflow/park-application.ts';
import { reasonsOf } from '../../../shared/domain/case/application.ts';
import { WriteConflictError } from '../../../shared/domain/errors.ts';
import { CHECKS, type Check, type Finding } from '../../../shared/domain/finding.ts';
import { HOUR, later } from '../../../shared/domain/instant.ts';
import { CalendarMissingError } from '../../../shared/policy/working-calendar.ts';
import { calendarUntil } from '../../support/calendars.ts';
import { AGENCY, aFinding, EMPLOYER, threeYes } from '../../support/findings.ts';
import { placesTaken } from '../../support/partition.ts';
import { aPerson } from '../../support/people.ts';
import { aService } from '../../support/service.ts';

const { table, deps, walk, stored } = await aService();

const yes = (check: Check) => threeYes(deps).filter((finding) => finding.check === check);
const withFindings = async (n: number, findings: readonly Finding[]) => {
  const applicationId = await walk.submit(aPerson(n));
  const application = await deps.applications.byId(applicationId);
  for (const finding of findings) await deps.records.saveFinding(application, finding);
  return applicationId;
};
const eventsOf = async (id: string) => (await stored.trail(id)).map(({ event, actor }) => `${event} by ${actor.kind}`);

const NO_IDENTITY = aFinding({ check: 'identity', outcome: 'no', reasons: ['IDENTITY_MISMATCH'] });
const NO_EMPLOYMENT = aFinding({
  check: 'employment',
  outcome: 'no',
  reasons: ['NO_SOCIAL_INSURANCE', 'EMPLOYMENT_NOT_FILED'],
  employer: EMPLOYER,
  agency: AGENCY,
});
const NO_CERTIFICATE = aFinding({
  check: 'certificate',
  outcome: 'no',
  reasons: ['CERTIFICATE_HOLDER_MISMATCH', 'CERTIFICATE_DATE_MISMATCH'],
});

describe('a "no" of any register', () => {
  test('refuses the application with the reasons of every check, in their listed order', async () => {
    const applicationId = await withFindings(1, [NO_CERTIFICATE, NO_EMPLOYMENT, NO_IDENTITY]);
    expect(await recordVerification({ applicationId }, deps)).toEqual({
      applicationId,
      attempt: 1,
      phase: 'REJECTED',
      run: 1,
    });
    const application = await deps.applications.byId(applicationId);
    expect(application).toMatchObject({
      reasons: [
        'IDENTITY_MISMATCH',
        'NO_SOCIAL_INSURANCE',
        'EMPLOYMENT_NOT_FILED',
        'CERTIFICATE_HOLDER_MISMATCH',
        'CERTIFICATE_DATE_MISMATCH',
      ],
      agency: AGENCY,
      employer: EMPLOYER,
    });
    expect(application.nextDueAt).toBeUndefined();
    expect(application).not.toHaveProperty('certificateApprovedAt');
    expect(await eventsOf(applicationId)).toEqual(['SUBMITTED by applicant', 'VERIFICATION_REFUSED by system']);
    expect(await placesTaken(table, aPerson(1))).toBe(0);
  });

  test.each([
    ['identity', NO_IDENTITY],
    ['employment', NO_EMPLOYMENT],
    ['certificate', NO_CERTIFICATE],
  ] as const)('of %s alone refuses, whether the others say yes or give no answer', async (check, no) => {
    const n = 10 + 2 * CHECKS.indexOf(check);
    const others = threeYes(deps).filter((finding) => finding.check !== check);
    for (const applicationId of [await withFindings(n, [no, ...others]), await withFindings(n + 1, [no])]) {
      expect(await recordVerification({ applicationId }, deps)).toMatchObject({ phase: 'REJECTED' });
      expect(await deps.applications.byId(applicationId)).toMatchObject({ reasons: no.reasons });
    }
  });
});

describe('a register without an answer', () => {
  const SUBSETS = [0, 1, 2, 3, 4, 5, 6].map((bits) => CHECKS.filter((_, index) => bits & (1 << index)));

  test.each(SUBSETS.map((answered, index) => [answered.join(' and ') || 'none', answered, 30 + index] as const))(
    'leads to a manual verification, not a refusal, with a yes from: %s',
    async (_, answered, n) => {
      const applicationId = await withFindings(n, answered.flatMap(yes));
      const state = await recordVerification({ applicationId }, deps);
      expect(state).toEqual({ applicationId, attempt: 1, phase: 'MANUAL_VERIFICATION', run: 1 });
      const application = await deps.applications.byId(applicationId);
      const { agency, employer } = application;
      const isPlaceKnown = answered.includes('employment');
      expect({ agency, employer }).toEqual(isPlaceKnown ? { agency: AGENCY, employer: EMPLOYER } : {});
      expect(reasonsOf(application)).toEqual([]);
      expect(application).not.toHaveProperty('certificateApprovedAt');
      expect((await eventsOf(applicationId)).at(-1)).toBe('REGISTER_UNANSWERED by system');
    },
  );
});

describe('three times yes', () => {
  test('moves the case to fund review with agency and employer, due ten working days after submission', async () => {
    const applicationId = await withFindings(50, threeYes(deps));
    deps.clock.pass(HOUR / 2);
    const state = await recordVerification({ applicationId }, deps);
    expect(state).toEqual({ applicationId, attempt: 1, phase: 'FUND_REVIEW', run: 1 });
    expect(await deps.applications.byId(applicationId)).toMatchObject({
      agency: AGENCY,
      employer: EMPLOYER,
      certificateApprovedAt: '2021-06-16T01:30:00.000Z',
      nextDueAt: '2021-06-30T16:00:00.000Z',
      stage: 'verified',
    });
  });
});

describe('a recorded verification', () => {
  test.each([
    ['REJECTED', 60, () => [NO_IDENTITY]],
    ['MANUAL_VERIFICATION', 61, () => []],
    ['FUND_REVIEW', 62, () => threeYes(deps)],
  ] as const)(
    'with the result %s gives the same answer again, and is not recorded again',
    async (phase, n, findings) => {
      const applicationId = await withFindings(n, findings());
      const first = await recordVerification({ applicationId }, deps);
      const before = await deps.applications.byId(applicationId);
      expect(first.phase).toBe(phase);
      expect(await recordVerification({ applicationId }, deps)).toEqual(first);
      expect(await deps.applications.byId(applicationId)).toEqual(before);
      expect(await eventsOf(applicationId)).toHaveLength(2);
    },
  );

  test('made twice simultaneously is recorded once; a loser fails by the name that the workflow retries', async () => {
    const applicationId = await withFindings(80, threeYes(deps));
    const both = await Promise.allSettled([1, 2].map(() => recordVerification({ applicationId }, deps)));
    const lost = both.filter((each) => each.status === 'rejected');
    for (const { reason } of lost) expect(reason).toBeInstanceOf(WriteConflictError);
    expect(lost.length).toBeLessThan(2);
    expect(await recordVerification({ applicationId }, deps)).toMatchObject({ phase: 'FUND_REVIEW' });
    expect(await eventsOf(applicationId)).toHaveLength(2);
  });

  test('does not take place where the applicant has withdrawn', async () => {
    const applicationId = await withFindings(81, threeYes(deps));
    await walk.withdraw(aPerson(81), applicationId);
    expect(await recordVerification({ applicationId }, deps)).toMatchObject({ phase: 'WITHDRAWN' });
    expect(await eventsOf(applicationId)).toEqual(['SUBMITTED by applicant', 'WITHDRAWN by applicant']);
  });
});

describe('where the review is due in a year without holiday data', () => {
  test('the case keeps its phase, is parked with an alarm, and continues once the data exist', async () => {
    const applicationId = await withFindings(90, threeYes(deps));
    const withoutHolidays = { ...deps, calendar: calendarUntil(2020) };
    await expect(recordVerification({ applicationId }, withoutHolidays)).rejects.toThrow(CalendarMissingError);
    expect(await deps.applications.byId(applicationId)).toMatchObject({ phase: 'VERIFYING', version: 1 });

    await parkApplication({ applicationId, error: 'CalendarMissingError' }, deps);
    const { attention, nextDueAt } = await deps.applications.byId(applicationId);
    expect(attention?.code).toBe('CALENDAR_MISSING');
    expect(attention && later(attention.since, HOUR)).toBe(nextDueAt);
    expect(deps.alarms).toEqual(['CalendarMissing']);

    await recordVerification({ applicationId }, deps);
    const healed = await deps.applications.byId(applicationId);
    expect([healed.phase, healed.attention]).toEqual(['FUND_REVIEW', undefined]);
  });
});

test('a refusal needs no holiday data', async () => {
  const id = await walk.caseIn('VERIFYING', aPerson(390));
  const application = await deps.applications.byId(id);
  const refusal = aFinding({ check: 'identity', outcome: 'no', reasons: ['IDENTITY_MISMATCH'] });
  await deps.records.saveFinding(application, refusal);
  const withoutHolidays = { ...deps, calendar: calendarUntil(2020) };
  expect(await recordVerification({ applicationId: id }, withoutHolidays)).toMatchObject({ phase: 'REJECTED' });
});
