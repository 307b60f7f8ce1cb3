import type { recordDeathRoute } from '../../shared/contracts/death.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { recordDeath as record } from '../../shared/domain/case/death.ts';
import { beijingDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { birthDate } from '../../shared/domain/id-number.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { isFinal } from '../../shared/domain/phase.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentApplication } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { staffCase } from '../review/staff-case.ts';
import { type TellWorkflowDeps, tellWorkflow } from '../workflow/tell-workflow.ts';
import { type DeathFactsDeps, deathFacts } from './death-facts.ts';

type Route = typeof recordDeathRoute;

export interface RecordDeathDeps extends TellWorkflowDeps, DeathFactsDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'track' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'isOrderOut' | 'unsentOrder' | 'callOffWrites'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
}

const MAY_RECORD: readonly StaffRole[] = ['supervisor', 'fund-reviewer'];

/** The questions that a suspension takes back, whoever was asked. */
const TAKEN_BACK: ReadonlySet<TaskKind> = new Set(['OBJECTION_REVIEW', 'PAYMENT_CONFIRMATION']);

/**
 * Staff record that an applicant has died. A case that is approved and not paid is suspended in the same transaction,
 * and a supervisor who did not record it is asked. One under review goes on, and its payment waits.
 *
 * A payment that waits for a batch, or is in one whose file was not made, is cancelled with it.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; VALIDATION for a day in the future or
 *   before the birth; WRONG_PHASE where the case has ended, an order is out, or a death is recorded
 * @throws CalendarMissingError where the statement would be due in a year without holiday data
 * @source 民法典 13, 1122; docs/adr/0063-the-claim-of-who-has-died-goes-to-the-heirs.md
 */
export async function recordDeath(
  { caller, params, body }: HttpRequest<Route>,
  deps: RecordDeathDeps,
): Promise<Reply<Route>> {
  const { applications, tasks, payments, personOf, now } = deps;
  const { recorded, waiting } = await applications.retryOnConflict(async () => {
    const application = await staffCase(caller, params.applicationId, applications);
    if (!MAY_RECORD.some((role) => caller.roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
    requirePossibleDay(body.diedOn, application, beijingDate(now()));
    if (isFinal(application.phase)) throw impossible('本件已办结，不再登记申请人去世。');
    // In this order: a file that is made in between shows as an order that is out.
    const unsent = await payments.unsentOrder(application);
    if (await payments.isOrderOut(application)) {
      throw impossible('拨付指令已送银行，结果未回，暂不能登记；请待银行回报结果后办理。');
    }
    const death = {
      ...body,
      recordedBy: { person: personOf(caller.idNumber), staffId: caller.subject },
      at: instantOf(now()),
    };
    const suspension = await deathFacts(application, death, deps);
    const open = suspension ? await tasks.ofCase(application) : [];
    const openTasks = open.filter(({ kind, status }) => status === 'OPEN' && TAKEN_BACK.has(kind));
    const change = record(application, { death, suspension, openTasks });
    const calledOff = unsent ? payments.callOffWrites(application, unsent) : [];
    return {
      recorded: await applications.write(change, calledOff),
      waiting: openTasks.find(({ taskToken }) => taskToken !== undefined) ?? unsent,
    };
  });
  // A run that waits for anything else finds the case suspended when it wakes, and ends.
  if (waiting?.taskToken) await tellWorkflow(waiting.taskToken, recorded, deps);
  return { body: presentApplication(recorded) };
}

/** @throws ServiceError VALIDATION */
function requirePossibleDay(diedOn: CivilDate, { applicant }: Application, today: CivilDate): void {
  const message =
    diedOn > today
      ? '去世日期不能晚于今天'
      : diedOn < birthDate(applicant.idNumber)
        ? '去世日期不能早于申请人的出生日期，请核对'
        : undefined;
  if (message)
    throw new ServiceError('VALIDATION', 'not a possible day', { errors: [{ pointer: '/diedOn', message }] });
}

function impossible(message: string): ServiceError {
  return new ServiceError('WRONG_PHASE', 'no death is recorded now', { errors: [{ pointer: '', message }] });
}
