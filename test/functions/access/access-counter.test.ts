import { describe, expect, test } from 'vitest';
import { checkEntry } from '../../../functions/counter/check-entry.ts';
import { enterApplication } from '../../../functions/counter/enter-application.ts';
import { searchApplications } from '../../../functions/counter/search-applications.ts';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { searchBody } from '../../../shared/contracts/access.ts';
import { counterApplicationBody } from '../../../shared/contracts/counter.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { AccessUnrecordedError } from '../../../shared/domain/errors.ts';
import { PHASES, UNSUCCESSFUL_PHASES } from '../../../shared/domain/phase.ts';
import { anApplicationBody } from '../../support/applications.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asStaff } from '../../support/people.ts';
import { answerTo, DECISION_ACTIONS } from './access-actions.ts';
import { type AccessCase, aCaseIn, OWNER, personOf } from './access-case.ts';
import { COUNTER_ROUTES, eventIn, ROLE_SETS } from './access-rows.ts';

const agencies = [AGENCY, '210203', CITY_AGENCY];
const agent = { name: aPerson(2).name, idNumber: aPerson(2).idNumber, relation: '配偶' };

const entry = () =>
  counterApplicationBody.parse({
    ...anApplicationBody({ person: OWNER }),
    channel: 'COUNTER',
    presentedBy: 'AGENT',
    agent,
  });

function enter(caller: StaffCaller, { deps }: AccessCase) {
  return enterApplication({ ...asStaff(caller), body: entry() }, deps);
}

/** What a check before an entry leaves on record. */
function checking({ deps }: AccessCase) {
  const searches: unknown[] = [];
  const accesses = { recordSearch: async (search: object) => void searches.push(search) };
  const check = (caller: StaffCaller) => checkEntry({ ...asStaff(caller), body: entry() }, { ...deps, accesses });
  return { searches, check };
}

/** What a search shows and leaves on record. */
function searching({ application, deps }: AccessCase) {
  const recorded: string[] = [];
  const search = (caller: StaffCaller) =>
    searchApplications(
      { ...asStaff(caller), body: searchBody.parse({ idNumber: OWNER.idNumber, purpose: '申请人到窗口咨询进度' }) },
      {
        ...deps,
        applications: { ofPerson: async () => [application], refusedOfPerson: async () => [] },
        marks: { casesOf: async () => [] },
        accesses: {
          record: async () => void recorded.push('case'),
          recordSearch: async () => void recorded.push('search'),
        },
        hashOf: (_, number) => personOf(number),
      },
    );
  return { recorded, search };
}

