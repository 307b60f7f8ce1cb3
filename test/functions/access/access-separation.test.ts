import { describe, expect, test } from 'vitest';
import type { StaffCaller } from '../../../functions/http/caller.ts';
import { STAFF_ROLES } from '../../../shared/domain/actor.ts';
import { PHASES, type Phase } from '../../../shared/domain/phase.ts';
import type { Task } from '../../../shared/domain/task.ts';
import { TASK_KINDS } from '../../../shared/domain/task-kind.ts';
import { instantAt } from '../../support/instants.ts';
import { aPerson, aStaffMember } from '../../support/people.ts';
import { aCaseFor, answerTo, DECISION_ACTIONS, STAFF_ACTIONS, type StaffAction } from './access-actions.ts';
import { ASKED_BY, anObjectionBy, type CaseFields, COMPLAINANT, OWNER, personOf } from './access-case.ts';
import { eventIn, isDoneIn, STAFF_ROUTES } from './access-rows.ts';

/** A member of the city's staff whom neither role nor agency keeps from anything. */
const aMemberOfAll = (overrides: { subject?: string; name?: string; idNumber?: string } = {}) =>
  aStaffMember('auditor', { subject: 'staff-of-all-roles', roles: STAFF_ROLES, ...overrides });

/** The first phase in which something may be done, and the event that it writes there. */
function placeOf({ row }: StaffAction) {
  const phase = PHASES.find((each) => isDoneIn(each, row));
  if (!phase) throw new Error('No phase allows it');
  const events = [eventIn(phase, row.events, 'staff'), row.begins].flatMap((event) => event ?? []);
  return { phase, done: `done: ${events.join(' and ')}` };
}

/** The answer to something that would be in order, but for who does it. */
function answerIn(phase: Phase, action: StaffAction, caller: StaffCaller, fields: CaseFields = {}) {
  const of = aCaseFor(action, phase, fields);
  return answerTo(() => action.call(caller, of), of);
}

/** What is for those who may decide the task. */
const FOR_DECIDERS = STAFF_ACTIONS.filter(({ row }) => row.isForDeciders);
const named = (...names: readonly string[]) => STAFF_ACTIONS.filter(({ name }) => names.includes(name));

describe('whoever decided another stage of a case', () => {
  test.each([...DECISION_ACTIONS, ...FOR_DECIDERS])('does not do $name, under any account', async (action) => {
    const { phase } = placeOf(action);
    const caller = aMemberOfAll();
    for (const stage of TASK_KINDS.filter((kind) => kind !== action.task)) {
      for (const decider of [
        { stage, person: personOf(caller.idNumber), staffId: 'another-account' },
        { stage, person: 'a hash under an earlier key', staffId: caller.subject },
      ]) {
        const answer = await answerIn(phase, action, caller, { application: { deciders: [decider] } });
        expect([stage, answer]).toEqual([stage, '403 separation-of-duties']);
      }
    }
  });

  test.each(STAFF_ACTIONS.filter(({ name, row }) => name in STAFF_ROUTES && !row.isForDeciders))(
    'still does $name, which decides nothing',
    async (action) => {
      const { phase, done } = placeOf(action);
      const caller = aMemberOfAll();
      const deciders = [{ stage: 'FUND_REVIEW' as const, person: personOf(caller.idNumber), staffId: caller.subject }];
      expect(await answerIn(phase, action, caller, { application: { deciders } })).toBe(done);
    },
  );
});

test.each(DECISION_ACTIONS)('whoever decided the same stage before decides $name again', async (action) => {
  const { phase, done } = placeOf(action);
  const caller = aMemberOfAll();
  const deciders = [{ stage: action.task, person: personOf(caller.idNumber), staffId: caller.subject }];
  expect(await answerIn(phase, action, caller, { application: { deciders } })).toBe(done);
});

describe('whoever asked for it', () => {
  const ASKED = ['SUSPENSION_REVIEW', 'REVERSAL', 'HEIRS_PAYEE'];
  test.each(DECISION_ACTIONS.filter(({ task }) => ASKED.includes(task)))(
    'does not decide $name, under any account',
    async (action) => {
      const { phase, done } = placeOf(action);
      const sameAccount = aMemberOfAll({ subject: ASKED_BY.staffId });
      const samePerson = aMemberOfAll({ idNumber: '999999197001010000' });
      for (const caller of [sameAccount, samePerson]) {
        expect(await answerIn(phase, action, caller)).toBe('403 separation-of-duties');
      }
      expect(await answerIn(phase, action, aMemberOfAll())).toBe(done);
    },
  );
});

