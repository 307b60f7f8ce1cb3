import type { changeContactRoute } from '../../shared/contracts/contact.ts';
import { changeContact as change } from '../../shared/domain/case/payee.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PhoneCodeStore } from '../../shared/table/phone-code-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import { presentApplication } from '../apply/present-application.ts';
import { proveContact } from '../apply/prove-contact.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';

type Route = typeof changeContactRoute;

export interface ChangeContactDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'write' | 'retryOnConflict'>;
  readonly phoneCodes: Pick<PhoneCodeStore, 'check'>;
  readonly now: () => Date;
}

/**
 * Changes the phone to which messages about a case go. A phone that the token does not prove needs the code that was
 * sent to it; the code is used up with the change.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE once the case has ended; VALIDATION where the phone is not proven
 */
export async function changeContact(
  { caller, params, body }: HttpRequest<Route>,
  { applications, phoneCodes, now }: ChangeContactDeps,
): Promise<Reply<Route>> {
  const changed = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    const at = instantOf(now());
    // Where the phone may not be changed any more, one that stays the same is refused too.
    const next = change(application, body.phone, at);
    if (application.applicant.phone === body.phone) return application;
    return applications.write(next, await proveContact(body, { caller, pointer: '/phone', at }, phoneCodes));
  });
  return { body: presentApplication(changed) };
}
