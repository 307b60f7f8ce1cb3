import type { Application } from '../../shared/domain/case/application.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { Finding } from '../../shared/domain/finding.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { SecondLook } from '../../shared/domain/task-request.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';

/** The evidence of a case, from which an open second look learns nothing of the decision or of what followed it. */
export interface Evidence {
  readonly application: Application;
  readonly findings: readonly Finding[];
  readonly rechecks: readonly Finding[];
  readonly tasks: readonly Task[];
  readonly ofPerson: readonly Application[];
}

/** Whether whoever decides this task must not know the decision that it is about. */
export function isBlind({ status, request }: Pick<Task, 'status' | 'request'>): boolean {
  return status === 'OPEN' && request?.kind === 'SECOND_LOOK';
}

/**
 * The evidence as it was when the decision was made: the case in the phase of that stage, with what was declared then,
 * without the decision and without anything that came later. Once the second look is decided, nothing is held back.
 *
 * @throws ServiceError NOT_FOUND where the decision that it is about is missing
 * @source docs/adr/0051-decisions-get-a-second-look.md
 */
export async function evidenceFor(
  task: Task,
  evidence: Evidence,
  records: Pick<CaseRecordStore, 'formerDeclarations'>,
): Promise<Evidence> {
  if (!isBlind(task) || task.request?.kind !== 'SECOND_LOOK') return evidence;
  const { decisionOf } = task.request;
  const first = evidence.tasks.find(({ taskId }) => taskId === decisionOf);
  if (!first?.decision) throw new ServiceError('NOT_FOUND', 'the decision of a second look is missing');
  const { decidedAt } = first.decision;
  const application = await declaredThen(evidence.application, task.request, records);
  return {
    application: beforeDecision(application, task.request, first, decidedAt),
    findings: evidence.findings.filter(({ at }) => at <= decidedAt),
    rechecks: [],
    tasks: evidence.tasks.filter((other) => wasDecidedBefore(other, first.taskId, decidedAt)),
    ofPerson: evidence.ofPerson.filter(({ submittedAt }) => submittedAt <= decidedAt),
  };
}

function wasDecidedBefore({ taskId, decision }: Task, first: string, at: Instant): boolean {
  return taskId !== first && decision !== undefined && decision.decidedAt <= at;
}

/** The case with what it declared at the decision. The former declarations are read only where a later one counts. */
async function declaredThen(
  application: Application,
  { declaredBy }: SecondLook,
  records: Pick<CaseRecordStore, 'formerDeclarations'>,
): Promise<Application> {
  if ((application.declaredBy ?? 1) === declaredBy) return application;
  const former = (await records.formerDeclarations(application)).find((each) => each.declaredBy === declaredBy);
  if (!former) throw new ServiceError('NOT_FOUND', 'what the case declared then is missing');
  const { applicant, certificate, payee, terms } = former;
  return { ...application, applicant, certificate, payee, terms };
}

/** The case in the phase of the stage. Only the fields named here are taken over: whatever came later stays behind. */
function beforeDecision(
  application: Application,
  { employer, agency }: SecondLook,
  { kind }: Task,
  decidedAt: Instant,
): Application {
  const record = {
    applicationId: application.applicationId,
    attempt: application.attempt,
    version: application.version,
    eventCount: application.eventCount,
    lastEventHash: application.lastEventHash,
    applicant: application.applicant,
    applicantSubject: application.applicantSubject,
    certificate: application.certificate,
    payee: application.payee,
    terms: application.terms,
    submittedAt: application.submittedAt,
    admittedBy: application.admittedBy,
    year: application.year,
    corrections: application.corrections?.filter(({ correctedAt }) => correctedAt <= decidedAt),
    agency,
    employer,
    deciders: [],
    objectionCount: 0,
    paymentCount: 0,
    workflowRun: application.workflowRun,
  };
  const certificateApprovedAt = 'certificateApprovedAt' in application && application.certificateApprovedAt;
  return kind === 'FUND_REVIEW' && certificateApprovedAt
    ? { ...record, phase: 'FUND_REVIEW', stage: 'verified', certificateApprovedAt }
    : { ...record, phase: 'MANUAL_VERIFICATION', stage: 'declared' };
}
