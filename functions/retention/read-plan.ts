import type { readRetentionPlanRoute } from '../../shared/contracts/retention.ts';
import type { RetentionStore } from '../../shared/table/retention-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentEntry, presentPlan } from './present-plan.ts';
import { planToSee, requirePlanReader } from './retention-access.ts';

type Route = typeof readRetentionPlanRoute;

/**
 * A plan with a page of its cases. It names no person, so reading it is not recorded.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY, NOT_FOUND
 */
export async function readPlan(
  { caller, params, query }: HttpRequest<Route>,
  { retention }: { readonly retention: Pick<RetentionStore, 'plan' | 'entries'> },
): Promise<Reply<Route>> {
  requirePlanReader(caller);
  const plan = await planToSee(params.planId, retention);
  const { entries, next } = await retention.entries(plan.planId, query.limit, query.next);
  return { body: { ...presentPlan(plan), entries: entries.map(presentEntry), ...(next && { next }) } };
}
