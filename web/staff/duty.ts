import type { StaffRole } from '../../shared/domain/actor.ts';
import type { TaskKind } from '../../shared/domain/task.ts';
import { usePerson, useSession } from '../session/session-context.tsx';

/** Which role decides which kind of task; the same as ROLE_FOR_KIND, whose file would bring the schemas along. */
export const DECIDING_ROLE: Readonly<Record<TaskKind, StaffRole>> = {
  MANUAL_VERIFICATION: 'reviewer',
  FUND_REVIEW: 'fund-reviewer',
  OBJECTION_REVIEW: 'supervisor',
  PAYMENT_CONFIRMATION: 'payer',
};

/** Who oversees; the same as the service has it. */
const OVERSEERS: readonly StaffRole[] = ['supervisor', 'auditor'];

export const TASK_KINDS: readonly TaskKind[] = [
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'OBJECTION_REVIEW',
  'PAYMENT_CONFIRMATION',
];

/**
 * The roles that an access token names; undefined where it cannot be read. They only decide what the desk offers. The
 * service verifies the token and has the last word.
 */
export function rolesIn(token: string | undefined): readonly string[] | undefined {
  try {
    const payload = (token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { roles }: { readonly roles?: unknown } = JSON.parse(atob(payload));
    return Array.isArray(roles) ? roles.map(String) : undefined;
  } catch {
    return undefined;
  }
}

/** What the person at the desk may do. Where the roles are not known, everything is offered. */
export function useDuty() {
  usePerson();
  const roles = rolesIn(useSession().accessToken());
  return {
    mayDecide: (kind: TaskKind): boolean => roles?.includes(DECIDING_ROLE[kind]) ?? true,
    /** Whether the person oversees the work of the others, and so may see who read a case. */
    oversees: roles === undefined || OVERSEERS.some((role) => roles.includes(role)),
  };
}
