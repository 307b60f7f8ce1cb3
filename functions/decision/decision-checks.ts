import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { isKnownAt, needsExplanation, type ReasonCode } from '../../shared/domain/reason-code.ts';
import type { TaskKind, TaskOutcome } from '../../shared/domain/task-kind.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { DecisionRequest } from './decision-request.ts';

/**
 * A decision says what its outcome needs, and nothing that does not belong to it.
 *
 * @throws ServiceError VALIDATION
 */
export function requireWhatItMustSay(request: DecisionRequest, reasons: readonly ReasonCode[]): void {
  requireFittingFields(request);
  requireFittingEmployment(request);
  requireWhatWasSeen(request);
  requireNote(request);
  requireFittingOrder(request);
  requireExplanation(request, reasons);
}

/** The kinds of which staff keep in a note what they found: nothing of it is told to the applicant. */
const NOTED: Partial<Readonly<Record<TaskKind, readonly TaskOutcome[]>>> = {
  COMPLAINT: ['UPHOLD', 'DISMISS'],
  REVERSAL: ['REFUSE'],
  VERIFICATION_SECOND_LOOK: ['APPROVE'],
  DISAGREEMENT: ['MAINTAIN', 'UPHOLD'],
  // That a death was recorded wrongly.
  SUSPENSION_REVIEW: ['DISMISS'],
};

function requireNote({ body, task }: DecisionRequest): void {
  if ((body.note ?? '').length >= SHORTEST_NOTE || !NOTED[task.kind]?.includes(body.outcome)) return;
  throw unfit({ pointer: '/note', message: '请在备注中写明核查情况，不少于4个字' });
}

/** Amount and day belong to the decision that money is to be paid back, and to no other. */
function requireFittingOrder({ body: { outcome, recovery } }: DecisionRequest): void {
  if (outcome === 'RECOVER' || recovery === undefined) return;
  throw unfit({ pointer: '/recovery', message: '只在决定追缴时填写' });
}

/** A correction names every field and what is wrong with them; no other decision has fields. */
function requireFittingFields({ body: { outcome, fields = [], explanation } }: DecisionRequest): void {
  if (outcome !== 'REQUEST_CORRECTION') {
    if (fields.length > 0) throw unfit({ pointer: '/fields', message: '只在要求补正时填写' });
    return;
  }
  const missing: FieldError[] = [];
  if (fields.length === 0) missing.push({ pointer: '/fields', message: '请选择需要补正的栏目' });
  if (!explanation) missing.push({ pointer: '/explanation', message: '请写明需要补正的内容，将向申请人公开' });
  if (missing.length > 0) throw unfit(...missing);
}

/** Employer and agency belong to a manual verification only, and a case goes only to an agency of its policy. */
function requireFittingEmployment({ body: { agency, employer }, task, application }: DecisionRequest): void {
  if (agency === undefined && employer === undefined) return;
  if (task.kind !== 'MANUAL_VERIFICATION') {
    throw unfit({ pointer: agency ? '/agency' : '/employer', message: '只在人工核验时填写' });
  }
  const known = policyById(application.terms.policyId)?.agencies.some(({ code }) => code === agency);
  if (agency !== undefined && !known) throw unfit({ pointer: '/agency', message: '没有这个经办机构' });
}

/** The shortest note that can say what was seen, and where. */
const SHORTEST_NOTE = 4;

/**
 * A reviewer who approves by hand says what was seen and where, and names what a silent employment register did not.
 *
 * @source Default
 */
function requireWhatWasSeen({ body, task, application }: DecisionRequest): void {
  if (task.kind !== 'MANUAL_VERIFICATION' || body.outcome !== 'APPROVE') return;
  const missing: FieldError[] = [];
  if ((body.note ?? '').length < SHORTEST_NOTE) {
    missing.push({ pointer: '/note', message: '请写明核验方式和所见内容，不少于4个字' });
  }
  if (!application.employer && !body.employer) {
    missing.push({ pointer: '/employer', message: '用工登记系统未答复，请填写查明的用人单位' });
  }
  if (!application.agency && !body.agency) {
    missing.push({ pointer: '/agency', message: '用工登记系统未答复，请填写用人单位所在区的经办机构' });
  }
  if (missing.length > 0) throw unfit(...missing);
}

