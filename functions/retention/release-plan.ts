import type { releaseRetentionPlanRoute } from '../../shared/contracts/retention.ts';
import { ServiceError, WriteConflictError } from '../../shared/domain/errors.ts';
import { instantOf } from '../../shared/domain/instant.ts';
import type { RetentionPlan } from '../../shared/domain/retention.ts';
import type { RetentionStore } from '../../shared/table/retention-store.ts';
import type { Reply } from '../http/http-handler.ts';
import type { HttpRequest } from '../http/http-request.ts';
import { presentPlan } from './present-plan.ts';
import { planToSee, requirePlanReader } from './retention-access.ts';

type Route = typeof releaseRetentionPlanRoute;

export interface ReleasePlanDeps {
  readonly retention: Pick<RetentionStore, 'plan' | 'change'>;
  readonly now: () => Date;
}

/**
 * A supervisor of the city lets a plan go ahead: what it lists is removed soon after, unless it is held by then. The
 * same supervisor again changes nothing.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY, NOT_FOUND; WRONG_PHASE where it is no draft
 * @source casework §13
 */
export async function releasePlan(
  { caller, params, body }: HttpRequest<Route>,
  { retention, now }: ReleasePlanDeps,
): Promise<Reply<Route>> {
  requirePlanReader(caller);
  if (!caller.roles.includes('supervisor')) throw new ServiceError('WRONG_ROLE', 'not this role');
  const plan = await planToSee(params.planId, retention);
  if (plan.release?.by === caller.subject) return { body: presentPlan(plan) };
  if (plan.status !== 'DRAFT') throw notADraft();
  const release = { by: caller.subject, at: instantOf(now()), note: body.note };
  return { body: presentPlan(await released({ ...plan, status: 'RELEASED', release }, retention)) };
}

/** @throws ServiceError WRONG_PHASE where somebody was first */
async function released(plan: RetentionPlan, retention: ReleasePlanDeps['retention']): Promise<RetentionPlan> {
  try {
    return await retention.change(plan, 'DRAFT');
  } catch (error) {
    throw error instanceof WriteConflictError ? notADraft() : error;
  }
}

function notADraft(): ServiceError {
  const errors = [{ pointer: '', message: '此计划已批准、已执行，或者已被新的计划取代，不能再批准。' }];
  return new ServiceError('WRONG_PHASE', 'no draft', { errors });
}
