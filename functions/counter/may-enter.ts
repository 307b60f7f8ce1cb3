import type { CounterApplicationBody } from '../../shared/contracts/counter.ts';
import type { StaffRole } from '../../shared/domain/actor.ts';
import { ServiceError } from '../../shared/domain/errors.ts';
import type { StaffCaller } from '../http/caller.ts';
import { requireNotOwn } from '../review/staff-access.ts';

const MAY_ENTER: readonly StaffRole[] = ['reviewer', 'fund-reviewer', 'supervisor'];

/**
 * Lets a member of staff enter an application for somebody else.
 *
 * @throws ServiceError WRONG_ROLE; OWN_APPLICATION; VALIDATION where staff would be the agent
 * @source 社会保险经办条例 29, 30
 */
export function requireMayEnter(
  caller: StaffCaller,
  { applicant, agent }: Pick<CounterApplicationBody, 'applicant' | 'agent'>,
): void {
  if (!MAY_ENTER.some((role) => caller.roles.includes(role))) throw new ServiceError('WRONG_ROLE', 'not this role');
  requireNotOwn(caller, { applicant, applicantSubject: '' });
  if (agent?.idNumber === caller.idNumber) {
    const errors = [{ pointer: '/agent/idNumber', message: '录入人不能同时是代办人，请由其他工作人员录入' }];
    throw new ServiceError('VALIDATION', 'the agent enters it', { errors });
  }
}
