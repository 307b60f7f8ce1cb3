import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AuditEvent, isUnbroken } from '../../../../shared/domain/audit-event.ts';
import { type Application, applicationSchema } from '../../../../shared/domain/case/application.ts';
import { auditFaults } from '../../../../shared/domain/case/audit-faults.ts';
import type { Change } from '../../../../shared/domain/case/change.ts';
import { isFinal, isUnsuccessful, PHASES } from '../../../../shared/domain/phase.ts';
import {
  DECLARING_EVENTS,
  EVENT_NAMES,
  type EventName,
  mayFollow,
  TRANSITIONS,
} from '../../../../shared/domain/transitions.ts';
import { anApplication, aSubmission } from '../../../support/applications.ts';
import { at, DECISIONS, EVENTS } from './all-decisions.ts';

/** Makes a sequence of decisions. Each choice picks one of the decisions that are possible in the current phase. */
function decide(choices: readonly number[]): {
  readonly trail: readonly AuditEvent[];
  readonly changes: readonly Change[];
} {
  const submission = aSubmission();
  const changes: Change[] = [submission];
  for (const choice of choices) {
    const current = changes.at(-1)?.after ?? submission.after;
    const possible = EVENTS.filter((event) => mayFollow(current.phase, event) && !isUsedUp(current, event));
    const event = possible[choice % possible.length];
    if (event) changes.push(DECISIONS[event](current));
  }
  return { trail: changes.map(({ event }) => event), changes };
}

/** A stage of the review may ask for a correction twice. */
function isUsedUp({ phase, corrections = [] }: Application, event: EventName): boolean {
  return event === 'CORRECTION_ASKED' && corrections.filter(({ stage }) => stage === phase).length === 2;
}

const anyChoices = fc.array(fc.nat(), { maxLength: 30 });

describe('after any sequence of decisions', () => {
  test('the case can be stored and reads back the same', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        for (const { after } of decide(choices).changes) {
          expect(applicationSchema.parse(JSON.parse(JSON.stringify(after)))).toEqual(JSON.parse(JSON.stringify(after)));
        }
      }),
    );
  });

  test('each decision has raised version and event count by one, and the trail is unbroken', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decide(choices);
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
        const { changes } = decide(choices);
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
        for (const { after, effects } of decide(choices).changes) {
          for (const effect of effects) if (effect.kind === 'COUNT_NOTICE_ENTRY') counted += effect.difference;
          if (after.phase === 'PUBLICISED') expect(counted).toBe(1);
          if (after.stage === 'declared' || after.stage === 'verified') expect(counted).toBe(0);
        }
      }),
    );
  });

  test('each declaration was kept once, by the event that declared it, and the case names the one it has', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const { trail, changes } = decide(choices);
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
        const { trail, changes } = decide(choices);
        const effects = changes.flatMap((change) => change.effects);
        const application = changes.at(-1)?.after ?? aSubmission().after;
        const record = {
          application,
          trail,
          tasks: effects.flatMap((effect) => (effect.kind === 'DECIDE_TASK' ? [effect.task] : [])),
          payments: effects.flatMap((effect) => (effect.kind === 'REQUEST_PAYMENT' ? [effect.payment] : [])),
          former: effects.flatMap((effect) => (effect.kind === 'KEEP_DECLARATION' ? [effect.former] : [])),
        };
        expect(auditFaults(record)).toEqual([]);
      }),
    );
  });

  test('each payment was ordered once, under the next number', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const numbers = decide(choices).changes.flatMap(({ effects }) =>
          effects.flatMap((effect) => (effect.kind === 'REQUEST_PAYMENT' ? [effect.payment.number] : [])),
        );
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      }),
    );
  });
});

describe('a decision', () => {
  test('exists for every event that may follow a submission', () => {
    expect([...EVENTS].sort()).toEqual(EVENT_NAMES.filter((event) => event !== 'SUBMITTED').sort());
  });

  test.each(EVENTS)('%s leads to the phase in the transition table, by the actor named there', (event) => {
    const transitions = TRANSITIONS.filter((transition) => transition.event === event);
    for (const { from, to, who } of transitions) {
      const { application } = anApplication({ phase: from ?? 'VERIFYING' });
      const change = DECISIONS[event](application);
      expect(change.event).toMatchObject({ event, before: from, after: to, actor: { kind: who } });
      expect(change.after.phase).toBe(to);
    }
  });

  test.each(EVENTS)('%s is refused in every phase that the table does not name', (event) => {
    for (const phase of PHASES.filter((phase) => !mayFollow(phase, event))) {
      const { application } = anApplication({ phase });
      expect(() => DECISIONS[event](application), phase).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
    }
  });

  test('that changes the phase clears the attention mark, and one that does not keeps it', () => {
    const attention = { code: 'WORKFLOW_STOPPED', since: at };
    const { application } = anApplication({ phase: 'PUBLICISED', attention });
    expect(DECISIONS.OBJECTION_FILED(application).after.attention).toEqual(attention);
    expect(DECISIONS.CLOSED_UNCHALLENGED(application).after.attention).toBeUndefined();
  });

  test('that ends the wait for a correction leaves nothing of it', () => {
    const { application } = anApplication({ phase: 'CORRECTION_REQUESTED' });
    for (const event of ['CORRECTED', 'CORRECTION_LAPSED', 'WITHDRAWN'] as const) {
      expect(DECISIONS[event](application).after, event).not.toHaveProperty('correction');
    }
  });

  test('cannot follow one that ended the case', () => {
    expect(PHASES.filter(isFinal).flatMap((phase) => EVENTS.filter((event) => mayFollow(phase, event)))).toEqual([]);
  });
});
