import type { suspendApplicationRoute } from '../../shared/contracts/suspension.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import { suspend } from '../../shared/domain/case/suspension.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { CaseRecordStore } from '../../shared/table/case-record-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentApplication } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireNoObjector } from '../review/explanation.ts';
import { staffCase } from '../review/staff-case.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { type SuspensionFactsDeps, suspensionFacts } from './suspension-facts.ts';

type Route = typeof suspendApplicationRoute;

export interface SuspendApplicationDeps extends TellWorkflowDeps, SuspensionFactsDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly records: Pick<CaseRecordStore, 'objectionsToPerson'>;
  readonly payments: Pick<PaymentStore, 'isOrderOut' | 'unsentOrder' | 'callOffWrites'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
}

const MAY_SUSPEND: readonly StaffRole[] = ['supervisor', 'fund-reviewer'];

/**
 * Staff pull an approved case before its payment is ordered. One transaction takes its entry off the notice, takes back
 * an open review of objections, and asks another supervisor.
 *
 * A payment that waits for a batch, or is in one whose file was not made, is cancelled with it.
 *
 * The close and the order come first or after, never at once: each write holds only for the case as it was read.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; VALIDATION where the explanation would
 *   name an objector; WRONG_PHASE where the case is not approved, or an order is out
 * @throws CalendarMissingError where it is due in a year without holiday data
 */
export async function suspendApplication(
  { caller, params, body }: HttpRequest<Route>,
  deps: SuspendApplicationDeps,
): Promise<Reply<Route>> {
  const { applications, records, tasks, payments, personOf } = deps;
  const { suspended, openReview, unsent } = await applications.retryOnConflict(async () => {
    const application = await staffCase(caller, params.applicationId, applications);
    if (!MAY_SUSPEND.some((role) => caller.roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
    const ofCase = await tasks.ofCase(application);
    requireNoObjector(body.explanation, await records.objectionsToPerson(application), ofCase);
    // In this order: a file that is made in between shows as an order that is out.
    const unsent = await payments.unsentOrder(application);
    if (await payments.isOrderOut(application)) throw new ServiceError('WRONG_PHASE', 'an order is out');
    const askedBy = { person: personOf(caller.idNumber), staffId: caller.subject };
    const facts = await suspensionFacts(application, { ...body, askedBy }, deps);
    const change = suspend(application, facts, { kind: 'staff', staffId: caller.subject });
    const calledOff = unsent ? payments.callOffWrites(application, unsent) : [];
    return { suspended: await applications.write(change, calledOff), openReview: facts.openReview, unsent };
  });
  // A run that waits for anything else finds the case suspended when it wakes, and ends.
  const waiting = openReview ?? unsent;
  if (waiting) await tellWorkflow(waiting.taskToken, suspended, deps);
  return { body: presentApplication(suspended) };
}
