import type { checkEntryRoute } from '../../shared/contracts/counter.ts';
import { policyById } from '../../shared/policy/policies.ts';
import { type AssessEligibilityDeps, assessEligibility } from '../apply/assess-eligibility.ts';
import { requirePayee } from '../apply/require-payee.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { requireMayEnter } from './may-enter.ts';
import { type RecordSearchDeps, recordSearch } from './record-search.ts';

type Route = typeof checkEntryRoute;

export interface CheckEntryDeps extends AssessEligibilityDeps, RecordSearchDeps {
  /** The keyed hash of an ID number. */
  readonly personOf: (idNumber: string) => string;
}

/** Why a check at the counter is made, in the words of the record. */
const PURPOSE = '窗口受理前核验';

/**
 * Says what an entry at the counter would be told now, before it is made. It changes nothing of any case.
 *
 * The answer tells of earlier applications of the person. So the check is on record as a search by ID number is, before
 * it is answered.
 *
 * @throws ServiceError as enterApplication, but for what an earlier application or the day stands in the way of
 * @throws AccessUnrecordedError where the check cannot be recorded
 */
export async function checkEntry({ body, caller }: HttpRequest<Route>, deps: CheckEntryDeps): Promise<Reply<Route>> {
  requireMayEnter(caller, body);
  const answer = await assessEligibility(body, deps);
  requirePayee(body.payee, policyById(answer.policyId, deps.policies));
  const hash = deps.personOf(body.applicant.idNumber);
  await recordSearch(caller, { by: 'ID_NUMBER', hash, searchedFor: PURPOSE, found: 0 }, deps);
  return { body: answer };
}
