import type { listRetentionPlansRoute } from '../../shared/contracts/retention.ts';
import type { RetentionStore } from '../../shared/table/retention-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentPlan } from './present-plan.ts';
import { requirePlanReader } from './retention-access.ts';

type Route = typeof listRetentionPlansRoute;

/** The plans of removals, the latest first. @throws ServiceError WRONG_ROLE, WRONG_AGENCY */
export async function listPlans(
  { caller, query }: HttpRequest<Route>,
  { retention }: { readonly retention: Pick<RetentionStore, 'plans'> },
): Promise<Reply<Route>> {
  requirePlanReader(caller);
  const { entries, next } = await retention.plans(query.limit, query.next);
  return { body: { plans: entries.map(presentPlan), ...(next && { next }) } };
}
