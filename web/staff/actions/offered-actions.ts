import type { Phase } from '../../../shared/domain/phase.ts';
import type { Success } from '../../api/paths.ts';
import type { Duty } from '../duty.ts';

/** What staff do with a case outside its tasks, in the order in which it is offered. */
export const CASE_ACTIONS = [
  'agency',
  'suspension',
  'death',
  'heirsPayee',
  'reconsideration',
  'reversal',
  'recovery',
  'repayment',
  'conclusion',
  'hold',
  'lift',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** The phases that a case is pulled from; the same as SUSPENDED_FROM, whose file would bring the schemas along. */
export const SUSPENDABLE: readonly Phase[] = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'];

/** The phases in which a case is passed on; the same as those of AGENCY_CHANGED in the transitions. */
export const PASSED_ON_IN: readonly Phase[] = [
  'VERIFYING',
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  'CORRECTION_REQUESTED',
];

/** The phases in which a death is recorded; the same as those of DEATH_RECORDED in the transitions. */
export const DEATH_RECORDED_IN: readonly Phase[] = [...PASSED_ON_IN, ...SUSPENDABLE, 'SUSPENDED', 'PAYMENT_RETURNED'];

/** The phases in which the payee of the heirs is named; the same as those of HEIRS_PAYEE_NAMED in the transitions. */
export const HEIRS_NAMED_IN: readonly Phase[] = [
  'MANUAL_VERIFICATION',
  'FUND_REVIEW',
  ...SUSPENDABLE,
  'SUSPENDED',
  'PAYMENT_RETURNED',
];
/** The phases of a case that has ended; the same as FINAL_PHASES. */
export const ENDED: readonly Phase[] = ['PAID', 'REJECTED', 'WITHDRAWN'];

/** Once the content has gone, vouchers can be kept longer, and nothing else can be done. */
function isLeft(action: CaseAction, { scope }: NonNullable<Actionable['contentRemoved']>): boolean {
  return scope === 'BESIDE_VOUCHER' && (action === 'hold' || action === 'lift');
}

/** What of a case decides on its actions. */
export type Actionable = Pick<
  Success<'readCaseFile'>,
  | 'phase'
  | 'overturned'
  | 'reconsideration'
  | 'reconsiderationUntil'
  | 'orderOut'
  | 'recoveries'
  | 'death'
  | 'legalHold'
  | 'contentRemoved'
>;

/** The actions that fit a case and the duty of a person. The service has the last word. */
export function offeredActions(
  of: Actionable,
  duty: Pick<
    Duty,
    | 'mayKey'
    | 'mayPassOn'
    | 'maySuspend'
    | 'supervises'
    | 'mayReverse'
    | 'mayRecover'
    | 'mayRecordRepayments'
    | 'mayHold'
  >,
): readonly CaseAction[] {
  const { phase, overturned, reconsideration, reconsiderationUntil, orderOut, recoveries = [], death } = of;
  const { legalHold, contentRemoved } = of;
  const { mayKey, mayPassOn, maySuspend, supervises, mayReverse, mayRecover, mayRecordRepayments, mayHold } = duty;
  const open = openRecovery(recoveries);
  const isDecided = open?.order !== undefined;
  const isRefused = phase === 'REJECTED' && !overturned;
  const offered: Readonly<Record<CaseAction, boolean>> = {
    agency: mayPassOn && PASSED_ON_IN.includes(phase),
    suspension: maySuspend && SUSPENDABLE.includes(phase) && !orderOut,
    // Whoever may pull a case may record that the applicant has died.
    death: maySuspend && DEATH_RECORDED_IN.includes(phase) && !orderOut && !death,
    heirsPayee:
      supervises && death !== undefined && !death.beforeSubmission && HEIRS_NAMED_IN.includes(phase) && !orderOut,
    // A request that came in time may be keyed later, so the service decides by the day of receipt.
    reconsideration: mayKey && isRefused && !reconsideration && reconsiderationUntil !== undefined,
    reversal: mayReverse && isRefused,
    recovery: mayRecover && phase === 'PAID' && !open,
    repayment: mayRecordRepayments && isDecided,
    conclusion: mayRecover && isDecided,
    hold: mayHold && ENDED.includes(phase) && !legalHold,
    lift: mayHold && legalHold !== undefined,
  };
  return CASE_ACTIONS.filter((action) => offered[action] && (!contentRemoved || isLeft(action, contentRemoved)));
}

/** The recovery that is not over; the same as isOpenRecovery of the domain. */
export function openRecovery<Recovery extends { readonly status: string }>(
  recoveries: readonly Recovery[],
): Recovery | undefined {
  return recoveries.find(({ status }) => status !== 'REPAID' && status !== 'CLOSED');
}
