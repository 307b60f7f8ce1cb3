import type { Phase } from '../../../shared/domain/phase.ts';
import type { Success } from '../../api/paths.ts';
import type { Duty } from '../duty.ts';

/** What staff do with a case outside its tasks, in the order in which it is offered. */
export const CASE_ACTIONS = ['suspension', 'reconsideration', 'reversal'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** The phases that a case is pulled from; the same as SUSPENDED_FROM, whose file would bring the schemas along. */
export const SUSPENDABLE: readonly Phase[] = ['AWAITING_PUBLICATION', 'PUBLICISED', 'OBJECTION_REVIEW', 'PAYING'];

/** What of a case decides on its actions. */
export type Actionable = Pick<
  Success<'readCaseFile'>,
  'phase' | 'overturned' | 'reconsideration' | 'reconsiderationUntil'
> & { readonly payments: readonly Pick<Success<'readCaseFile'>['payments'][number], 'status'>[] };

/** The actions that fit a case and the duty of a person. The service has the last word. */
export function offeredActions(
  { phase, overturned, reconsideration, reconsiderationUntil, payments }: Actionable,
  { mayKey, maySuspend, mayReverse }: Pick<Duty, 'mayKey' | 'maySuspend' | 'mayReverse'>,
): readonly CaseAction[] {
  const isOrdered = payments.some(({ status }) => status === 'REQUESTED');
  const isRefused = phase === 'REJECTED' && !overturned;
  const offered: Readonly<Record<CaseAction, boolean>> = {
    suspension: maySuspend && SUSPENDABLE.includes(phase) && !isOrdered,
    // A request that came in time may be keyed later, so the service decides by the day of receipt.
    reconsideration: mayKey && isRefused && !reconsideration && reconsiderationUntil !== undefined,
    reversal: mayReverse && isRefused,
  };
  return CASE_ACTIONS.filter((action) => offered[action]);
}
