import { APPLICANT, SYSTEM } from '../actor.ts';
import { type CorrectableField, type CorrectingStage, checksOf } from '../correction.ts';
import { ServiceError } from '../errors.ts';
import { CHECKS, type Check, type Finding } from '../finding.ts';
import { agencyOfStaff } from '../handover.ts';
import type { Instant } from '../instant.ts';
import type { Application, ApplicationIn } from './application.ts';
import type { Declaration } from './case-content.ts';
import { type Change, changeBy } from './change.ts';
import { currentFindings } from './current-findings.ts';
import { decidedBy, decisionBy, type StaffDecision } from './staff-decision.ts';

/** What a reviewer asks for, all at once, and by when. */
export interface CorrectionRequest {
  readonly stage: CorrectingStage;
  readonly fields: readonly CorrectableField[];
  readonly explanation: string;
  readonly dueAt: Instant;
  readonly remindAt: readonly Instant[];
}

/**
 * A reviewer sends the case back for details that are missing or wrong. The review waits for the applicant.
 *
 * @throws ServiceError CORRECTIONS_USED_UP where the stage has asked as often as it may
 * @source 优化营商环境条例 36, 行政许可法 32(4), by analogy
 */
export function askForCorrection(application: Application, made: StaffDecision & CorrectionRequest): Change {
  const { decision, stage, fields, explanation, dueAt, remindAt } = made;
  const asked = application.corrections?.filter((correction) => correction.stage === stage).length ?? 0;
  if (asked >= application.terms.correctionRounds) throw new ServiceError('CORRECTIONS_USED_UP', 'asked often enough');
  const askedAt = decision.decidedAt;
  return changeBy(decisionBy('CORRECTION_ASKED', application, made), (before, set) => {
    // The certificate must be approved anew.
    const { certificateApprovedAt: _, ...declared } = { certificateApprovedAt: undefined, ...before };
    return {
      ...declared,
      ...set,
      stage: 'declared',
      ...decidedBy(application, made),
      correction: { stage, fields: [...fields], explanation, askedAt, dueAt, remindAt: [...remindAt], reminders: 0 },
    };
  });
}

/** What an applicant corrected. */
export interface CorrectionFacts {
  readonly declaration: Declaration;
  /** What the registers have answered so far. */
  readonly findings: readonly Finding[];
  readonly nextDueAt: Instant;
  /** The unsuccessful attempt for the occupation and level that the case is for from now on, if there is one. */
  readonly previous: Application | undefined;
}

/**
 * The applicant has corrected what was asked. The case is verified anew where what changed matters, by a run of the
 * workflow of its own.
 *
 * @throws ServiceError WRONG_PHASE where no correction is open, or its time is over
 */
export function correct(application: Application, facts: CorrectionFacts, at: Instant): Change {
  const { declaration, findings, nextDueAt, previous } = facts;
  if (application.phase === 'CORRECTION_REQUESTED' && at >= application.correction.dueAt) {
    throw new ServiceError('WRONG_PHASE', 'the time for the correction is over');
  }
  const effects = previous ? ([{ kind: 'SET_ASIDE', previous }] as const) : [];
  return changeBy(
    { application, event: 'CORRECTED', actor: APPLICANT, at, declares: declaration, effects },
    ({ correction, ...before }, set) => {
      const { stage, fields, askedAt } = correction;
      const checks = checksAfter(application, correction, findings);
      return {
        ...before,
        ...set,
        // What the register said of another number, or nothing, does not name the employer any more.
        ...(checks.includes('employment') && { employer: undefined, agency: agencyOfStaff(before) }),
        attempt: attemptAfter(application, declaration, previous),
        corrections: [...(before.corrections ?? []), { stage, fields, askedAt, correctedAt: at, checks: [...checks] }],
        workflowRun: before.workflowRun + 1,
        nextDueAt,
      };
    },
  );
}

/** An attempt is counted among those for the same occupation and level. */
function attemptAfter(
  application: Application,
  { certificate, terms }: Declaration,
  previous: Application | undefined,
) {
  const isSame =
    certificate.level === application.certificate.level &&
    terms.occupation.conceptId === application.terms.occupation.conceptId;
  return isSame ? application.attempt : (previous?.attempt ?? 0) + 1;
}

/**
 * The checks that must run after a correction: those that depend on what changed. A manual verification was asked for
 * because a register was silent, so its check runs as well.
 */
function checksAfter(
  application: Application,
  { stage, fields }: ApplicationIn<'CORRECTION_REQUESTED'>['correction'],
  findings: readonly Finding[],
): readonly Check[] {
  const dependent = checksOf(fields);
  if (stage === 'FUND_REVIEW') return dependent;
  const answered = currentFindings(application, findings);
  return CHECKS.filter((check) => dependent.includes(check) || !answered.some((finding) => finding.check === check));
}

/** The applicant is reminded of a correction that is still to be made: once for all reminders that are due. */
export function remindOfCorrection(application: Application, at: Instant): Change {
  return changeBy({ application, event: 'CORRECTION_REMINDED', actor: SYSTEM, at }, (before, set) => {
    const { remindAt } = before.correction;
    const reminders = remindAt.filter((due) => due <= at).length;
    return {
      ...before,
      ...set,
      correction: { ...before.correction, reminders },
      nextDueAt: remindAt[reminders] ?? before.correction.dueAt,
    };
  });
}

/** The time for the correction is over: the application is refused. The applicant may apply again. */
export function lapseCorrection(
  application: Application,
  { documentNumber }: { readonly documentNumber: string },
  at: Instant,
): Change {
  return changeBy(
    { application, event: 'CORRECTION_LAPSED', actor: SYSTEM, at },
    ({ correction: _, ...before }, set) => ({
      ...before,
      ...set,
      reasons: ['CORRECTION_NOT_MADE'],
      documentNumber,
      refusedAt: at,
      nextDueAt: undefined,
    }),
  );
}
