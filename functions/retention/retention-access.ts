import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { RetentionPlan } from '../../shared/domain/retention.ts';
import type { RetentionStore } from '../../shared/table/retention-store.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireOverseer } from '../review/staff-access.ts';

/**
 * Lets supervisors and auditors of the city see plans: a plan covers every agency.
 *
 * @throws ServiceError WRONG_ROLE, WRONG_AGENCY
 */
export function requirePlanReader({ roles, agency }: StaffCaller): void {
  requireOverseer(roles);
  if (agency !== CITY_AGENCY) throw new ServiceError('WRONG_AGENCY', 'a matter of the city');
}

/** @throws ServiceError NOT_FOUND */
export async function planToSee(planId: string, plans: Pick<RetentionStore, 'plan'>): Promise<RetentionPlan> {
  const plan = await plans.plan(planId);
  if (!plan) throw new ServiceError('NOT_FOUND', 'no such plan');
  return plan;
}
