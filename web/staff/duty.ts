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

/** Whether the person at the desk decides this kind of task. Where the roles are not known, it is offered. */
export function useMayDecide(): (kind: TaskKind) => boolean {
  usePerson();
  const roles = rolesIn(useSession().accessToken());
  return (kind) => roles?.includes(DECIDING_ROLE[kind]) ?? true;
}
