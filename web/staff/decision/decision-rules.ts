import type { CorrectableField } from '../../../shared/domain/correction.ts';
import { isKnownAt, needsExplanation, REASON_CODES, type ReasonCode } from '../../../shared/domain/reason-code.ts';
import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import type { DeskText } from '../../text/zh/staff-desk.ts';
import { isSecondLook } from '../duty.ts';
import { fenOf, isDay } from '../form/form-rules.ts';

/** The outcomes of each kind, in the order of their keys 1, 2 and 3. */
export const OUTCOMES: Readonly<Record<TaskKind, readonly TaskOutcome[]>> = {
  MANUAL_VERIFICATION: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  FUND_REVIEW: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  OBJECTION_REVIEW: ['DISMISS', 'UPHOLD'],
  COMPLAINT: ['DISMISS', 'UPHOLD'],
  SUSPENSION_REVIEW: ['LIFT', 'REVOKE', 'DISMISS'],
  PAYMENT_CONFIRMATION: ['CONFIRM', 'REFUSE'],
  RECONSIDERATION: ['MAINTAIN', 'GRANT'],
  REVERSAL: ['CONFIRM', 'REFUSE'],
  VERIFICATION_SECOND_LOOK: ['APPROVE', 'REFUSE'],
  FUND_SECOND_LOOK: ['APPROVE', 'REFUSE'],
  DISAGREEMENT: ['MAINTAIN', 'UPHOLD'],
  RECOVERY: ['RECOVER', 'DROP'],
  HEIRS_PAYEE: ['CONFIRM', 'REFUSE'],
};

/** The outcomes that fit a case: a death is struck out only where one is recorded. */
export function outcomesFor(kind: TaskKind, hasDeath: boolean): readonly TaskOutcome[] {
  const isStruck = (outcome: TaskOutcome) => kind === 'SUSPENSION_REVIEW' && outcome === 'DISMISS';
  return OUTCOMES[kind].filter((outcome) => hasDeath || !isStruck(outcome));
}

type OutcomeOfKind = Partial<Readonly<Record<TaskKind, TaskOutcome>>>;

/** The outcome of each kind that refuses the application, and so has reasons; the same as the service has it. */
const REFUSING: OutcomeOfKind = {
  MANUAL_VERIFICATION: 'REFUSE',
  FUND_REVIEW: 'REFUSE',
  OBJECTION_REVIEW: 'UPHOLD',
  SUSPENSION_REVIEW: 'REVOKE',
  VERIFICATION_SECOND_LOOK: 'REFUSE',
  FUND_SECOND_LOOK: 'REFUSE',
};

/** The outcomes that are explained to the applicant without a reason; the same as the service has it. */
const EXPLAINED: Partial<Readonly<Record<TaskKind, readonly TaskOutcome[]>>> = {
  PAYMENT_CONFIRMATION: ['REFUSE'],
  RECONSIDERATION: ['MAINTAIN'],
  RECOVERY: ['RECOVER', 'DROP'],
  HEIRS_PAYEE: ['REFUSE'],
};

/** The outcomes from which more follows than the next step. */
const CONSEQUENT = {
  SUSPENSION_REVIEW: ['LIFT', 'REVOKE', 'DISMISS'],
  RECONSIDERATION: ['GRANT'],
  REVERSAL: ['CONFIRM'],
} as const satisfies Partial<Record<TaskKind, readonly TaskOutcome[]>>;
type Consequent = (typeof CONSEQUENT)[keyof typeof CONSEQUENT][number];

/** The outcomes of which a note says what was found; the same as the service has it. */
const NOTED: Partial<Readonly<Record<TaskKind, readonly TaskOutcome[]>>> = {
  COMPLAINT: ['DISMISS', 'UPHOLD'],
  REVERSAL: ['REFUSE'],
  VERIFICATION_SECOND_LOOK: ['APPROVE'],
  DISAGREEMENT: ['MAINTAIN', 'UPHOLD'],
  SUSPENSION_REVIEW: ['DISMISS'],
};

/** The reasons that belong to one kind of task alone, and to the second look at it. */
const OF_ONE_KIND: Partial<Readonly<Record<ReasonCode, readonly TaskKind[]>>> = {
  FUND_REVIEW_REFUSED: ['FUND_REVIEW', 'FUND_SECOND_LOOK'],
  OBJECTION_UPHELD: ['OBJECTION_REVIEW'],
  APPROVAL_REVOKED: ['SUSPENSION_REVIEW'],
};

/**
 * The reasons that staff may give for a kind: the kind's own one first. What submission settled is none of them, nor
 * that a correction was not made in time. An occupation that the catalogue does not have was not settled then: a manual
 * verification finds out.
 */
export function reasonsFor(kind: TaskKind, unknown: Pick<Unknown, 'occupation'>): readonly ReasonCode[] {
  const verifies = kind === 'MANUAL_VERIFICATION' || kind === 'VERIFICATION_SECOND_LOOK';
  const open = verifies && unknown.occupation ? 'OCCUPATION_NOT_IN_CATALOGUE' : undefined;
  const fitting = REASON_CODES.filter(
    (code) =>
      code === open || (isKnownAt(code, 'verification', 'staff') && (OF_ONE_KIND[code]?.includes(kind) ?? true)),
  );
  return [...fitting].sort((one, other) => Number(other in OF_ONE_KIND) - Number(one in OF_ONE_KIND));
}

