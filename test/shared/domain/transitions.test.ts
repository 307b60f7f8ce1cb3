import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ServiceError } from '../../../shared/domain/errors.ts';
import { FINAL_PHASES, isFinal, PHASES, type Phase } from '../../../shared/domain/phase.ts';
import {
  BEGINS_OF_CASES,
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
    phases.push(possible[choice % possible.length]?.to ?? 'VERIFYING');
  }
  return phases;
}

const rowName = ({ from, event, who, to }: Transition) => `${from} + ${event} by ${who} = ${to}`;

describe('the transition table', () => {
  test('begins a case by a submission, taken or refused at once, or by staff in place of a refusal that fell', () => {
    expect(transitionsFrom(null).map(({ event, to, who }) => [event, to, who])).toEqual([
      ['SUBMITTED', 'VERIFYING', 'applicant'],
      ['SUBMITTED', 'VERIFYING', 'staff'],
      ['SUBMISSION_REFUSED', 'REJECTED', 'system'],
      ['SUBMISSION_REFUSED', 'REJECTED', 'staff'],
      ['ADMITTED', 'VERIFYING', 'staff'],
      ['ADMITTED', 'FUND_REVIEW', 'staff'],
    ]);
    expect([...new Set(transitionsFrom(null).map(({ event }) => event))]).toEqual([...BEGINS_OF_CASES]);
  });

  test('never leaves a final phase: what comes after it is recorded in it', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const phases = phasesOf(choices);
        const firstFinal = phases.findIndex(isFinal);
        const after = firstFinal === -1 ? [] : phases.slice(firstFinal + 1);
        expect(after.filter((phase) => phase !== phases[firstFinal])).toEqual([]);
      }),
    );
  });

  test('leads on from every phase that is not final', () => {
    const leadsOn = (phase: Phase) => transitionsFrom(phase).some(({ to }) => to !== phase);
    expect(PHASES.filter((phase) => !leadsOn(phase))).toEqual([...FINAL_PHASES]);
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

  test('has one result for each phase, event and actor, but for two events that say which', () => {
    const keys = table.map(({ from, event, who }) => `${from} ${event} ${who}`);
    const several = keys.filter((key, index) => keys.indexOf(key) !== index);
    expect(several).toEqual(['null ADMITTED staff', 'SUSPENDED SUSPENSION_LIFTED staff']);
    expect(new Set(table.map(rowName)).size).toBe(table.length);
  });

  test('gives each event to one kind of actor, but for those that reach the case in two ways', () => {
    const actors = Object.fromEntries(
      ACTORS.map((who) => [
        who,
        [...new Set(table.filter((transition) => transition.who === who).map(({ event }) => event))].sort(),
      ]),
    );
    expect(actors).toEqual({
      applicant: [
        'CONTACT_CHANGED',
        'CORRECTED',
        'PAYEE_CHANGED',
        'RECONSIDERATION_REQUESTED',
        'RECOVERY_STATED',
        'STATEMENT_MADE',
        'SUBMITTED',
        'WITHDRAWN',
      ],
      bank: ['PAYMENT_RETURNED', 'PAYMENT_SETTLED'],
      public: ['OBJECTION_FILED'],
      staff: [
        'ADMITTED',
        'AGENCY_CHANGED',
        'APPROVAL_REVOKED',
        'COMPLAINT_DECIDED',
        'COMPLAINT_FILED',
        ...['CORRECTION_ASKED', 'DEATH_RECORDED', 'DISAGREEMENT_DECIDED'],
        'FUND_REVIEW_APPROVED',
        'FUND_REVIEW_REFUSED',
        ...['HEIRS_PAYEE_CONFIRMED', 'HEIRS_PAYEE_NAMED', 'HEIRS_PAYEE_REFUSED'],
        ...['LEGAL_HOLD_LIFTED', 'LEGAL_HOLD_PLACED'],
        'MANUAL_VERIFICATION_APPROVED',
        'MANUAL_VERIFICATION_REFUSED',
        'OBJECTION_DISMISSED',
        'OBJECTION_FILED',
        'OBJECTION_REVIEW_EXTENDED',
        'OBJECTION_UPHELD',
        ...['PAYEE_REFUSED', 'PAYMENT_CONFIRMED'],
        'RECONSIDERATION_REQUESTED',
        ...['RECOVERY_CLOSED', 'RECOVERY_DECIDED', 'RECOVERY_DROPPED', 'RECOVERY_NOTIFIED', 'RECOVERY_TRANSFERRED'],
        'REFUSAL_MAINTAINED',
        'REFUSAL_OVERTURNED',
        'REPAYMENT_RECORDED',
        ...['REVERSAL_DECLINED', 'REVERSAL_PROPOSED', 'SECOND_LOOK_DECIDED'],
        'SUBMISSION_REFUSED',
        'SUBMITTED',
        'SUSPENDED',
        'SUSPENSION_LIFTED',
      ],
      system: [
        'CLOSED_UNCHALLENGED',
        'CONTENT_REMOVED',
        'CORRECTION_LAPSED',
        'CORRECTION_REMINDED',
        'OBJECTION_NOT_ADMITTED',
        'OBJECTION_REVIEW_OPENED',
        'PAYMENT_REQUESTED',
        'PUBLICATION_SCHEDULED',
        'PUBLISHED',
        'REGISTER_UNANSWERED',
        'RETURN_REMINDED',
        'SUBMISSION_REFUSED',
        'SUSPENDED',
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

  test('refuses at once, after the registers, a correction not made, a review, or a suspension', () => {
    expect(table.filter(({ from, to }) => to === 'REJECTED' && from !== to).map(({ from }) => from)).toEqual([
      null,
      null,
      'VERIFYING',
      'MANUAL_VERIFICATION',
      'CORRECTION_REQUESTED',
      'FUND_REVIEW',
      'OBJECTION_REVIEW',
      'SUSPENDED',
    ]);
  });

  test('ends as paid only by a report of the bank', () => {
    const [paid, ...others] = table.filter(({ from, to }) => to === 'PAID' && from !== to);
    expect([paid?.from, paid?.event, paid?.who, ...others]).toEqual(['PAYING', 'PAYMENT_SETTLED', 'bank']);
  });

  test('lets staff pull a case once it is approved, and the system only before it pays', () => {
    const pulledBy = (who: string) =>
      table.filter((row) => row.event === 'SUSPENDED' && row.who === who).map(({ from }) => from);
    expect(pulledBy('staff')).toEqual(['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING']);
    expect(pulledBy('system')).toEqual(['PAYING']);
  });

  test('takes an objection from the public while the entry is visible, and one that staff key until the payment', () => {
    const filedBy = (who: string) =>
      table.filter((row) => row.event === 'OBJECTION_FILED' && row.who === who).map(({ from, to }) => [from, to]);
    expect(filedBy('public')).toEqual([['PUBLICISED', 'PUBLICISED']]);
    expect(filedBy('staff')).toEqual([
      ['AWAITING_PUBLICATION', 'AWAITING_PUBLICATION'],
      ['PUBLICISED', 'PUBLICISED'],
      ['OBJECTION_REVIEW', 'OBJECTION_REVIEW'],
      ['SUSPENDED', 'SUSPENDED'],
      ['PAYING', 'OBJECTION_REVIEW'],
    ]);
  });

  test('lets a refusal be challenged in no phase but REJECTED', () => {
    const remedies = table.filter(({ event }) => /RECONSIDERATION|REFUSAL_|REVERSAL/.test(event));
    expect(remedies).toHaveLength(6);
    expect(remedies.filter(({ from, to }) => from !== 'REJECTED' || to !== 'REJECTED')).toEqual([]);
  });

  test('names a clause for every transition', () => {
    const known =
      /^(Guide §[1-4]|Handling rules art\. (24|30)|Implementing rules 17|Civil Code (985–988|1122)|PIPL art\. 47|Default)$/;
    expect(table.filter(({ clause }) => !known.test(clause))).toEqual([]);
  });
});

describe('the phase after an event', () => {
  test.each(table.map((transition) => [rowName(transition), transition] as const))(
    'is the one in the table, and the event says which where there are several: %s',
    (_, { from, event, who, to }) => {
      const known = EVENT_NAMES.find((name) => name === event);
      const isAlone = table.filter((row) => row.from === from && row.event === event && row.who === who).length === 1;
      expect(known && phaseAfter(from, known, who, to)).toBe(to);
      if (isAlone) expect(known && phaseAfter(from, known, who)).toBe(to);
    },
  );

  test('is refused where the event says one that the table does not have', () => {
    expect(() => phaseAfter('SUSPENDED', 'APPROVAL_REVOKED', 'staff', 'PAYING' as never)).toThrow(ServiceError);
    expect(phaseAfter('SUSPENDED', 'SUSPENSION_LIFTED', 'staff', 'PAYING')).toBe('PAYING');
  });

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
