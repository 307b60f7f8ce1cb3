import type { DecisionBody } from '../../shared/contracts/review.ts';
import type { Application } from '../../shared/domain/application.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf, later } from '../../shared/domain/instant.ts';
import type { ReasonCode } from '../../shared/domain/reason-code.ts';
import type { Task, TaskKind, TaskOutcome } from '../../shared/domain/task.ts';
import type { EventName } from '../../shared/domain/transitions.ts';
import { STEP_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { REASONS } from '../../shared/policy/reasons.ts';
import { CalendarMissingError, type WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import { publicationOf } from '../publicity/schedule-publication.ts';

const EVENTS: Readonly<Record<TaskKind, Partial<Readonly<Record<TaskOutcome, EventName>>>>> = {
  MANUAL_VERIFICATION: { APPROVE: 'MANUAL_VERIFICATION_APPROVED', REFUSE: 'MANUAL_VERIFICATION_REFUSED' },
  FUND_REVIEW: { APPROVE: 'FUND_REVIEW_APPROVED', REFUSE: 'FUND_REVIEW_REFUSED' },
  OBJECTION_REVIEW: { UPHOLD: 'OBJECTION_UPHELD', DISMISS: 'OBJECTION_DISMISSED' },
  PAYMENT_CONFIRMATION: {},
};

/** The ground that goes without saying where staff name none; a manual verification must say what was found. */
const IMPLIED_REASON: Partial<Readonly<Record<EventName, ReasonCode>>> = {
  FUND_REVIEW_REFUSED: 'FUND_REVIEW_REFUSED',
  OBJECTION_UPHELD: 'OBJECTION_UPHELD',
};

export interface DecisionEffect {
  readonly event: EventName;
  readonly reasons: readonly ReasonCode[];
  readonly fields: Partial<Application>;
}

/**
 * What a decision does to a case: the event it is and the fields it sets.
 *
 * @throws ServiceError VALIDATION where the outcome does not fit the kind, or the reasons do not fit the outcome
 */
export function decisionEffect(
  body: DecisionBody,
  task: Task,
  application: Application,
  moment: Date,
  calendar: WorkingCalendar,
): DecisionEffect {
  const event = EVENTS[task.kind][body.outcome];
  if (!event) {
    const allowed = Object.keys(EVENTS[task.kind]).join('、');
    throw invalid({ pointer: '/outcome', message: `此类事项的决定只能是 ${allowed}` });
  }
  requireFitPlace(body, task, application);
  const isRefusal = body.outcome === 'REFUSE' || body.outcome === 'UPHOLD';
  const reasons = reasonsOf(body, event, isRefusal);
  return {
    event,
    reasons,
    fields: {
      reasons: [...reasons],
      nextDueAt: later(instantOf(moment), STEP_ALLOWANCE),
      ...fieldsOf(event, body, application, moment, calendar),
    },
  };
}

/** What staff found of the employer is for a manual verification alone, and a case goes only to an agency of its policy. */
function requireFitPlace({ agency, employer }: DecisionBody, task: Task, { terms }: Application): void {
  if (agency === undefined && employer === undefined) return;
  if (task.kind !== 'MANUAL_VERIFICATION') {
    throw invalid({ pointer: agency ? '/agency' : '/employer', message: '只在人工核对时填写' });
  }
  const known = policyById(terms.policyId)?.agencies.some(({ code }) => code === agency);
  if (agency !== undefined && !known) throw invalid({ pointer: '/agency', message: '没有这个经办机构' });
}

function reasonsOf(body: DecisionBody, event: EventName, isRefusal: boolean): readonly ReasonCode[] {
  const given = body.reasons ?? [];
  if (!isRefusal) {
    if (given.length > 0) throw invalid({ pointer: '/reasons', message: '只有不予通过时才填写理由' });
    return [];
  }
  // What is known at submission was asked of the policy then; staff refuse on what they found.
  const unfit = given.flatMap((code, index) =>
    REASONS[code].knownAt === 'submission' ? [{ pointer: `/reasons/${index}`, message: '此理由不适用于人工决定' }] : [],
  );
  if (unfit.length > 0) throw invalid(...unfit);
  const implied = IMPLIED_REASON[event];
  const reasons = given.length > 0 ? given : implied ? [implied] : [];
  if (reasons.length === 0) throw invalid({ pointer: '/reasons', message: '不予通过时必须列明理由' });
  return [...new Set(reasons)];
}

function fieldsOf(
  event: EventName,
  { agency, employer }: DecisionBody,
  application: Application,
  moment: Date,
  calendar: WorkingCalendar,
): Partial<Application> {
  switch (event) {
    case 'MANUAL_VERIFICATION_APPROVED':
      return {
        certificateApprovedAt: instantOf(moment),
        // The register's word, where it gave one, stands before what was typed.
        agency: application.agency ?? agency,
        employer: application.employer ?? employer,
      };
    case 'FUND_REVIEW_APPROVED':
      return { fundApprovedAt: instantOf(moment), ...publicationIfKnown(application, moment, calendar) };
    default:
      return {};
  }
}

// Without holiday data the approval still stands; the workflow then schedules the publication, or parks the case with an alarm.
function publicationIfKnown(application: Application, moment: Date, calendar: WorkingCalendar): Partial<Application> {
  try {
    const { publishAt, closesAt, noticeId } = publicationOf(application, moment, calendar);
    return { publishAt, closesAt, noticeId };
  } catch (error) {
    if (error instanceof CalendarMissingError) return {};
    throw error;
  }
}

function invalid(...errors: readonly FieldError[]): ServiceError {
  return new ServiceError('VALIDATION', 'the decision does not fit', { errors });
}
