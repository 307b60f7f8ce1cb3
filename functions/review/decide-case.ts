import type { DecisionBody } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import { askForCorrection, type CorrectionRequest } from '../../shared/domain/case/correction.ts';
import type { Decider } from '../../shared/domain/case/decider.ts';
import { confirmPayment, refusePayee } from '../../shared/domain/case/payee.ts';
import {
  approveFundReview,
  approveManualVerification,
  dismissObjections,
  type Publication,
  refuseFundReview,
  refuseManualVerification,
  type StaffDecision,
  type StaffRefusal,
  upholdObjections,
} from '../../shared/domain/case/staff-decision.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import type { Decision, Task, TaskKind, TaskOutcome } from '../../shared/domain/task.ts';
import { correctionDates } from '../../shared/policy/due-dates.ts';
import { START_ALLOWANCE, STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { publicationOf } from '../../shared/policy/publicity-window.ts';
import { REASONS } from '../../shared/policy/reasons.ts';
import { CalendarMissingError, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { DocumentNumberStore } from '../../shared/table/document-number-store.ts';

/** A decision as staff send it, on a task and its case. */
export interface DecisionRequest {
  readonly body: DecisionBody;
  /** Who decides: the person, and the account. */
  readonly decider: Pick<Decider, 'person' | 'staffId'>;
  readonly task: Task;
  readonly application: Application;
  readonly moment: Date;
  readonly calendar: WorkingCalendar;
  readonly documentNumbers: Pick<DocumentNumberStore, 'take'>;
}

type Decide = (made: StaffDecision, request: DecisionRequest) => Change | Promise<Change>;

/** What each outcome of each kind of task does to a case. An outcome without an entry does not fit the kind. */
const DECISIONS: Readonly<Record<TaskKind, Partial<Readonly<Record<TaskOutcome, Decide>>>>> = {
  MANUAL_VERIFICATION: {
    APPROVE: (made, { application, body: { agency, employer } }) =>
      approveManualVerification(application, { ...made, employment: { agency, employer } }),
    REFUSE: async (made, request) => refuseManualVerification(request.application, await numbered(made, request)),
    REQUEST_CORRECTION: (made, request) => askForCorrection(request.application, correctionAsked(made, request)),
  },
  FUND_REVIEW: {
    APPROVE: (made, request) => {
      const { employer } = request.application;
      // The public notice names the employer, so a case without one cannot be published.
      if (!employer) throw new ServiceError('INCOMPLETE', 'no employer is known');
      return approveFundReview(request.application, { ...made, employer, publication: publicationIfKnown(request) });
    },
    REFUSE: async (made, request) => refuseFundReview(request.application, await numbered(made, request)),
    REQUEST_CORRECTION: (made, request) => askForCorrection(request.application, correctionAsked(made, request)),
  },
  OBJECTION_REVIEW: {
    UPHOLD: async (made, request) => upholdObjections(request.application, await numbered(made, request)),
    DISMISS: (made, { application }) => dismissObjections(application, made),
  },
  PAYMENT_CONFIRMATION: {
    CONFIRM: (made, { application }) =>
      confirmPayment(application, { ...made, nextDueAt: later(made.decision.decidedAt, START_ALLOWANCE) }),
    REFUSE: (made, { application }) => refusePayee(application, made),
  },
};

/** The reason where staff name none. A manual verification has none: it must say what was found. */
const IMPLIED_REASON: Partial<Readonly<Record<TaskKind, ReasonCode>>> = {
  FUND_REVIEW: 'FUND_REVIEW_REFUSED',
  OBJECTION_REVIEW: 'OBJECTION_UPHELD',
};

/**
 * What a decision of staff does to a case, and the decision as it is stored with the task.
 *
 * @throws ServiceError VALIDATION where the outcome does not fit the kind, the reasons do not fit the outcome, or the
 *   decision does not say what it must; INCOMPLETE for the approval of a fund review without an employer;
 *   CORRECTIONS_USED_UP
 * @throws CalendarMissingError where a correction would lapse in a year without holiday data
 */
export async function decideCase(
  request: DecisionRequest,
): Promise<{ readonly decision: Decision; readonly change: Change }> {
  const { body, decider, task, moment } = request;
  const decide = DECISIONS[task.kind][body.outcome];
  if (!decide) {
    const allowed = Object.keys(DECISIONS[task.kind]).join('、');
    throw invalid({ pointer: '/outcome', message: `此类事项的决定只能是 ${allowed}` });
  }
  requireFittingFields(request);
  requireFittingEmployment(request);
  requireWhatWasSeen(request);
  const reasons = reasonsOf(request);
  requireExplanation(request, reasons);
  const decidedAt = instantOf(moment);
  const decision: Decision = {
    outcome: body.outcome,
    reasons: [...reasons],
    ...(body.fields && { fields: [...new Set(body.fields)] }),
    ...(body.explanation && { explanation: body.explanation }),
    ...(body.note && { note: body.note }),
    decidedBy: decider.staffId,
    decidedAt,
  };
  const { person } = decider;
  const change = await decide({ task, decision, person, nextDueAt: later(decidedAt, STEP_ALLOWANCE) }, request);
  return { decision, change };
}

/** Only a decision that is otherwise in order takes a number. */
async function numbered(
  made: StaffDecision,
  { application, moment, documentNumbers }: DecisionRequest,
): Promise<StaffRefusal> {
  return { ...made, documentNumber: await documentNumbers.take(application.agency, moment) };
}

/**
 * What the applicant must correct, and until when. The dates do not wait for holiday data that is missing: without
 * them a correction cannot be asked for.
 */
function correctionAsked(
  made: StaffDecision,
  { application, body, task, moment, calendar }: DecisionRequest,
): StaffDecision & CorrectionRequest {
  const { fields = [], explanation = '' } = body;
  const stage = task.kind === 'FUND_REVIEW' ? 'FUND_REVIEW' : 'MANUAL_VERIFICATION';
  return {
    ...made,
    stage,
    fields: [...new Set(fields)],
    explanation,
    ...correctionDates(moment, application.terms, calendar),
  };
}

/** A correction names every field and what is wrong with them; no other decision has fields. */
function requireFittingFields({ body: { outcome, fields = [], explanation } }: DecisionRequest): void {
  if (outcome !== 'REQUEST_CORRECTION') {
    if (fields.length > 0) throw invalid({ pointer: '/fields', message: '只在要求补正时填写' });
    return;
  }
  const missing: FieldError[] = [];
  if (fields.length === 0) missing.push({ pointer: '/fields', message: '请选择需要补正的栏目' });
  if (!explanation) missing.push({ pointer: '/explanation', message: '请写明需要补正的内容，将向申请人公开' });
  if (missing.length > 0) throw invalid(...missing);
}

/** Employer and agency belong to a manual verification only, and a case goes only to an agency of its policy. */
function requireFittingEmployment({ body: { agency, employer }, task, application }: DecisionRequest): void {
  if (agency === undefined && employer === undefined) return;
  if (task.kind !== 'MANUAL_VERIFICATION') {
    throw invalid({ pointer: agency ? '/agency' : '/employer', message: '只在人工核验时填写' });
  }
  const known = policyById(application.terms.policyId)?.agencies.some(({ code }) => code === agency);
  if (agency !== undefined && !known) throw invalid({ pointer: '/agency', message: '没有这个经办机构' });
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
  if (missing.length > 0) throw invalid(...missing);
}

function requireExplanation({ body, task }: DecisionRequest, reasons: readonly ReasonCode[]): void {
  const isSentBack = task.kind === 'PAYMENT_CONFIRMATION' && body.outcome === 'REFUSE';
  if (body.explanation || !(isSentBack || reasons.some((code) => REASONS[code].needsExplanation))) return;
  throw invalid({ pointer: '/explanation', message: '请填写具体事由，将向申请人公开' });
}

function reasonsOf(request: DecisionRequest): readonly ReasonCode[] {
  const { body, task } = request;
  const given = body.reasons ?? [];
  // A payee that is sent back refuses nothing of the application.
  const refuses = body.outcome === 'UPHOLD' || (body.outcome === 'REFUSE' && task.kind !== 'PAYMENT_CONFIRMATION');
  if (!refuses) {
    if (given.length > 0) throw invalid({ pointer: '/reasons', message: '只有不予通过时才填写理由' });
    return [];
  }
  // Reasons known at submission were checked against the policy then; staff refuse on what they found.
  const unfit = given.flatMap((code, index) =>
    isDecidedBefore(code, request) ? [{ pointer: `/reasons/${index}`, message: '此理由不适用于人工决定' }] : [],
  );
  if (unfit.length > 0) throw invalid(...unfit);
  const implied = IMPLIED_REASON[task.kind];
  const reasons = given.length > 0 || !implied ? given : [implied];
  if (reasons.length === 0) throw invalid({ pointer: '/reasons', message: '不予通过时必须列明理由' });
  return [...new Set(reasons)];
}

/**
 * Whether a reason is settled before staff see the case. An occupation that the catalogue does not have is not: the
 * registry may know it, and a reviewer who verifies by hand finds out, as the check does.
 */
function isDecidedBefore(code: ReasonCode, { task, application }: DecisionRequest): boolean {
  const isOpen = code === 'OCCUPATION_NOT_IN_CATALOGUE' && application.terms.occupation.name === undefined;
  const { knownAt } = REASONS[code];
  if (knownAt === 'correction') return true;
  return knownAt === 'submission' && !(isOpen && task.kind === 'MANUAL_VERIFICATION');
}

// The approval is valid without holiday data. The workflow then schedules the publication, or parks the case with an
// alarm.
function publicationIfKnown({ application, moment, calendar }: DecisionRequest): Publication | undefined {
  try {
    return publicationOf(application, moment, calendar);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}

function invalid(...errors: readonly FieldError[]): ServiceError {
  return new ServiceError('VALIDATION', 'the decision does not fit', { errors });
}
