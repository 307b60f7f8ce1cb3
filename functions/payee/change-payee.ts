import type { changePayeeRoute } from '../../shared/contracts/payee.ts';
import { changePayee as change } from '../../shared/domain/case/payee.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { Payee } from '../../shared/domain/payment.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import { ownApplication } from '../apply/own-application.ts';
import { presentApplication } from '../apply/present-application.ts';
import { requirePayee } from '../apply/require-payee.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type PayerQuestionDeps, payerQuestion } from './payer-question.ts';

type Route = typeof changePayeeRoute;

export interface ChangePayeeDeps extends PayerQuestionDeps {
  readonly applications: Pick<ApplicationStore, 'ofPerson' | 'write' | 'retryOnConflict'>;
}

/**
 * Changes where the money goes. After a returned payment a payer is asked to confirm it, in the same transaction;
 * another change before that replaces the question, so that nobody confirms an account they did not see.
 *
 * Before the payment, the payee that the case has already changes nothing.
 *
 * @throws ServiceError NOT_FOUND; WRONG_PHASE while it is being paid, and once it has ended
 * @throws CalendarMissingError where the confirmation would be due in a year without holiday data
 */
export async function changePayee(
  { caller, params, body }: HttpRequest<Route>,
  deps: ChangePayeeDeps,
): Promise<Reply<Route>> {
  const { applications, now } = deps;
  const changed = await applications.retryOnConflict(async () => {
    const application = await ownApplication(caller.idNumber, params.applicationId, applications);
    requirePayee(body, policyById(application.terms.policyId), '');
    const { phase } = application;
    if (phase !== 'PAYMENT_RETURNED') {
      const at = instantOf(now());
      // Where the payee may not be changed any more, one that stays the same is refused too.
      const next = change(application, { payee: body, confirmation: undefined }, at);
      return isSame(application.payee, body) ? application : applications.write(next);
    }
    const confirmation = await payerQuestion(application, 'PAYMENT_CONFIRMATION', deps);
    return applications.write(change(application, { payee: body, confirmation }, confirmation.task.openedAt));
  });
  return { body: presentApplication(changed) };
}

function isSame(one: Payee, other: Payee): boolean {
  return one.kind === other.kind && one.bankName === other.bankName && one.accountNumber === other.accountNumber;
}
