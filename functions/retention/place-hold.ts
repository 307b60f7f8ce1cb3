import type { placeLegalHoldRoute } from '../../shared/contracts/retention.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { placeHold as place } from '../../shared/domain/case/legal-hold.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { activeHold, type LegalHold } from '../../shared/domain/retention.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { presentHold } from '../apply/present-hold.ts';
import type { StaffCaller } from '../http/caller.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { staffCase } from '../review/staff-case.ts';

type Route = typeof placeLegalHoldRoute;

export interface HoldDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly now: () => Date;
}

/**
 * A supervisor keeps a case that has ended beyond its time. The same again changes nothing.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; WRONG_PHASE where the case has not ended,
 *   or is kept for another reason; CONTENT_REMOVED where its content has gone
 * @source casework §13
 */
export async function placeHold({ caller, params, body }: HttpRequest<Route>, deps: HoldDeps): Promise<Reply<Route>> {
  return deps.applications.retryOnConflict(async () => {
    const application = await caseOfSupervisor(caller, params.applicationId, deps);
    const kept = activeHold(application);
    const { basis, documentNumber, note } = body;
    const isSame = kept?.basis === basis && kept.documentNumber === documentNumber && kept.note === note;
    if (kept && isSame) return { body: presentHold(kept) };
    if (kept) {
      const errors = [{ pointer: '', message: '此件已在延长保存中；事由有变的，请先解除再重新登记。' }];
      throw new ServiceError('WRONG_PHASE', 'kept already', { errors });
    }
    const hold: LegalHold = { ...body, placedBy: caller.subject, placedAt: instantOf(deps.now()) };
    await deps.applications.write(place(application, hold));
    return { body: presentHold(hold) };
  });
}

/** @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION */
export async function caseOfSupervisor(
  caller: StaffCaller,
  applicationId: string,
  { applications }: Pick<HoldDeps, 'applications'>,
): Promise<Application> {
  const application = await staffCase(caller, applicationId, applications);
  if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not this role');
  return application;
}
