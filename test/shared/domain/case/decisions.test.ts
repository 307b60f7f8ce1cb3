import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEvent, isUnbroken } from '../../../../shared/domain/audit-event.ts';
import { applicationSchema, reasonsOf } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import { isUnsuccessful, PHASES } from '../../../../shared/domain/phase.ts';
import {
  BEGINS_OF_CASES,
  DECLARING_EVENTS,
  EVENT_NAMES,
  mayFollow,
  TRANSITIONS,
} from '../../../../shared/domain/transitions.ts';
import { anApplication, aSubmission } from '../../../support/applications.ts';
import { BEGINS, decide, LATER_EVENTS, type LaterEvent } from './all-decisions.ts';
import { caseFor } from './case-for-row.ts';
import { at } from './desk.ts';
import { LATER_ROWS, possibleRows, ROWS_AFTER_THE_END } from './possible-rows.ts';

/** Makes a sequence of decisions. Each choice picks one of those that are possible in the current phase. */
function decideAll(choices: readonly number[]): {
  readonly trail: readonly AuditEvent[];
  readonly changes: readonly Change[];
} {
  const submission = aSubmission();
  const changes: Change[] = [submission];
  for (const choice of choices) {
    const current = changes.at(-1)?.after ?? submission.after;
    const possible = possibleRows(current);
    const row = possible[choice % possible.length];
    if (row) changes.push(decide(row.event, current, row));
  }
  return { trail: changes.map(({ event }) => event), changes };
}

const anyChoices = fc.array(fc.nat(), { maxLength: 30 });

describe('after any sequence of decisions', () => {
  test('the case can be stored and reads back the same', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        for (const { after } of decideAll(choices).changes) {
          expect(applicationSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(JSON.parse(JSON.stringify(after)));
        }
      }),
    );
  });

  test('each decision has raised version and event count by one, and the trail is unbroken', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decideAll(choices);
        expect(isUnbroken(trail)).toBe(true);
        expect(changes.map(({ after }) => after.version)).toEqual(changes.map((_, index) => index + 1));
        expect(changes.at(-1)?.after.lastEventHash).toBe(trail.at(-1)?.hash);
        expect(changes.at(-1)?.after.eventCount).toBe(trail.length);
      }),
    );
  });

  test('the annual place was taken once, and given back once exactly where the case ended unsuccessfully', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { changes } = decideAll(choices);
        const kinds = changes.flatMap(({ effects }) => effects.map(({ kind }) => kind));
        const ended = changes.filter(({ after }) => isUnsuccessful(after.phase)).length > 0;
        expect(kinds.filter((kind) => kind === 'TAKE_ANNUAL_PLACE')).toHaveLength(1);
        expect(kinds.filter((kind) => kind === 'GIVE_BACK_ANNUAL_PLACE')).toHaveLength(ended ? 1 : 0);
      }),
    );
  });

  test('the notice counts the entry while the case is publicised, and not before', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        let counted = 0;
        for (const { after, effects } of decideAll(choices).changes) {
          for (const { kind } of effects) {
            if (kind === 'COUNT_NOTICE_ENTRY') counted += 1;
            if (kind === 'WITHDRAW_NOTICE_ENTRY') counted -= 1;
          }
          if (after.phase === 'PUBLICISED') expect(counted).toBe(1);
          if (after.phase === 'AWAITING_PUBLICATION') expect(counted).toBeLessThanOrEqual(1);
          if (after.stage === 'declared' || after.stage === 'verified') expect(counted).toBe(0);
        }
      }),
    );
  });

  test('each declaration was kept once, by the event that declared it, and the case names the one it has', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decideAll(choices);
        const former = changes.flatMap(({ effects }) =>
          effects.flatMap((effect) => (effect.kind === 'KEEP_DECLARATION' ? [effect.former] : [])),
        );
        const declaring = trail.filter(({ event }) => DECLARING_EVENTS.some((each) => each === event));
        const last = changes.at(-1)?.after;
        const kept = [...former.map(({ declaredBy }) => declaredBy), last?.declaredBy ?? 1];
        expect(kept).toEqual(declaring.map(({ sequence }) => sequence));
      }),
    );
  });

  test('the content of the case matches its trail', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decideAll(choices);
        const effects = changes.flatMap((change) => change.effects);
        const application = changes.at(-1)?.after ?? aSubmission().after;
        const record = {
          application,
          trail,
          tasks: effects.flatMap((effect) => ('task' in effect ? [effect.task] : [])),
          payments: effects.flatMap((effect) => (effect.kind === 'REQUEST_PAYMENT' ? [effect.payment] : [])),
          former: effects.flatMap((effect) => (effect.kind === 'KEEP_DECLARATION' ? [effect.former] : [])),
          recoveries: effects.flatMap((effect) =>
            effect.kind === 'STORE_RECOVERY' || effect.kind === 'CHANGE_RECOVERY' ? [effect.recovery] : [],
          ),
        };
        expect(auditFaults(record)).toEqual([]);
      }),
    );
  });

  test('each payment was ordered once, under the next number', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const numbers = decideAll(choices).changes.flatMap(({ effects }) =>
          effects.flatMap((effect) => (effect.kind === 'REQUEST_PAYMENT' ? [effect.payment.number] : [])),
        );
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});