describe('staff', () => {
  test('enter an application with their roles, whatever their agency, where the applicant may apply', async () => {
    const wrong: unknown[] = [];
    for (const phase of PHASES) {
      const mayApply = UNSUCCESSFUL_PHASES.some((each) => each === phase);
      for (const roles of ROLE_SETS) {
        for (const agency of agencies) {
          const of = aCaseIn(phase);
          const isAllowed = COUNTER_ROUTES.enterApplication.roles.some((role) => roles.includes(role));
          const expected = isAllowed ? (mayApply ? 'done: SUBMITTED' : '409 not-again') : '403 wrong-role';
          const answer = await answerTo(() => enter(aStaffMember('auditor', { roles, agency }), of), of);
          if (answer !== expected) wrong.push({ phase, roles, agency, answer, expected });
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('check before they enter, with the roles of an entry, and each check is on record as a search is', async () => {
    for (const roles of ROLE_SETS) {
      const of = aCaseIn('PAID');
      const { searches, check } = checking(of);
      const isAllowed = COUNTER_ROUTES.checkEntry.roles.some((role) => roles.includes(role));
      if (!isAllowed) {
        expect(await answerTo(() => check(aStaffMember('auditor', { roles })), of)).toBe('403 wrong-role');
        expect(searches).toEqual([]);
        continue;
      }
      const reply = await check(aStaffMember('auditor', { roles }));
      expect(reply).toMatchObject({ body: { eligible: false, reasons: [{ code: 'ALREADY_SUBSIDISED' }] } });
      const hash = personOf(OWNER.idNumber);
      expect(searches).toMatchObject([{ by: 'ID_NUMBER', hash, searchedFor: '窗口受理前核验', found: 0 }]);
    }
  });

  test('are told nothing where a check cannot be recorded', async () => {
    const accesses = { recordSearch: () => Promise.reject(new Error('no table')) };
    const { deps } = aCaseIn('PAID');
    const check = checkEntry({ ...asStaff(aStaffMember('reviewer')), body: entry() }, { ...deps, accesses });
    await expect(check).rejects.toBeInstanceOf(AccessUnrecordedError);
  });

  test('search in every role, and see the cases of their own agency, or as the city’s of each', async () => {
    for (const phase of PHASES) {
      for (const roles of ROLE_SETS) {
        for (const agency of agencies) {
          const { recorded, search } = searching(aCaseIn(phase));
          const reply = await search(aStaffMember('auditor', { roles, agency }));
          const found = 'body' in reply ? reply.body.applications.length : 0;
          const expected = agency === '210203' ? 0 : 1;
          expect([phase, agency, found]).toEqual([phase, agency, expected]);
          expect(recorded).toEqual(expected === 1 ? ['search', 'case'] : ['search']);
        }
      }
    }
  });

  test('neither search nor enter without a role of ours', async () => {
    const of = aCaseIn('REJECTED');
    const nobody = aStaffMember('auditor', { roles: [] });
    expect(await answerTo(() => searching(of).search(nobody), of)).toBe('403 wrong-role');
    expect(await answerTo(() => enter(nobody, of), of)).toBe('403 wrong-role');
  });
});

describe('whoever may be the applicant', () => {
  const { idNumber, name } = OWNER;

  test.each([{ subject: idNumber }, { idNumber }, { name }])('enters no application of the own: %o', async (self) => {
    for (const phase of PHASES) {
      const of = aCaseIn(phase);
      const caller = aStaffMember('auditor', { roles: ROLE_SETS.flat(), ...self });
      expect([phase, await answerTo(() => enter(caller, of), of)]).toEqual([phase, '403 own-application']);
    }
  });

  test('finds nothing of the own, and is told so for the own ID number', async () => {
    const of = aCaseIn('PUBLICISED');
    expect(await answerTo(() => searching(of).search(aStaffMember('auditor', { idNumber })), of)).toBe(
      '403 own-application',
    );
    const reply = await searching(of).search(aStaffMember('auditor', { name }));
    expect(reply).toMatchObject({ body: { applications: [] } });
  });
});

test('the agent and the applicant check nothing, and the agent enters nothing', async () => {
  const of = aCaseIn('REJECTED');
  const caller = aStaffMember('reviewer', { idNumber: agent.idNumber });
  expect(await answerTo(() => enter(caller, of), of)).toBe('400 validation');
  expect(await answerTo(() => checking(of).check(caller), of)).toBe('400 validation');
  const self = aStaffMember('reviewer', { idNumber: OWNER.idNumber });
  expect(await answerTo(() => checking(of).check(self), of)).toBe('403 own-application');
});

test.each(DECISION_ACTIONS)(
  'whoever entered it does not decide $name, under any account',
  async ({ task, row, call }) => {
    const phase = PHASES.find((each) => eventIn(each, row.events, 'staff') !== undefined) ?? 'VERIFYING';
    const caller = aStaffMember('auditor', { roles: ROLE_SETS.flat() });
    for (const enteredBy of [
      { person: personOf(caller.idNumber), staffId: 'another-account' },
      { person: 'a hash under an earlier key', staffId: caller.subject },
    ]) {
      const deciders = [{ stage: 'COUNTER_ENTRY' as const, ...enteredBy }];
      const of = aCaseIn(phase, { tasks: [task], application: { deciders } });
      expect(await answerTo(() => call(caller, of), of)).toBe('403 separation-of-duties');
    }
  },
);
