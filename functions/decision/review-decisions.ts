import { askForCorrection, type CorrectionRequest } from '../../shared/domain/case/correction.ts';
import {
  approveFundReview,
  approveManualVerification,
  type Publication,
  refuseFundReview,
  refuseManualVerification,
  type StaffDecision,
} from '../../shared/domain/case/staff-decision.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { correctionDates } from '../../shared/policy/due-dates.ts';
import { publicationOf } from '../../shared/policy/publicity-window.ts';
import { CalendarMissingError } from '../../shared/policy/working-calendar.ts';
import { type DecisionDeps, type DecisionRequest, type DecisionsOfKind, numbered } from './decision-request.ts';

/** A reviewer has looked up by hand what a register did not say. @source Guide §2 */
export const manualVerificationDecisions: DecisionsOfKind = {
  APPROVE: (made, { application, body: { agency, employer } }) =>
    approveManualVerification(application, { ...made, employment: { agency, employer } }),
  REFUSE: async (made, request, deps) =>
    refuseManualVerification(request.application, await numbered(made, request, deps)),
  REQUEST_CORRECTION: (made, request, deps) =>
    askForCorrection(request.application, correctionAsked(made, request, deps)),
};

/** @source Guide §2 */
export const fundReviewDecisions: DecisionsOfKind = {
  APPROVE: (made, request, deps) => {
    const { employer } = request.application;
    // The public notice names the employer, so a case without one cannot be published.
    if (!employer) throw new ServiceError('INCOMPLETE', 'no employer is known');
    const publication = publicationIfKnown(request, deps);
    return approveFundReview(request.application, { ...made, employer, publication });
  },
  REFUSE: async (made, request, deps) => refuseFundReview(request.application, await numbered(made, request, deps)),
  REQUEST_CORRECTION: (made, request, deps) =>
    askForCorrection(request.application, correctionAsked(made, request, deps)),
};

/**
 * What the applicant must correct, and until when. The dates do not wait for holiday data that is missing: without
 * them a correction cannot be asked for.
 */
function correctionAsked(
  made: StaffDecision,
  { application, body, task, moment }: DecisionRequest,
  { calendar }: DecisionDeps,
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

/**
 * The publicity period that begins with a decision; undefined where its year has no holiday data. The decision is valid
 * all the same. The workflow then schedules the publication, or parks the case with an alarm.
 */
export function publicationIfKnown(
  { application, moment }: Pick<DecisionRequest, 'application' | 'moment'>,
  { calendar }: Pick<DecisionDeps, 'calendar'>,
): Publication | undefined {
  try {
    return publicationOf(application, moment, calendar);
  } catch (error) {
    if (error instanceof CalendarMissingError) return undefined;
    throw error;
  }
}
