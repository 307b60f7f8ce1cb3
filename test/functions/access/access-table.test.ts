import { describe, expect, test } from 'vitest';
import { routes } from '../../../shared/contracts/routes.ts';
import { CITY_AGENCY } from '../../../shared/domain/agency-code.ts';
import { PHASES, type Phase, UNSUCCESSFUL_PHASES } from '../../../shared/domain/phase.ts';
import { TASK_KINDS, TASK_OUTCOMES } from '../../../shared/domain/task-kind.ts';
import { TRANSITIONS } from '../../../shared/domain/transitions.ts';
import { AGENCY } from '../../support/findings.ts';
import { aPerson, aStaffMember, asApplicant } from '../../support/people.ts';
import { APPLICANT_CALLS, aCaseFor, answerTo, decide, STAFF_ACTIONS } from './access-actions.ts';
import { aCaseIn, OWNER } from './access-case.ts';
import {
  APPLICANT_ROUTES,
  type ApplicantRow,
  BATCH_ROUTES,
  COUNTER_ROUTES,
  DECISIONS,
  eventIn,
  isDoneIn,
  MANY_CASES_ROUTES,
  RETENTION_ROUTES,
  ROLE_SETS,
  STAFF_ROUTES,
} from './access-rows.ts';

const AGENCIES = { own: AGENCY, other: '210203', city: CITY_AGENCY } as const;
const WHERE = ['own', 'other', 'city'] as const;
const namesOf = <Row extends object>(rows: Row) => Object.keys(rows) as (keyof Row & string)[];

describe('the table', () => {
  test.each(['staff', 'applicant'] as const)('has a row for every route of %s that is no mere reading', (access) => {
    const acting = Object.entries(routes).filter(([, route]) => route.access === access && route.method !== 'GET');
    const rows =
      access === 'staff'
        ? [
            ...namesOf(STAFF_ROUTES),
            ...namesOf(COUNTER_ROUTES),
            ...[...BATCH_ROUTES, ...MANY_CASES_ROUTES, ...RETENTION_ROUTES, 'decideTask'],
          ]
        : namesOf(APPLICANT_ROUTES);
    expect(rows.sort()).toEqual(acting.map(([name]) => name).sort());
  });

  test('has a row for every kind of task, and for every outcome', () => {
    expect(namesOf(DECISIONS)).toEqual([...TASK_KINDS]);
    const outcomes = Object.values(DECISIONS).flatMap((row) => namesOf(row.outcomes));
    expect([...new Set(outcomes)].sort()).toEqual([...TASK_OUTCOMES].sort());
  });

  test.each(['staff', 'applicant'] as const)('has a row for every event that %s may write, and no other', (who) => {
    const known = new Set(TRANSITIONS.filter((row) => row.who === who).map(({ event }) => event));
    const ofStaff = STAFF_ACTIONS.flatMap(({ row }) => [...row.events, ...(row.begins ? [row.begins] : [])]);
    const atCounter = Object.values(COUNTER_ROUTES).flatMap(({ events }) => [...events]);
    const ofApplicants = Object.values(APPLICANT_ROUTES).flatMap(({ event }) => event ?? []);
    const staff = [...ofStaff, ...atCounter, 'LEGAL_HOLD_LIFTED'];
    expect([...new Set(who === 'staff' ? staff : ofApplicants)].sort()).toEqual([...known].sort());
  });
});

describe('staff', () => {
  test.each(STAFF_ACTIONS)(
    'do $name with its roles, for their own agency or as the city’s, in its phases only',
    async ({ row, task, call, has }) => {
      const wrong: unknown[] = [];
      let checked = 0;
      for (const phase of PHASES) {
        const of = aCaseFor({ task, has }, phase);
        const event = eventIn(phase, row.events, 'staff');
        for (const roles of ROLE_SETS) {
          for (const where of WHERE) {
            const refusals = [
              ...(row.roles.some((role) => roles.includes(role))
                ? []
                : ['403 wrong-role', ...(row.toOthers ? [row.toOthers] : [])]),
              ...(where === 'city' || (where === 'own' && !row.isOfTheCity) ? [] : ['403 wrong-agency']),
            ];
            const done = `done: ${[event, row.begins].flatMap((name) => name ?? []).join(' and ')}`;
            // Whoever may not do it at all is not told whether it could be done.
            const expected = refusals.length > 0 ? refusals : [isDoneIn(phase, row) ? done : '409 wrong-phase'];
            const caller = aStaffMember('auditor', { roles, agency: AGENCIES[where] });
            const answer = await answerTo(() => call(caller, of), of);
            checked += 1;
            if (!expected.includes(answer)) wrong.push({ phase, roles, where, answer, expected });
          }
        }
      }
      expect(wrong).toEqual([]);
      expect(checked).toBe(PHASES.length * ROLE_SETS.length * WHERE.length);
    },
  );

  test.each(STAFF_ACTIONS.filter(({ task }) => task))('do not $name where there is no such task', async ({ call }) => {
    for (const phase of PHASES) {
      const of = aCaseIn(phase);
      const caller = aStaffMember('auditor', { roles: ROLE_SETS.flat() });
      expect([phase, await answerTo(() => call(caller, of), of)]).toEqual([phase, '404 not-found']);
    }
  });

  test.each(TASK_KINDS)('decide a task of kind %s with its outcomes only', async (kind) => {
    for (const outcome of TASK_OUTCOMES.filter((each) => !DECISIONS[kind].outcomes[each])) {
      for (const phase of PHASES) {
        const of = aCaseIn(phase, { tasks: [kind] });
        const caller = aStaffMember('auditor', { roles: ROLE_SETS.flat() });
        const answer = await answerTo(() => decide(kind, outcome)(caller, of), of);
        expect([outcome, phase, answer]).toEqual([outcome, phase, '400 validation']);
      }
    }
  });
});

describe('an applicant', () => {
  /** The phases that let the applicant apply again begin a case of their own. */
  const eventFor = (phase: Phase, { event, otherwise }: ApplicantRow) =>
    otherwise
      ? eventIn(UNSUCCESSFUL_PHASES.some((each) => each === phase) ? null : phase, event ? [event] : [], 'applicant')
      : eventIn(phase, event ? [event] : [], 'applicant');

  test.each(namesOf(APPLICANT_ROUTES))('does %s with the own case, in its phases only', async (name) => {
    const row = APPLICANT_ROUTES[name];
    for (const phase of PHASES) {
      const of = aCaseIn(phase, { tasks: ['SUSPENSION_REVIEW', 'RECOVERY'] });
      const event = eventFor(phase, row);
      const expected = event || !row.event ? `done: ${event ?? ''}` : (row.otherwise ?? '409 wrong-phase');
      const answer = await answerTo(() => APPLICANT_CALLS[name](asApplicant(OWNER).caller, of), of);
      expect([phase, answer]).toEqual([phase, expected]);
    }
  });

  test.each(namesOf(APPLICANT_ROUTES))('does not do %s with another person’s case', async (name) => {
    for (const phase of PHASES) {
      const of = aCaseIn(phase, { tasks: ['SUSPENSION_REVIEW', 'RECOVERY'] });
      const answer = await answerTo(() => APPLICANT_CALLS[name](asApplicant(aPerson(2)).caller, of), of);
      expect([phase, answer]).toEqual([phase, APPLICANT_ROUTES[name].toOthers]);
    }
  });
});
