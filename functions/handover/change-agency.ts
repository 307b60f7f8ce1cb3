import type { changeAgencyRoute } from '../../shared/contracts/handover.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { changeAgency as change } from '../../shared/domain/case/handover.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { TaskStore } from '../../shared/table/task-store.ts';
import { presentApplication } from '../apply/present-application.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { staffCase } from '../review/staff-case.ts';

type Route = typeof changeAgencyRoute;

export interface ChangeAgencyDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly tasks: Pick<TaskStore, 'ofCase'>;
  readonly now: () => Date;
}

const MAY_PASS_ON: readonly StaffRole[] = ['reviewer', 'fund-reviewer', 'supervisor'];

/**
 * Staff pass a case under review on to the agency that it belongs to. One transaction moves the case and its open tasks
 * to the lists and queues of that agency.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; VALIDATION for an unknown agency and for
 *   the one that has the case; WRONG_PHASE once it is approved; HANDOVERS_USED_UP
 */
export async function changeAgency(
  { caller, params, body }: HttpRequest<Route>,
  { applications, tasks, now }: ChangeAgencyDeps,
): Promise<Reply<Route>> {
  const changed = await applications.retryOnConflict(async () => {
    const application = await staffCase(caller, params.applicationId, applications);
    if (!MAY_PASS_ON.some((role) => caller.roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
    const { terms, agency: from = CITY_AGENCY } = application;
    const open = (await tasks.ofCase(application)).filter(({ status }) => status === 'OPEN');
    const { agency: to, reason } = body;
    const handover = { from, to, reason, by: caller.subject, byAgency: caller.agency, at: instantOf(now()) };
    const next = change(application, { handover, tasks: open });
    const isKnown = policyById(terms.policyId)?.agencies.some(({ code }) => code === to);
    if (!isKnown) throw unfit('没有这个经办机构');
    if (to === from) throw unfit('此件已由该机构办理，请选择其他经办机构');
    return applications.write(next);
  });
  return { body: presentApplication(changed) };
}

function unfit(message: string): ServiceError {
  return new ServiceError('VALIDATION', 'not another agency of ours', { errors: [{ pointer: '/agency', message }] });
}