/** The outcomes that must be explained to the applicant, whatever their reasons. */
const EXPLAINED: Partial<Readonly<Record<TaskKind, readonly TaskOutcome[]>>> = {
  PAYMENT_CONFIRMATION: ['REFUSE'],
  RECONSIDERATION: ['MAINTAIN'],
  RECOVERY: ['RECOVER', 'DROP'],
  HEIRS_PAYEE: ['REFUSE'],
};

/** The requests whose explanations stay inside. */
const UNSHOWN = ['SECOND_LOOK', 'HEIRS_PAYEE'];

function requireExplanation({ body, task }: DecisionRequest, reasons: readonly ReasonCode[]): void {
  const isExplained = EXPLAINED[task.kind]?.includes(body.outcome) ?? false;
  if (body.explanation || !(isExplained || reasons.some(needsExplanation))) return;
  const isShown = !UNSHOWN.includes(task.request?.kind ?? '');
  throw unfit({ pointer: '/explanation', message: isShown ? '请填写具体事由，将向申请人公开' : '请填写具体事由' });
}

/** The outcome of each kind that refuses the application, and so has reasons. */
const REFUSING: Partial<Readonly<Record<TaskKind, TaskOutcome>>> = {
  MANUAL_VERIFICATION: 'REFUSE',
  FUND_REVIEW: 'REFUSE',
  OBJECTION_REVIEW: 'UPHOLD',
  SUSPENSION_REVIEW: 'REVOKE',
  // These refuse nothing. They say what a refusal would have said, so that the two can be compared.
  VERIFICATION_SECOND_LOOK: 'REFUSE',
  FUND_SECOND_LOOK: 'REFUSE',
};

/** The reason where staff name none. A manual verification has none: it must say what was found. */
const IMPLIED_REASON: Partial<Readonly<Record<TaskKind, ReasonCode>>> = {
  FUND_REVIEW: 'FUND_REVIEW_REFUSED',
  OBJECTION_REVIEW: 'OBJECTION_UPHELD',
  SUSPENSION_REVIEW: 'APPROVAL_REVOKED',
  FUND_SECOND_LOOK: 'FUND_REVIEW_REFUSED',
};

/**
 * The reasons of a decision; none where it refuses nothing.
 *
 * @throws ServiceError VALIDATION where they do not fit the outcome
 */
export function reasonsOf(request: DecisionRequest): readonly ReasonCode[] {
  const { body, task } = request;
  const given = body.reasons ?? [];
  if (REFUSING[task.kind] !== body.outcome) {
    if (given.length > 0) throw unfit({ pointer: '/reasons', message: '只有不予通过时才填写理由' });
    return [];
  }
  // Reasons known at submission were checked against the policy then; staff refuse on what they found.
  const misplaced = given.flatMap((code, index) =>
    isDecidedBefore(code, request) ? [{ pointer: `/reasons/${index}`, message: '此理由不适用于人工决定' }] : [],
  );
  if (misplaced.length > 0) throw unfit(...misplaced);
  const implied = IMPLIED_REASON[task.kind];
  const reasons = given.length > 0 || !implied ? given : [implied];
  if (reasons.length === 0) throw unfit({ pointer: '/reasons', message: '不予通过时必须列明理由' });
  return [...new Set(reasons)];
}

/**
 * Whether a reason is settled before staff see the case. An occupation that the catalogue does not have is not: the
 * registry may know it, and a reviewer who verifies by hand finds out, as the check does.
 */
function isDecidedBefore(code: ReasonCode, { task, application }: DecisionRequest): boolean {
  const isOpen = code === 'OCCUPATION_NOT_IN_CATALOGUE' && application.terms.occupation.name === undefined;
  if (isKnownAt(code, 'correction')) return true;
  const isVerification = task.kind === 'MANUAL_VERIFICATION' || task.kind === 'VERIFICATION_SECOND_LOOK';
  return isKnownAt(code, 'submission') && !(isOpen && isVerification);
}

/** A decision that does not fit, with every field that is wrong. */
export function unfit(...errors: readonly FieldError[]): ServiceError {
  return new ServiceError('VALIDATION', 'the decision does not fit', { errors });
}