describe('a decision', () => {
  test('exists for every event: those that begin a case, and those that follow', () => {
    expect(Object.keys(BEGINS)).toEqual([...BEGINS_OF_CASES]);
    expect([...LATER_EVENTS, ...BEGINS_OF_CASES].sort()).toEqual([...EVENT_NAMES].sort());
  });

  test.each(LATER_ROWS.map((row) => [`${row.from} + ${row.event} by ${row.who}`, row] as const))(
    'leads to the phase in the transition table, by the actor named there: %s',
    (_, row) => {
      const change = decide(row.event, caseFor(row), row);
      const { event, from, to, who } = row;
      expect(change.event).toMatchObject({ event, before: from, after: to, actor: { kind: who } });
      expect(change.after.phase).toBe(to);
    },
  );

  test.each(TRANSITIONS.filter(({ from }) => from === null))('begins a case: $event leads to $to by $who', (row) => {
    const begin = BEGINS_OF_CASES.find((event) => event === row.event) ?? 'SUBMITTED';
    const change = BEGINS[begin](row);
    expect(change.before).toBeNull();
    const { event, to, who } = row;
    expect(change.event).toMatchObject({ event, sequence: 1, before: null, after: to, actor: { kind: who } });
    expect(change.after).toMatchObject({ phase: to, version: 1, eventCount: 1, lastEventHash: change.event.hash });
  });

  test.each(LATER_EVENTS)('%s is refused in every phase that the table does not name', (event) => {
    for (const phase of PHASES.filter((phase) => !mayFollow(phase, event))) {
      const { application } = anApplication({ phase });
      expect(() => decide(event, application), phase).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
    }
  });

  test('that changes the phase clears the attention mark, and one that does not keeps it', () => {
    const attention = { code: 'WORKFLOW_STOPPED', since: at };
    const { application } = anApplication({ phase: 'PUBLICISED', attention });
    expect(decide('OBJECTION_FILED', application).after.attention).toEqual(attention);
    expect(decide('CLOSED_UNCHALLENGED', application).after.attention).toBeUndefined();
  });

  test('that ends the wait for a correction leaves nothing of it', () => {
    const { application } = anApplication({ phase: 'CORRECTION_REQUESTED' });
    for (const event of ['CORRECTED', 'CORRECTION_LAPSED', 'WITHDRAWN'] as const) {
      expect(decide(event, application).after, event).not.toHaveProperty('correction');
    }
  });

  test('that ends a review of objections leaves no due time of it', () => {
    const { application } = anApplication({ phase: 'OBJECTION_REVIEW' });
    for (const event of ['OBJECTION_DISMISSED', 'OBJECTION_UPHELD', 'SUSPENDED', 'WITHDRAWN'] as const) {
      expect(decide(event, application).after, event).not.toHaveProperty('objectionsDueAt');
    }
  });

  test('that ends a suspension leaves nothing of it', () => {
    const { application } = anApplication({ phase: 'SUSPENDED' });
    for (const event of ['SUSPENSION_LIFTED', 'APPROVAL_REVOKED'] as const) {
      expect(decide(event, application).after, event).not.toHaveProperty('suspension');
    }
  });

  test('after one that ended the case leaves it in its phase, its reasons and its amount as they are', () => {
    for (const { event, from, ...row } of ROWS_AFTER_THE_END) {
      const application = caseFor({ event, from, ...row });
      const { after, effects } = decide(event, application, row);
      expect([event, after.phase]).toEqual([event, from]);
      expect([event, reasonsOf(after), after.terms]).toEqual([event, reasonsOf(application), application.terms]);
      // Once all of the money has come back, the place of the year is free again.
      if (event === 'REPAYMENT_RECORDED') continue;
      expect(effects.map(({ kind }) => kind)).not.toContain('GIVE_BACK_ANNUAL_PLACE');
    }
  });

  test('after the end is about a complaint, a second look, a refusal, money asked back, or how long it is kept', () => {
    const eventsIn = (phase: string): readonly LaterEvent[] => [
      ...new Set(ROWS_AFTER_THE_END.filter(({ from }) => from === phase).map(({ event }) => event)),
    ];
    const beside = ['COMPLAINT_FILED', 'COMPLAINT_DECIDED', 'SECOND_LOOK_DECIDED', 'DISAGREEMENT_DECIDED'];
    const ofRetention = ['LEGAL_HOLD_PLACED', 'LEGAL_HOLD_LIFTED', 'CONTENT_REMOVED'];
    expect(eventsIn('PAID')).toEqual([
      ...beside,
      'RECOVERY_NOTIFIED',
      'RECOVERY_STATED',
      'RECOVERY_DECIDED',
      'RECOVERY_DROPPED',
      'REPAYMENT_RECORDED',
      'RECOVERY_TRANSFERRED',
      'RECOVERY_CLOSED',
      ...ofRetention,
    ]);
    expect(eventsIn('WITHDRAWN')).toEqual([...beside, ...ofRetention]);
    expect(eventsIn('REJECTED')).toEqual([
      'COMPLAINT_FILED',
      'COMPLAINT_DECIDED',
      'RECONSIDERATION_REQUESTED',
      'REFUSAL_MAINTAINED',
      'REVERSAL_PROPOSED',
      'REVERSAL_DECLINED',
      'REFUSAL_OVERTURNED',
      'SECOND_LOOK_DECIDED',
      'DISAGREEMENT_DECIDED',
      ...ofRetention,
    ]);
  });
});
