import type { CorrectableField } from '../../../shared/domain/correction.ts';
import type { ReasonCode } from '../../../shared/domain/reason-code.ts';
import type { TaskKind, TaskOutcome } from '../../../shared/domain/task.ts';
import { REASONS } from '../../../shared/policy/reasons.ts';
import type { DeskText } from '../../text/zh/staff-desk.ts';

/** The outcomes of each kind, in the order of their keys 1, 2 and 3. */
export const OUTCOMES: Readonly<Record<TaskKind, readonly TaskOutcome[]>> = {
  MANUAL_VERIFICATION: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  FUND_REVIEW: ['APPROVE', 'REFUSE', 'REQUEST_CORRECTION'],
  OBJECTION_REVIEW: ['DISMISS', 'UPHOLD'],
  PAYMENT_CONFIRMATION: ['CONFIRM', 'REFUSE'],
};

/** The reasons that belong to one kind of task alone. */
const OF_ONE_KIND: Partial<Readonly<Record<ReasonCode, TaskKind>>> = {
  FUND_REVIEW_REFUSED: 'FUND_REVIEW',
  OBJECTION_UPHELD: 'OBJECTION_REVIEW',
};

const CODES = Object.keys(REASONS).filter((code): code is ReasonCode => code in REASONS);

/**
 * The reasons that staff may give for a kind: the kind's own one first. What submission settled is none of them; an
 * occupation that the catalogue does not have was not settled then, and a manual verification finds out.
 */
export function reasonsFor(kind: TaskKind, unknown: Pick<Unknown, 'occupation'>): readonly ReasonCode[] {
  const open = kind === 'MANUAL_VERIFICATION' && unknown.occupation ? 'OCCUPATION_NOT_IN_CATALOGUE' : undefined;
  const fitting = CODES.filter(
    (code) => code === open || (REASONS[code].knownAt !== 'submission' && (OF_ONE_KIND[code] ?? kind) === kind),
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
  return outcome === 'UPHOLD' || (outcome === 'REFUSE' && !sendsBack(kind, outcome));
}

/** Whether a payee goes back to the applicant, with an explanation alone. Nothing of the application is refused. */
export function sendsBack(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return kind === 'PAYMENT_CONFIRMATION' && outcome === 'REFUSE';
}

export function asksForCorrection(outcome: TypedDecision['outcome']): boolean {
  return outcome === 'REQUEST_CORRECTION';
}

/** Whether the applicant reads the explanation; such a decision is confirmed before it is sent. */
export function isExplained(kind: TaskKind, outcome: TypedDecision['outcome']): boolean {
  return refuses(kind, outcome) || sendsBack(kind, outcome) || asksForCorrection(outcome);
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
  const verifies = kind === 'MANUAL_VERIFICATION' && outcome === 'APPROVE';
  const refused = refuses(kind, outcome);
  const asks = asksForCorrection(outcome);
  const needed = asks || sendsBack(kind, outcome) || (refused && (needsExplanation(reasons) || length > 0));
  const checks: readonly (readonly [boolean, string, string])[] = [
    [outcome === '', 'outcome', words.outcomeMissing],
    [refused && reasons.length === 0, 'reasons', words.reasonsMissing],
    [asks && fields.length === 0, 'fields', words.fieldsMissing],
    [needed && (length < 10 || length > 500), 'explanation', words.explanationShort],
    [verifies && typed.note.trim().length < 4, 'note', words.noteShort],
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
