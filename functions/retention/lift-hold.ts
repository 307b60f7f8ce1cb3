import type { liftLegalHoldRoute } from '../../shared/contracts/retention.ts';
import { liftHold as lift } from '../../shared/domain/case/legal-hold.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import { activeHold } from '../../shared/domain/retention.ts';
import { presentHold } from '../apply/present-hold.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { caseOfSupervisor, type HoldDeps } from './place-hold.ts';

type Route = typeof liftLegalHoldRoute;

/**
 * A supervisor lets a case go again: if its time is over, the next plan lists it. The same supervisor again changes
 * nothing.
 *
 * @throws ServiceError NOT_FOUND, WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION; WRONG_PHASE where nothing keeps it
 */
export async function liftHold({ caller, params }: HttpRequest<Route>, deps: HoldDeps): Promise<Reply<Route>> {
  return deps.applications.retryOnConflict(async () => {
    const application = await caseOfSupervisor(caller, params.applicationId, deps);
    const last = application.legalHolds?.at(-1);
    if (last?.lifted?.by === caller.subject) return { body: presentHold(last) };
    if (!activeHold(application)) {
      const errors = [{ pointer: '', message: '此件没有延长保存。' }];
      throw new ServiceError('WRONG_PHASE', 'nothing keeps it', { errors });
    }
    const written = await deps.applications.write(lift(application, caller.subject, instantOf(deps.now())));
    const [lifted] = (written.legalHolds ?? []).slice(-1);
    if (!lifted) throw new RangeError('a case that was kept has a hold');
    return { body: presentHold(lifted) };
  });
}
