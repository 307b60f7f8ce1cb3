import type { DecisionBody } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import type { Change } from '../../shared/domain/case/change.ts';
import type { Decider } from '../../shared/domain/case/decider.ts';
import {
  approveFundReview,
  approveManualVerification,
  dismissObjections,
  type Publication,
  refuseFundReview,
  refuseManualVerification,
  type StaffDecision,
  upholdObjections,
} from '../../shared/domain/case/staff-decision.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import type { Decision, Task, TaskKind, TaskOutcome } from '../../shared/domain/task.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { publicationOf } from '../../shared/policy/publicity-window.ts';
import { REASONS } from '../../shared/policy/reasons.ts';
import { CalendarMissingError, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';

/** A decision as staff send it, on a task and its case. */
export interface DecisionRequest {
  readonly body: DecisionBody;
  /** Who decides: the person, and the account. */
  readonly decider: Pick<Decider, 'person' | 'staffId'>;
  readonly task: Task;
  readonly application: Application;
  readonly moment: Date;
  readonly calendar: WorkingCalendar;
}

type Decide = (made: StaffDecision, request: DecisionRequest) => Change;

/** What each outcome of each kind of task does to a case. An outcome without an entry does not fit the kind. */
const DECISIONS: Readonly<Record<TaskKind, Partial<Readonly<Record<TaskOutcome, Decide>>>>> = {
  MANUAL_VERIFICATION: {
    APPROVE: (made, { application, body: { agency, employer } }) =>
      approveManualVerification(application, { ...made, employment: { agency, employer } }),
    REFUSE: (made, { application }) => refuseManualVerification(application, made),
  },
  FUND_REVIEW: {
    APPROVE: (made, request) => {
      // The public notice names the employer, so a case without one cannot be published.
      if (!request.application.employer) throw new ServiceError('INCOMPLETE', 'no employer is known');
      return approveFundReview(request.application, { ...made, publication: publicationIfKnown(request) });
    },
    REFUSE: (made, { application }) => refuseFundReview(application, made),
  },
  OBJECTION_REVIEW: {
    UPHOLD: (made, { application }) => upholdObjections(application, made),
    DISMISS: (made, { application }) => dismissObjections(application, made),
  },
  PAYMENT_CONFIRMATION: {},
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
 *   decision does not say what it must; INCOMPLETE for the approval of a fund review without an employer
 */
export function decideCase(request: DecisionRequest): { readonly decision: Decision; readonly change: Change } {
  const { body, decider, task, moment } = request;
  const decide = DECISIONS[task.kind][body.outcome];
  if (!decide) {
    const allowed = Object.keys(DECISIONS[task.kind]).join('、');
    throw invalid({ pointer: '/outcome', message: `此类事项的决定只能是 ${allowed}` });
  }
  requireFittingEmployment(request);
  requireWhatWasSeen(request);
  const reasons = reasonsOf(request);
  requireExplanation(request, reasons);
  const decidedAt = instantOf(moment);
  const decision: Decision = {
    outcome: body.outcome,
    reasons: [...reasons],
    ...(body.explanation && { explanation: body.explanation }),
    ...(body.note && { note: body.note }),
    decidedBy: decider.staffId,
    decidedAt,
  };
  const { person } = decider;
  const change = decide({ task, decision, person, nextDueAt: later(decidedAt, STEP_ALLOWANCE) }, request);
  return { decision, change };
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

function requireExplanation({ body }: DecisionRequest, reasons: readonly ReasonCode[]): void {
  if (body.explanation || !reasons.some((code) => REASONS[code].needsExplanation)) return;
  throw invalid({ pointer: '/explanation', message: '请填写具体事由，将向申请人公开' });
}

function reasonsOf({ body, task }: DecisionRequest): readonly ReasonCode[] {
  const given = body.reasons ?? [];
  if (body.outcome !== 'REFUSE' && body.outcome !== 'UPHOLD') {
    if (given.length > 0) throw invalid({ pointer: '/reasons', message: '只有不予通过时才填写理由' });
    return [];
  }
  // Reasons known at submission were checked against the policy then; staff refuse on what they found.
  const unfit = given.flatMap((code, index) =>
    REASONS[code].knownAt === 'submission' ? [{ pointer: `/reasons/${index}`, message: '此理由不适用于人工决定' }] : [],
  );
  if (unfit.length > 0) throw invalid(...unfit);
  const implied = IMPLIED_REASON[task.kind];
  const reasons = given.length > 0 || !implied ? given : [implied];
  if (reasons.length === 0) throw invalid({ pointer: '/reasons', message: '不予通过时必须列明理由' });
  return [...new Set(reasons)];
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