describe('whoever objected', () => {
  const { name, idNumber, subject } = aPerson(9_000);
  const objection = anObjectionBy({ objectorName: name, objectorIdNumber: idNumber, objectorSubject: subject });

  test.each(named('OBJECTION_REVIEW UPHOLD', 'OBJECTION_REVIEW DISMISS', 'extendTask'))(
    'does not do $name, by token, ID number or name',
    async (action) => {
      const { phase, done } = placeOf(action);
      for (const objector of [{ subject }, { idNumber }, { name }]) {
        const answer = await answerIn(phase, action, aMemberOfAll(objector), { objections: [objection] });
        expect([objector, answer]).toEqual([objector, '403 own-objection']);
      }
      expect(await answerIn(phase, action, aMemberOfAll(), { objections: [objection] })).toBe(done);
    },
  );

  test.each(named('OBJECTION_REVIEW UPHOLD', 'OBJECTION_REVIEW DISMISS', 'extendTask'))(
    'under a name that was not theirs keeps nobody from $name',
    async (action) => {
      const { phase, done } = placeOf(action);
      const notAdmitted = { ground: 'IDENTITY', at: instantAt('2021-06-18T10:00:00+08:00') } as const;
      const objections = [{ ...objection, identityVerified: false, notAdmitted }];
      expect(await answerIn(phase, action, aMemberOfAll({ name }), { objections })).toBe(done);
    },
  );

  test.each(named('COMPLAINT UPHOLD', 'COMPLAINT DISMISS'))(
    'out of the window does not decide $name, by ID number or name',
    async (action) => {
      const { phase, done } = placeOf(action);
      for (const complainant of [{ idNumber: COMPLAINANT.idNumber }, { name: COMPLAINANT.name }]) {
        expect(await answerIn(phase, action, aMemberOfAll(complainant))).toBe('403 own-objection');
      }
      expect(await answerIn(phase, action, aMemberOfAll())).toBe(done);
    },
  );
});

test.each(STAFF_ACTIONS.filter(({ row }) => !row.isAboutNoCase))(
  'whoever may be the applicant does not do $name in any phase',
  async (action) => {
    const { subject, idNumber, name } = OWNER;
    for (const phase of PHASES) {
      const of = aCaseFor(action, phase);
      for (const self of [{ subject }, { subject: idNumber }, { idNumber }, { name }]) {
        const answer = await answerTo(() => action.call(aMemberOfAll(self), of), of);
        expect([phase, self, answer]).toEqual([phase, self, '403 own-application']);
      }
    }
  },
);

describe('a task that is no longer open', () => {
  const decidedAs = (outcome: NonNullable<Task['decision']>['outcome']): Partial<Task> => ({
    status: 'DECIDED',
    decision: { outcome, reasons: [], decidedBy: 'staff-1', decidedAt: instantAt('2021-06-21T11:00:00+08:00') },
  });

  test.each(DECISION_ACTIONS)('is not decided otherwise by $name, in any phase', async (action) => {
    const outcome = action.name.endsWith(' UPHOLD') ? 'DISMISS' : 'UPHOLD';
    for (const phase of PHASES) {
      const answer = await answerIn(phase, action, aMemberOfAll(), { task: decidedAs(outcome) });
      expect([phase, answer]).toEqual([phase, '409 already-decided']);
    }
  });

  test.each(DECISION_ACTIONS)('is not decided by $name once it is cancelled, in any phase', async (action) => {
    for (const phase of PHASES) {
      const answer = await answerIn(phase, action, aMemberOfAll(), { task: { status: 'CANCELLED' } });
      expect([phase, answer]).toEqual([phase, '409 wrong-phase']);
    }
  });
});

describe('an order that is out', () => {
  test('keeps a case from being suspended, and makes a complaint of an objection', async () => {
    const [suspension, objection] = [...named('suspendApplication'), ...named('keyObjection')];
    if (!suspension || !objection) throw new Error('No such action');
    const isOut = { isOrderOut: true };
    expect(await answerIn('PAYING', suspension, aMemberOfAll(), isOut)).toBe('409 wrong-phase');
    expect(await answerIn('PAYING', suspension, aMemberOfAll())).toBe('done: SUSPENDED');
    expect(await answerIn('PAYING', objection, aMemberOfAll(), isOut)).toBe('done: COMPLAINT_FILED');
    expect(await answerIn('PAYING', objection, aMemberOfAll())).toBe('done: OBJECTION_FILED');
  });
});
