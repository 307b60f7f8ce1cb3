import type { transferTaskRoute } from '../../shared/contracts/sharing.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { hasDecidedOtherStage } from '../../shared/domain/case/decider.ts';
import { type FieldError, ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import type { OfficeRules } from '../../shared/policy/policy.ts';
import type { WorkingCalendar } from '../../shared/policy/working-calendar.ts';
import type { DelegationStore } from '../../shared/table/delegation-store.ts';
import type { Assignment } from '../../shared/table/task-claims.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentTask } from '../review/present-task.ts';
import { requireKeying } from '../review/staff-access.ts';
import { staffTask } from '../review/staff-case.ts';
import { lapseOf } from './claim-task.ts';
import type { ReleaseTaskDeps } from './release-task.ts';
import { requireHolder, requireOpen } from './require-open.ts';

type Route = typeof transferTaskRoute;

export interface TransferTaskDeps extends ReleaseTaskDeps {
  readonly delegations: ReleaseTaskDeps['delegations'] & Pick<DelegationStore, 'profile'>;
  readonly personOf: (idNumber: string) => string;
  readonly office: OfficeRules;
  readonly calendar: WorkingCalendar;
}

/**
 * Gives a task to a colleague, whose claim begins now, or to the staff of the city or back to the case's own agency.
 * The case stays where it is, and the due time too. The city gives a task back once; after that it decides.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE for an auditor, WRONG_AGENCY, OWN_APPLICATION; NOT_CLAIMANT; WRONG_PHASE
 *   where the task is no longer open; VALIDATION where it cannot go there
 * @throws CalendarMissingError where the claim would lapse in a year without holiday data
 * @source docs/adr/0053-a-task-goes-to-a-colleague-or-to-the-city.md
 */
export async function transferTask(
  { caller, params, body }: HttpRequest<Route>,
  deps: TransferTaskDeps,
): Promise<Reply<Route>> {
  const { applications, tasks, claims, now } = deps;
  const { staffId, agency, reason } = body;
  if ((staffId === undefined) === (agency === undefined)) {
    throw unfit({ pointer: '/staffId', message: '请填写接办人员或接办机构，二者只填一项' });
  }
  const transferred = await applications.retryOnConflict(async () => {
    const { application, task } = await staffTask(caller, params.taskId, applications, tasks);
    requireKeying(caller);
    requireOpen(task);
    await requireHolder(caller, task, deps);
    const transfer = { by: caller.subject, at: instantOf(now()), reason };
    const assignment =
      agency === undefined
        ? { ...(await toColleague(staffId ?? '', application, task, deps)), transfer }
        : { ...toAgency(agency, application, task), transfer: { ...transfer, from: task.agency } };
    return claims.assign(application, task, assignment);
  });
  return { body: presentTask(transferred, now()) };
}

/** The claim of a colleague. Whoever could not decide the case is not given it, as far as that one is known. */
async function toColleague(
  staffId: string,
  { deciders, applicant, applicantSubject, heirsPayee }: Application,
  { kind }: Task,
  { delegations, personOf, now, office, calendar }: TransferTaskDeps,
): Promise<Assignment> {
  const known = await delegations.profile(staffId);
  const colleague = { person: known?.person ?? '', staffId };
  if (hasDecidedOtherStage(deciders, kind, colleague)) {
    throw unfit({ pointer: '/staffId', message: '该人员已办理过此件的其他环节，不能接办' });
  }
  const paid = [applicant, ...(heirsPayee ? [heirsPayee.heir] : [])];
  const isPaid = paid.some(
    ({ idNumber, name }) => known && (personOf(idNumber) === known.person || known.name === name),
  );
  if (applicantSubject === staffId || isPaid) {
    throw unfit({ pointer: '/staffId', message: '该人员是（或与）申请人本人同名，应当回避' });
  }
  const moment = now();
  const claimedAt = instantOf(moment);
  const name = known && { name: known.name };
  return { claim: { staffId, ...name, claimedAt, lapsesAt: lapseOf(moment, office, calendar) } };
}

/**
 * Only the city decides these, whatever the agency of the case. A disagreement (`DISAGREEMENT`) is not among them: a
 * supervisor of the agency decides it first, and asks the city where nobody there is free to.
 */
const OF_THE_CITY: ReadonlySet<TaskKind> = new Set(['REVERSAL']);

/** The agency whose staff decide from now on: nobody works on the task yet. */
function toAgency(agency: string, application: Application, task: Task): Assignment {
  if (agency === task.agency) throw unfit({ pointer: '/agency', message: '此事项已由该机构办理' });
  if (agency === CITY_AGENCY) return { agency };
  if (OF_THE_CITY.has(task.kind)) throw unfit({ pointer: '/agency', message: '此类事项只由市级机构办理' });
  if (agency !== application.agency) {
    throw unfit({ pointer: '/agency', message: '只能转交市级机构，或交回本案所属经办机构' });
  }
  if (task.givenBack) throw unfit({ pointer: '/agency', message: '此事项已交回过一次，请由市级机构作出决定' });
  return { agency, givenBack: true };
}

function unfit(error: FieldError): ServiceError {
  return new ServiceError('VALIDATION', 'the task cannot go there', { errors: [error] });
}
