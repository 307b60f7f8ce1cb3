import type * as z from 'zod/mini';
import type { heirsPayeeBody, nameHeirsPayeeRoute } from '../../shared/contracts/death.ts';
import type { Application } from '../../shared/domain/case/application.ts';
import { heirsPayeeRequest } from '../../shared/domain/case/case-content.ts';
import { nameHeirsPayee as name } from '../../shared/domain/case/death.ts';
import type { Confirmation } from '../../shared/domain/case/payee.ts';
import { canonicalJson } from '../../shared/domain/content-digest.ts';
import type { HeirsPayee } from '../../shared/domain/death.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import { policyById } from '../../shared/policy/policies.ts';
import type { ApplicationStore } from '../../shared/table/application-store.ts';
import type { PaymentStore } from '../../shared/table/payment-store.ts';
import { presentApplication } from '../apply/present-application.ts';
import { requirePayee } from '../apply/require-payee.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type PayerQuestionDeps, payerQuestion } from '../payee/payer-question.ts';
import { requireNotOwn } from '../review/staff-access.ts';
import { staffCase } from '../review/staff-case.ts';

type Route = typeof nameHeirsPayeeRoute;

export interface NameHeirsPayeeDeps extends PayerQuestionDeps {
  readonly applications: Pick<ApplicationStore, 'byId' | 'write' | 'retryOnConflict'>;
  readonly payments: Pick<PaymentStore, 'isOrderOut' | 'unsentOrder'>;
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
}

/**
 * A supervisor names the heir and the account that the money of an applicant goes to who has died. A payer is asked to
 * confirm it, in the same transaction. Another one before the confirmation replaces the question, so that nobody
 * confirms an account they did not see; after it, it needs a confirmation of its own. The same again changes nothing.
 *
 * @throws ServiceError NOT_FOUND; WRONG_ROLE, WRONG_AGENCY, OWN_APPLICATION also for whoever would be the heir;
 *   VALIDATION; WRONG_PHASE where no death is recorded, the applicant died before the submission, the money is ordered,
 *   or the case is with registers or has ended
 * @throws CalendarMissingError where the confirmation would be due in a year without holiday data
 * @source 民法典 1122; docs/adr/0063-the-claim-of-who-has-died-goes-to-the-heirs.md
 */
export async function nameHeirsPayee(
  { caller, params, body }: HttpRequest<Route>,
  deps: NameHeirsPayeeDeps,
): Promise<Reply<Route>> {
  const { applications, payments, personOf } = deps;
  const changed = await applications.retryOnConflict(async () => {
    const application = await staffCase(caller, params.applicationId, applications);
    if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not this role');
    requireNotOwn(caller, { ...application, heirsPayee: body });
    requireFitting(body, application);
    // In this order: a file that is made in between shows as an order that is out.
    const unsent = await payments.unsentOrder(application);
    if (unsent || (await payments.isOrderOut(application))) throw ordered();
    const named = { ...body, namedBy: { person: personOf(caller.idNumber), staffId: caller.subject } };
    const change = name(application, { named, ...(await askingPayer(application, named, deps)) });
    // Where no payee may be named any more, the same one is refused too.
    return isSame(application.heirsPayee, body) ? application : applications.write(change);
  });
  return { body: presentApplication(changed) };
}

type Named = z.output<typeof heirsPayeeBody>;

/** @throws ServiceError VALIDATION */
function requireFitting({ heir, payee }: Named, { applicant, terms }: Application): void {
  requirePayee(payee, policyById(terms.policyId));
  if (heir.idNumber !== applicant.idNumber) return;
  const errors = [{ pointer: '/heir/idNumber', message: '继承人不能是申请人本人' }];
  throw new ServiceError('VALIDATION', 'the applicant is no heir', { errors });
}

function ordered(): ServiceError {
  const message = '已发出拨付指令或列入待拨付，不能更改收款人；尚未送银行的，可先暂停再办理。';
  return new ServiceError('WRONG_PHASE', 'the money is ordered', { errors: [{ pointer: '', message }] });
}

/** What a payer is asked, and which open question it replaces. */
async function askingPayer(
  application: Application,
  named: Pick<HeirsPayee, 'heir' | 'payee' | 'evidence' | 'namedBy'>,
  deps: NameHeirsPayeeDeps,
): Promise<Confirmation> {
  const { task, replaces } = await payerQuestion(application, 'HEIRS_PAYEE', deps);
  return { task: { ...task, request: heirsPayeeRequest(named) }, replaces };
}

/** Whether the payee is the one that is confirmed, or that a payer is asked about. */
function isSame(current: HeirsPayee | undefined, { heir, payee, evidence }: Named): boolean {
  if (!current || current.refusal !== undefined) return false;
  const of = { heir: current.heir, payee: current.payee, evidence: current.evidence };
  return canonicalJson(of) === canonicalJson({ heir, payee, evidence });
}
