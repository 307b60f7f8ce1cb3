import type { checkEligibilityRoute } from '../../shared/contracts/apply.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { type AssessEligibilityDeps, assessEligibility } from './assess-eligibility.ts';
import { requireOwn } from './declared-entitlement.ts';

type Route = typeof checkEligibilityRoute;

/** Says, and stores nothing, what a submission would be told now: all reasons at once, the amount, the last day. */
export async function checkEligibility(
  { body, caller }: HttpRequest<Route>,
  deps: AssessEligibilityDeps,
): Promise<Reply<Route>> {
  requireOwn(body, caller);
  return { body: await assessEligibility(body, deps) };
}
