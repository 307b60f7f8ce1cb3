import type { StaffRole } from '../../shared/domain/actor.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';
import { usePerson, useSession } from '../session/session-context.tsx';

/** Which role decides which kind of task; the same as ROLE_FOR_KIND, whose file would bring the schemas along. */
export const DECIDING_ROLE: Readonly<Record<TaskKind, StaffRole>> = {
  MANUAL_VERIFICATION: 'reviewer',
  FUND_REVIEW: 'fund-reviewer',
  OBJECTION_REVIEW: 'supervisor',
  COMPLAINT: 'supervisor',
  SUSPENSION_REVIEW: 'supervisor',
  PAYMENT_CONFIRMATION: 'payer',
  RECONSIDERATION: 'supervisor',
  REVERSAL: 'supervisor',
  VERIFICATION_SECOND_LOOK: 'reviewer',
  FUND_SECOND_LOOK: 'fund-reviewer',
  DISAGREEMENT: 'supervisor',
  RECOVERY: 'supervisor',
  HEIRS_PAYEE: 'payer',
};

/** The kinds of tasks in the order in which a case meets them. */
export const TASK_KINDS: readonly TaskKind[] = [
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'OBJECTION_REVIEW',
  'COMPLAINT',
  'SUSPENSION_REVIEW',
  'PAYMENT_CONFIRMATION',
  'RECONSIDERATION',
  'REVERSAL',
  'VERIFICATION_SECOND_LOOK',
  'FUND_SECOND_LOOK',
  'DISAGREEMENT',
  'RECOVERY',
  'HEIRS_PAYEE',
];

/** Whether a decision is made once more, by somebody who does not know it. It changes nothing. */
export function isSecondLook(kind: TaskKind): boolean {
  return kind === 'VERIFICATION_SECOND_LOOK' || kind === 'FUND_SECOND_LOOK';
}

/** Who oversees; the same as the service has it. */
const OVERSEERS: readonly StaffRole[] = ['supervisor', 'auditor'];

/** What an access token says of its holder at work. */
interface AtWork {
  readonly roles: readonly string[];
  readonly agency: string | undefined;
}

/**
 * The roles and the agency in an access token; undefined where it cannot be read. They only decide what the desk
 * offers. The service verifies the token and has the last word.
 */
export function atWorkIn(token: string | undefined): AtWork | undefined {
  try {
    const payload = (token?.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { roles, agency }: { readonly roles?: unknown; readonly agency?: unknown } = JSON.parse(atob(payload));
    if (!Array.isArray(roles)) return undefined;
    return { roles: roles.map(String), agency: typeof agency === 'string' ? agency : undefined };
  } catch {
    return undefined;
  }
}

export type Duty = ReturnType<typeof dutyOf>;

/** What somebody may do. Where roles and agency are not known, everything is offered. */
export function dutyOf(at: AtWork | undefined) {
  const hasOneOf = (...roles: readonly StaffRole[]): boolean =>
    at === undefined || roles.some((role) => at.roles.includes(role));
  const ofTheCity = at === undefined || at.agency === CITY_AGENCY;
  const supervisesTheCity = hasOneOf('supervisor') && ofTheCity;
  return {
    mayDecide: (kind: TaskKind): boolean => hasOneOf(DECIDING_ROLE[kind]),
    /** Whether the person oversees the work of the others, and so may see who read a case, and the reports. */
    oversees: hasOneOf(...OVERSEERS),
    /** Whether the person keys what citizens bring; those who only audit do not. */
    mayKey: hasOneOf('reviewer', 'fund-reviewer', 'supervisor', 'payer'),
    /** Whether the person names deputies, and gives away tasks that others have claimed. */
    supervises: hasOneOf('supervisor'),
    /** Whether the person draws up, approves and settles payment batches. */
    mayPay: hasOneOf('payer'),
    /** Whether the person may read payment batches. */
    seesBatches: hasOneOf('payer', 'supervisor', 'auditor'),
    /** The agency that the person works for; undefined for the city, which works for every one, and where unknown. */
    ownAgency: at?.agency === CITY_AGENCY ? undefined : at?.agency,
    /** Whether the person may pass a case on to another agency. */
    mayPassOn: hasOneOf('reviewer', 'fund-reviewer', 'supervisor'),
    /** Whether the person enters applications at the counter; the same as the service has it. */
    mayEnter: hasOneOf('reviewer', 'fund-reviewer', 'supervisor'),
    /** Whether the person may pull an approved case. */
    maySuspend: hasOneOf('supervisor', 'fund-reviewer'),
    /** Whether the person may ask money back, or end that. */
    mayRecover: hasOneOf('supervisor'),
    /** Whether the person reads what the budgets still have to pay. */
    mayReadBudget: hasOneOf('supervisor', 'payer', 'auditor'),
    /** Whether the person keeps cases beyond their time. */
    mayHold: hasOneOf('supervisor'),
    /** Whether the person sees what is removed at the end of its time, and may release it: staff of the city. */
    seesRetention: hasOneOf(...OVERSEERS) && ofTheCity,
    mayRelease: hasOneOf('supervisor') && ofTheCity,
    /** Whether the person records what came back. */
    mayRecordRepayments: hasOneOf('payer'),
    /** Whether the person may propose that a refusal falls: a supervisor of the city. */
    mayReverse: supervisesTheCity,
    /** Whether the person may try a draft of a policy on the decided cases: a supervisor of the city. */
    mayReplay: supervisesTheCity,
  };
}

/** What the person at the desk may do. */
export function useDuty(): Duty {
  usePerson();
  return dutyOf(atWorkIn(useSession().accessToken()));
}