/** What somebody has typed so far. */
export interface TypedDecision {
  readonly outcome: TaskOutcome | '';
  readonly reasons: readonly ReasonCode[];
  /** What the applicant must correct. */
  readonly fields: readonly CorrectableField[];
  readonly explanation: string;
  readonly note: string;
  readonly employer: string;
  readonly agency: string;
  /** What is to be paid back, in yuan, and by which day. */
  readonly amount: string;
  readonly repayBy: string;
}

export const NOTHING_TYPED: TypedDecision = {
  outcome: '',
  reasons: [],
  fields: [],
  explanation: '',
  note: '',
  employer: '',
  agency: '',
  amount: '',
  repayBy: '',
};

/** Whether the application is refused, which takes reasons. */
export function refuses(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return REFUSING[kind] === outcome;
}

/** Whether the applicant reads an explanation alone: a payee goes back, or a refusal stands. */
export function onlyExplains(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return EXPLAINED[kind]?.some((explained) => explained === outcome) ?? false;
}

export function asksForCorrection(outcome: TypedDecision['outcome']): boolean {
  return outcome === 'REQUEST_CORRECTION';
}

/** Whether an explanation goes with the outcome. The applicant reads it, unless it is that of a second look. */
export function isExplained(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return refuses(kind, outcome) || onlyExplains(kind, outcome) || asksForCorrection(outcome);
}

/** The outcome where more follows from it than the next step; undefined for any other. */
export function consequentOutcome(kind: TaskKind, outcome: TypedDecision['outcome']): Consequent | undefined {
  const ofKind: Partial<Readonly<Record<TaskKind, readonly Consequent[]>>> = CONSEQUENT;
  return ofKind[kind]?.find((consequent) => consequent === outcome);
}

/** Whether a decision is confirmed before it is sent: the applicant reads it, or much follows from it. */
export function isConfirmed(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  const isRead = isExplained(kind, outcome) && !isSecondLook(kind) && kind !== 'HEIRS_PAYEE';
  return isRead || consequentOutcome(kind, outcome) !== undefined;
}

/** Whether a note says what was found, which the applicant does not read. */
export function needsFindings(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return NOTED[kind]?.some((noted) => noted === outcome) ?? false;
}

/** What the case does not say yet. A manual verification must name employer and agency then. */
export interface Unknown {
  readonly employer: boolean;
  readonly agency: boolean;
  /** The catalogue does not have the occupation. */
  readonly occupation: boolean;
}

export interface DecisionError {
  /** The field: also the first segment of the service's pointers. */
  readonly id: string;
  readonly message: string;
}

/** What a decision must still say before it can be sent. The service checks it again. */
export function errorsIn(
  kind: TaskKind,
  typed: TypedDecision,
  unknown: Unknown,
  words: DeskText['decision'],
): readonly DecisionError[] {
  const { outcome, reasons, fields } = typed;
  const length = typed.explanation.trim().length;
  const noteLength = typed.note.trim().length;
  const verifies = kind === 'MANUAL_VERIFICATION' && outcome === 'APPROVE';
  const refused = refuses(kind, outcome);
  const asks = asksForCorrection(outcome);
  const needed = asks || onlyExplains(kind, outcome) || (refused && (reasons.some(needsExplanation) || length > 0));
  const checks: readonly (readonly [boolean, string, string])[] = [
    [outcome === '', 'outcome', words.outcomeMissing],
    [refused && reasons.length === 0, 'reasons', words.reasonsMissing],
    [asks && fields.length === 0, 'fields', words.fieldsMissing],
    [needed && (length < 10 || length > 500), 'explanation', words.explanationShort],
    [verifies && noteLength < 4, 'note', words.noteShort],
    [needsFindings(kind, outcome) && noteLength < 4, 'note', words.findingsShort],
    [verifies && unknown.employer && typed.employer.trim().length < 2, 'employer', words.employerMissing],
    [verifies && unknown.agency && typed.agency === '', 'agency', words.agencyMissing],
    [outcome === 'RECOVER' && fenOf(typed.amount) === undefined, 'amount', words.amountMissing],
    [outcome === 'RECOVER' && !isDay(typed.repayBy), 'repayBy', words.repayByMissing],
  ];
  return checks.filter(([faulty]) => faulty).map(([, id, message]) => ({ id, message }));
}

/** The decision as the service takes it: what does not belong to the outcome is left out. */
export function bodyOf(kind: TaskKind, typed: TypedDecision & { readonly outcome: TaskOutcome }, unknown: Unknown) {
  const { outcome, reasons, fields } = typed;
  const [explanation, note, employer] = [typed.explanation.trim(), typed.note.trim(), typed.employer.trim()];
  const verifies = kind === 'MANUAL_VERIFICATION' && outcome === 'APPROVE';
  return {
    outcome,
    ...(refuses(kind, outcome) && { reasons: [...reasons] }),
    ...(asksForCorrection(outcome) && { fields: [...fields] }),
    ...(isExplained(kind, outcome) && explanation && { explanation }),
    ...(note && { note }),
    ...(verifies && unknown.employer && { employer }),
    ...(verifies && unknown.agency && { agency: typed.agency }),
    ...(outcome === 'RECOVER' && orderOf(typed)),
  };
}

/** What is to be paid back; nothing while amount or day are missing. */
function orderOf({ amount, repayBy }: TypedDecision) {
  const amountFen = fenOf(amount);
  return amountFen !== undefined && isDay(repayBy) ? { recovery: { amountFen, repayBy } } : {};
}
