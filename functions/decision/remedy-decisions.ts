import { type Admission, admit } from '../../shared/domain/case/admission.ts';
import { type Application, holdsSlot } from '../../shared/domain/case/application.ts';
import { declineReversal, maintainRefusal } from '../../shared/domain/case/reconsideration.ts';
import type { StaffDecision } from '../../shared/domain/case/staff-decision.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { ServiceError, type ServiceErrorDetails, WriteConflictError } from '../../shared/domain/errors.ts';
import { dateOf, later } from '../../shared/domain/instant.ts';
import { programmeOf } from '../../shared/domain/programme.ts';
import type { AdmissionBasis } from '../../shared/domain/remedy.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import { assessRecord } from '../../shared/policy/assess-record.ts';
import { describedBy } from '../../shared/policy/describe-reason.ts';
import { START_ALLOWANCE } from '../../shared/policy/planned-due.ts';
import { RECORD_REASONS, type RecordReason } from '../../shared/policy/record-reasons.ts';
import { type DecisionDeps, type DecisionRequest, type DecisionsOfKind, numbered } from './decision-request.ts';

/** A supervisor who decided nothing in the case reconsiders its refusal (复核). */
export const reconsiderationDecisions: DecisionsOfKind = {
  MAINTAIN: (made, { application }) => maintainRefusal(application, made),
  GRANT: async (made, request, deps) => {
    const current = await placeFor(request.application, deps);
    const { documentNumber } = await numbered(made, request, deps);
    return admission(made, request, { basis: 'RECONSIDERATION', documentNumber, current }, deps);
  },
};

/** A second supervisor of the city confirms that a refusal falls. */
export const reversalDecisions: DecisionsOfKind = {
  CONFIRM: async (made, request, deps) => {
    const { task, application } = request;
    if (task.request?.kind !== 'REVERSAL') throw new RangeError('a reversal without its basis');
    const { basis, documentNumber } = task.request;
    return admission(made, request, { basis, documentNumber, current: await placeFor(application, deps) }, deps);
  },
  REFUSE: (made, { application }) => declineReversal(application, made),
};

/**
 * The attempt that has the place of person, occupation and level now: the refused one itself, or a later one that
 * ended.
 *
 * @throws ServiceError ALREADY_APPLIED with what stands in the way: a later attempt, or the year is full;
 *   POLICY_REFUSED where the policy pays nothing for the level
 * @throws WriteConflictError where the refusal fell meanwhile: read again
 */
async function placeFor(refused: Application, { submissions }: DecisionDeps): Promise<Application | undefined> {
  const { applicant, applicationId, certificate, terms, year, submittedAt } = refused;
  if (terms.amountFen === 0) {
    throw new ServiceError(
      'POLICY_REFUSED',
      'nothing is paid for the level',
      standsInTheWay(['LEVEL_NOT_IN_CATALOGUE']),
    );
  }
  const { current, placesTaken } = await submissions.priorRecord({
    idNumber: applicant.idNumber,
    programme: programmeOf(terms),
    conceptId: terms.occupation.conceptId,
    level: certificate.level,
    year,
    day: beijingDate(dateOf(submittedAt)),
    idempotency: undefined,
  });
  if (current?.admittedBy?.applicationId === applicationId) throw new WriteConflictError('it fell meanwhile');
  const heldOpenOrPaid = current !== undefined && current.applicationId !== applicationId && holdsSlot(current);
  const heldElsewhere = current !== undefined && programmeOf(current.terms) !== programmeOf(terms);
  const reasons = assessRecord({ heldOpenOrPaid, heldElsewhere, placesTakenThisYear: placesTaken }, terms);
  if (reasons.length > 0) throw new ServiceError('ALREADY_APPLIED', 'the place is taken', standsInTheWay(reasons));
  return current;
}

/** What stands in the way of a new attempt, in words. */
function standsInTheWay(reasons: readonly RecordReason[]): ServiceErrorDetails {
  return { reasons, described: reasons.map((code) => describedBy(RECORD_REASONS[code], code)) };
}

const REMEDIES: ReadonlySet<TaskKind> = new Set(['RECONSIDERATION', 'REVERSAL']);

async function admission(
  made: StaffDecision,
  { application, task }: DecisionRequest,
  falls: {
    readonly basis: AdmissionBasis;
    readonly documentNumber: string;
    readonly current: Application | undefined;
  },
  { records, tasks, newId, newSalt }: DecisionDeps,
): Promise<Admission> {
  const nextDueAt = later(made.decision.decidedAt, START_ALLOWANCE);
  const openTasks = (await tasks.ofCase(application)).filter(
    (other) => other.status === 'OPEN' && other.taskId !== task.taskId && REMEDIES.has(other.kind),
  );
  return admit(application, made, {
    ...falls,
    applicationId: newId(),
    contentSalt: newSalt(),
    openTasks,
    findings: await records.findings(application),
    nextDueAt,
  });
}
