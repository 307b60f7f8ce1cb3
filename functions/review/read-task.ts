import type { readTaskRoute } from '../../shared/contracts/review.ts';
import { accountNumberWarning, parseAccountNumber } from '../../shared/domain/bank-account.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { currentFindings } from '../../shared/domain/case/current-findings.ts';
import { ENTRY } from '../../shared/domain/case/decider.ts';
import { certificateNumberWarning } from '../../shared/domain/certificate-number.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { ObjectionStore } from '../../shared/table/objection-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import type { RecoveryStore } from '../../shared/table/recovery-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { MAXIMUM_ATTEMPTS } from '../apply/own-application.ts';
import { presentCaseFile } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { shownTime } from '../http/shown-time.ts';
import { type SignalDeps, signalsOf } from '../signals/signals-of.ts';
import { evidenceFor, isBlind } from './blind-evidence.ts';
import { objectionEvidence, otherObjectionEvidence } from './objection-evidence.ts';
import { presentOthers } from './other-applications.ts';
import { presentChecks, presentRequirements } from './present-check.ts';
import { presentRequest } from './present-request.ts';
import { presentDecidedTask, presentDecision } from './present-task.ts';
import { type RecordedReadingDeps, taskToRead } from './recorded-reading.ts';

type Route = typeof readTaskRoute;

export interface ReadTaskDeps extends RecordedReadingDeps, SignalDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'ofPerson'>;
  readonly tasks: Pick<TaskStore, 'byId' | 'ofCase'>;
  readonly records: Pick<CaseRecordStore, 'findings' | 'rechecks' | 'trail' | 'formerDeclarations'>;
  readonly objections: Pick<ObjectionStore, 'page'>;
  readonly payments: Pick<PaymentStore, 'ofCase' | 'isOrderOut'>;
  readonly recoveries: Pick<RecoveryStore, 'ofCase'>;
}

/**
 * A task with all that a decision rests on: what each check found, warnings, objections, earlier decisions, signals,
 * and the person's other applications with the objections to them. Withdrawing and applying again does not hide an
 * objection.
 *
 * An open second look is shown the case as it was at the decision, and nothing of the decision.
 *
 * It is shown to the role that decides such a task, to supervisors and to auditors. The reading is recorded.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION
 * @throws AccessUnrecordedError
 */
export async function readTask({ caller, params }: HttpRequest<Route>, deps: ReadTaskDeps): Promise<Reply<Route>> {
  const { applications, tasks, records, payments, recoveries, now } = deps;
  const { application: current, task } = await taskToRead(caller, params.taskId, deps);
  const isHidden = isBlind(task);
  const [findings, rechecks, objections, ofCase, paid, orderOut, asked, ofPerson, usual] = await Promise.all([
    records.findings(current),
    records.rechecks(current),
    isHidden ? [] : objectionEvidence(current, deps),
    tasks.ofCase(current),
    isHidden ? [] : payments.ofCase(current),
    !isHidden && payments.isOrderOut(current),
    isHidden ? [] : recoveries.ofCase(current),
    applications.ofPerson(current.applicant.idNumber, MAXIMUM_ATTEMPTS),
    isHidden ? [] : signalsOf(caller, current, deps),
  ]);
  const all = { application: current, findings, rechecks, tasks: ofCase, ofPerson };
  const shown = await evidenceFor(task, all, records);
  const { application } = shown;
  // An open second look may be about numbers that the case declared before.
  const signals = isHidden ? await signalsOf(caller, application, deps) : usual;
  const request = task.request && presentRequest(task.request, application.terms.policyId);
  const otherObjections = await otherObjectionEvidence(application, shown.ofPerson, deps);
  return {
    body: {
      ...presentDecidedTask(task, now()),
      ...(request && { request }),
      ...(task.statement && { statement: { ...task.statement, at: shownTime(task.statement.at) } }),
      evidence: {
        application: presentCaseFile(application, { payments: paid, rechecks: shown.rechecks, recoveries: asked }),
        orderOut,
        required: presentRequirements(application.terms),
        checks: presentChecks(currentFindings(application, shown.findings), application.terms.policyId),
        ...(application.counterEntry?.agent && { agent: application.counterEntry.agent }),
        ...(enteredBy(caller.subject, application) && { enteredByReader: true }),
        warnings: warningsOf(application, objections),
        objections,
        objectionCount: application.objectionCount,
        otherApplications: presentOthers(application, shown.ofPerson),
        otherObjections,
        signals,
        earlierDecisions: shown.tasks.filter((other) => other.taskId !== task.taskId).flatMap(earlierDecision),
      },
    },
  };
}

/** Whether an account entered the case at the counter. Its holder is told, before a decision is refused. */
function enteredBy(staffId: string, { deciders = [] }: Application): boolean {
  return deciders.some((each) => each.stage === ENTRY && each.staffId === staffId);
}

function warningsOf(
  { certificate, payee, employer, phase, objectionCount }: Application,
  objections: Awaited<ReturnType<typeof objectionEvidence>>,
) {
  const account = parseAccountNumber(payee.accountNumber);
  const warnings = [
    { code: 'CERTIFICATE_NUMBER_FORMAT', message: certificateNumberWarning(certificate.category, certificate.number) },
    { code: 'ACCOUNT_NUMBER_CHECK', message: account && accountNumberWarning(account) },
    {
      code: 'EMPLOYER_UNKNOWN',
      message: employer || phase === 'VERIFYING' ? undefined : '用工登记系统未答复，用人单位未知；人工核验时请填写',
    },
    {
      code: 'OBJECTIONS_CUT',
      message:
        objections.length < objectionCount
          ? `共有${objectionCount}条异议，此处列出前${objections.length}条，请查看全部异议`
          : undefined,
    },
    {
      code: 'OBJECTOR_UNVERIFIED',
      message: objections.every(({ identityVerified, notAdmitted }) => identityVerified || notAdmitted)
        ? undefined
        : '有异议人的身份因登记系统未答复而未核实，请人工核实',
    },
  ];
  return warnings.flatMap(({ code, message }) => (message ? [{ code, message }] : []));
}

function earlierDecision({ kind, decision }: Task) {
  return decision ? [{ kind, ...presentDecision(decision) }] : [];
}
