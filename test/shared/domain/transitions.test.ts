import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { FINAL_PHASES, isFinal, isUnsuccessful, PHASES, type Phase } from '../../../shared/domain/phase.ts';
import {
  EVENT_NAMES,
  mayFollow,
  phaseAfter,
  TRANSITIONS,
  type Transition,
} from '../../../shared/domain/transitions.ts';

const table: readonly Transition[] = TRANSITIONS;
const ACTORS = ['applicant', 'staff', 'system', 'bank', 'public'] as const;
const transitionsFrom = (phase: Phase | null) => table.filter(({ from }) => from === phase);
/** Which of the possible transitions a case takes in each phase. */
const anyChoices = fc.array(fc.nat(), { maxLength: 40 });

function phasesOf(choices: readonly number[]): readonly Phase[] {
  const phases: Phase[] = ['VERIFYING'];
  for (const choice of choices) {
    const possible = transitionsFrom(phases.at(-1) ?? null);
    const transition = possible[choice % possible.length];
    if (transition) phases.push(transition.to);
  }
  return phases;
}

describe('the transition table', () => {
  test('begins every case with a submission by the applicant, which leads to verification', () => {
    expect(transitionsFrom(null)).toEqual([
      { from: null, event: 'SUBMITTED', to: 'VERIFYING', who: 'applicant', clause: 'Guide §1' },
    ]);
  });

  test('never leaves a final phase', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const phases = phasesOf(choices);
        const firstFinal = phases.findIndex(isFinal);
        expect(firstFinal === -1 ? [] : phases.slice(firstFinal + 1)).toEqual([]);
      }),
    );
  });

  test('has a transition from every phase that is not final', () => {
    expect(PHASES.filter((phase) => transitionsFrom(phase).length === 0)).toEqual([...FINAL_PHASES]);
  });

  test('leads from every phase to a final one', () => {
    const leadsToAnEnd = new Set<Phase>(FINAL_PHASES);
    for (const _ of PHASES) {
      for (const { from, to } of table) if (from && leadsToAnEnd.has(to)) leadsToAnEnd.add(from);
    }
    expect(PHASES.filter((phase) => !leadsToAnEnd.has(phase))).toEqual([]);
  });

  test('reaches every phase from a submission', () => {
    const reached = new Set<Phase | null>([null]);
    for (const _ of PHASES) for (const { from, to } of table) if (reached.has(from)) reached.add(to);
    expect(PHASES.filter((phase) => !reached.has(phase))).toEqual([]);
  });

  test('has one result for each phase and event', () => {
    const keys = table.map(({ from, event }) => `${from} ${event}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('gives each event to one kind of actor', () => {
    const actors = Object.fromEntries(
      ACTORS.map((who) => [
        who,
        [...new Set(table.filter((transition) => transition.who === who).map(({ event }) => event))].sort(),
      ]),
    );
    expect(actors).toEqual({
      applicant: ['CONTACT_CHANGED', 'CORRECTED', 'PAYEE_CHANGED', 'SUBMITTED', 'WITHDRAWN'],
      bank: ['PAYMENT_RETURNED', 'PAYMENT_SETTLED'],
      public: ['OBJECTION_FILED'],
      staff: [
        'CORRECTION_ASKED',
        'FUND_REVIEW_APPROVED',
        'FUND_REVIEW_REFUSED',
        'MANUAL_VERIFICATION_APPROVED',
        'MANUAL_VERIFICATION_REFUSED',
        'OBJECTION_DISMISSED',
        'OBJECTION_UPHELD',
        'PAYEE_REFUSED',
        'PAYMENT_CONFIRMED',
      ],
      system: [
        'CLOSED_UNCHALLENGED',
        'CORRECTION_LAPSED',
        'CORRECTION_REMINDED',
        'OBJECTION_NOT_ADMITTED',
        'OBJECTION_REVIEW_OPENED',
        'PAYMENT_REQUESTED',
        'PUBLICATION_SCHEDULED',
        'PUBLISHED',
        'REGISTER_UNANSWERED',
        'RETURN_REMINDED',
        'VERIFICATION_PASSED',
        'VERIFICATION_REFUSED',
      ],
    });
  });

  test('lets the applicant withdraw in every phase before the payment and in none after', () => {
    expect(PHASES.filter((phase) => mayFollow(phase, 'WITHDRAWN'))).toEqual([
      'VERIFYING',
      'MANUAL_VERIFICATION',
      'CORRECTION_REQUESTED',
      'FUND_REVIEW',
      'AWAITING_PUBLICATION',
      'PUBLICISED',
      'OBJECTION_REVIEW',
    ]);
  });

  test('refuses only after the registers, a correction not made, or a review: manual verification, funds, objections', () => {
    expect(table.filter(({ to }) => to === 'REJECTED').map(({ from }) => from)).toEqual([
      'VERIFYING',
      'MANUAL_VERIFICATION',
      'CORRECTION_REQUESTED',
      'FUND_REVIEW',
      'OBJECTION_REVIEW',
    ]);
  });

  test('ends as paid only by a report of the bank', () => {
    expect(table.filter(({ to }) => to === 'PAID')).toEqual([
      expect.objectContaining({ from: 'PAYING', event: 'PAYMENT_SETTLED', who: 'bank' }),
    ]);
  });

  test('names a clause for every transition', () => {
    expect(table.filter(({ clause }) => !/^(Guide §[1-4]|Handling rules art\. 24|Default)$/.test(clause))).toEqual([]);
  });
});

describe('the phase after an event', () => {
  test.each(table.map((transition) => [`${transition.from} + ${transition.event}`, transition] as const))(
    'is the one in the table: %s',
    (_, { from, event, who, to }) => {
      const known = EVENT_NAMES.find((name) => name === event);
      expect(known && phaseAfter(from, known, who)).toBe(to);
    },
  );

  test('is refused where the table has no such transition for that phase and actor', () => {
    const anything = fc.record({
      from: fc.constantFrom(null, ...PHASES),
      event: fc.constantFrom(...EVENT_NAMES),
      who: fc.constantFrom(...ACTORS),
    });
    fc.assert(
      fc.property(anything, ({ from, event, who }) => {
        fc.pre(!table.some((known) => known.from === from && known.event === event && known.who === who));
        expect(() => phaseAfter(from, event, who)).toThrow(expect.objectContaining({ code: 'WRONG_PHASE' }));
      }),
      { numRuns: 500 },
    );
  });

  test('is refused without personal data in the message', () => {
    expect(() => phaseAfter('PAID', 'WITHDRAWN', 'applicant')).toThrow(
      new ServiceError('WRONG_PHASE', 'WITHDRAWN by applicant may not follow PAID'),
    );
  });
});

describe('phases', () => {
  test('that are unsuccessful are final, and PAID is the only other final phase', () => {
    expect(PHASES.filter((phase) => isFinal(phase) && !isUnsuccessful(phase))).toEqual(['PAID']);
    expect(PHASES.filter((phase) => isUnsuccessful(phase) && !isFinal(phase))).toEqual([]);
  });
});
