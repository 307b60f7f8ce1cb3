import type { CorrectableField } from '../../../shared/domain/correction.ts';
import type { ReasonCode } from '../../../shared/domain/reason-code.ts';
import type { TaskKind, TaskOutcome } from '../../../shared/domain/task-kind.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import type { DeskText } from '../../text/zh/staff-desk.ts';

/** The outcomes of each kind, in the order of their keys 1, 2 and 3. */
export const OUTCOMES: Readonly<Record<TaskKind, readonly TaskOutcome[]>> = {
  MANUAL_VERIFICATION: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  FUND_REVIEW: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  OBJECTION_REVIEW: ['DISMISS', 'UPHOLD'],
  COMPLAINT: ['DISMISS', 'UPHOLD'],
  SUSPENSION_REVIEW: ['LIFT', 'REVOKE'],
  PAYMENT_CONFIRMATION: ['CONFIRM', 'REFUSE'],
  RECONSIDERATION: ['MAINTAIN', 'GRANT'],
  REVERSAL: ['CONFIRM', 'REFUSE'],
};

type OutcomeOfKind = Partial<Readonly<Record<TaskKind, TaskOutcome>>>;

/** The outcome of each kind that refuses the application, and so has reasons; the same as the service has it. */
const REFUSING: OutcomeOfKind = {
  MANUAL_VERIFICATION: 'REFUSE',
  FUND_REVIEW: 'REFUSE',
  OBJECTION_REVIEW: 'UPHOLD',
  SUSPENSION_REVIEW: 'REVOKE',
};

/** The outcomes that are explained to the applicant without a reason; the same as the service has it. */
const EXPLAINED: OutcomeOfKind = { PAYMENT_CONFIRMATION: 'REFUSE', RECONSIDERATION: 'MAINTAIN' };

/** The outcomes from which more follows than the next step. */
const CONSEQUENT = {
  SUSPENSION_REVIEW: ['LIFT', 'REVOKE'],
  RECONSIDERATION: ['GRANT'],
  REVERSAL: ['CONFIRM'],
} as const satisfies Partial<Record<TaskKind, readonly TaskOutcome[]>>;
type Consequent = (typeof CONSEQUENT)[keyof typeof CONSEQUENT][number];

/** The outcomes of which a note says what was found; the same as the service has it. */
const NOTED: Partial<Readonly<Record<TaskKind, readonly TaskOutcome[]>>> = {
  COMPLAINT: ['DISMISS', 'UPHOLD'],
  REVERSAL: ['REFUSE'],
};

/** The reasons that belong to one kind of task alone. */
const OF_ONE_KIND: Partial<Readonly<Record<ReasonCode, TaskKind>>> = {
  FUND_REVIEW_REFUSED: 'FUND_REVIEW',
  OBJECTION_UPHELD: 'OBJECTION_REVIEW',
  APPROVAL_REVOKED: 'SUSPENSION_REVIEW',
};

const CODES = Object.keys(REASONS).filter((code): code is ReasonCode => code in REASONS);

/**
 * The reasons that staff may give for a kind: the kind's own one first. What submission settled is none of them, nor
 * that a correction was not made in time. An occupation that the catalogue does not have was not settled then: a manual
 * verification finds out.
 */
export function reasonsFor(kind: TaskKind, unknown: Pick<Unknown, 'occupation'>): readonly ReasonCode[] {
  const open = kind === 'MANUAL_VERIFICATION' && unknown.occupation ? 'OCCUPATION_NOT_IN_CATALOGUE' : undefined;
  const fitting = CODES.filter(
    (code) =>
      code === open ||
      (['verification', 'staff'].includes(REASONS[code].knownAt) && (OF_ONE_KIND[code] ?? kind) === kind),
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
}

export const NOTHING_TYPED: TypedDecision = {
  outcome: '',
  reasons: [],
  fields: [],
  explanation: '',
  note: '',
  employer: '',
  agency: '',
};

/** Whether the application is refused, which takes reasons. */
export function refuses(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return REFUSING[kind] === outcome;
}

/** Whether the applicant reads an explanation alone: a payee goes back, or a refusal stands. */
export function onlyExplains(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return EXPLAINED[kind] === outcome;
}

export function asksForCorrection(outcome: TypedDecision['outcome']): boolean {
  return outcome === 'REQUEST_CORRECTION';
}

/** Whether the applicant reads the explanation. */
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
  return isExplained(kind, outcome) || consequentOutcome(kind, outcome) !== undefined;
}

/** Whether a note says what was found, which the applicant does not read. */
export function needsFindings(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return NOTED[kind]?.some((noted) => noted === outcome) ?? false;
}

export function needsExplanation(reasons: readonly ReasonCode[]): boolean {
  return reasons.some((code) => REASONS[code].needsExplanation);
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
  const needed = asks || onlyExplains(kind, outcome) || (refused && (needsExplanation(reasons) || length > 0));
  const checks: readonly (readonly [boolean, string, string])[] = [
    [outcome === '', 'outcome', words.outcomeMissing],
    [refused && reasons.length === 0, 'reasons', words.reasonsMissing],
    [asks && fields.length === 0, 'fields', words.fieldsMissing],
    [needed && (length < 10 || length > 500), 'explanation', words.explanationShort],
    [verifies && noteLength < 4, 'note', words.noteShort],
    [needsFindings(kind, outcome) && noteLength < 4, 'note', words.findingsShort],
    [verifies && unknown.employer && typed.employer.trim().length < 2, 'employer', words.employerMissing],
    [verifies && unknown.agency && typed.agency === '', 'agency', words.agencyMissing],
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
  };
}
