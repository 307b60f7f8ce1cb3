import type * as z from 'zod/mini';
import type { ownRecoveryView, recoveryView } from '../../shared/contracts/recovery-view.ts';
import { beijingDate } from '../../shared/domain/civil-date.ts';
import { dateOf } from '../../shared/domain/instant.ts';
import { type Recovery, type RecoveryStatus, repaidOf, restOf } from '../../shared/domain/recovery.ts';
import { RECOVERY_GROUND_TEXT, recoveryBasis } from '../../shared/policy/recovery-grounds.ts';
import { shownTime } from '../http/shown-time.ts';

/** What each status means to the applicant, and what there is to do. */
const STATUS_TEXT: Readonly<Record<RecoveryStatus, string>> = {
  NOTIFIED: '经办机构拟追缴已拨付的补贴，尚未作出决定。您可以在期限内提交陈述意见。',
  DECIDED: '经办机构已作出追缴决定，请在期限内退还。退还方式请咨询经办机构。',
  PART_REPAID: '已收到部分退款，请在期限内退还其余款项。',
  REPAID: '应退款项已全部收到，追缴已办结。',
  TRANSFERRED: '追缴已移送有关机关办理；退款仍可交至经办机构。',
  CLOSED: '追缴已终止，无须再退还。',
};

export function presentOwnRecovery(recovery: Recovery): z.input<typeof ownRecoveryView> {
  const { recoveryId, status, ground, askedFen, explanation, notifiedAt, hearingUntil } = recovery;
  const { statement, order, decided } = recovery;
  return {
    recoveryId,
    status,
    ground,
    groundText: RECOVERY_GROUND_TEXT[ground],
    askedFen,
    explanation,
    legalBasis: recoveryBasis(ground, beijingDate(dateOf(decided?.at ?? notifiedAt))),
    notifiedAt: shownTime(notifiedAt),
    hearingUntil: shownTime(hearingUntil),
    ...(statement && { statement: { text: statement.text, at: shownTime(statement.at) } }),
    ...(order && { order }),
    ...(decided && { decided: { ...decided, at: shownTime(decided.at) } }),
    repaidFen: repaidOf(recovery),
    restFen: restOf(recovery),
    text: STATUS_TEXT[status],
  };
}

/** Staff see besides who opened it, recorded repayments and ended it. */
export function presentRecovery(recovery: Recovery): z.input<typeof recoveryView> {
  const { openedBy, repayments, conclusions } = recovery;
  return {
    ...presentOwnRecovery(recovery),
    openedBy: openedBy.staffId,
    repayments: repayments.map((repayment) => ({ ...repayment, recordedAt: shownTime(repayment.recordedAt) })),
    conclusions: conclusions.map((conclusion) => ({ ...conclusion, concludedAt: shownTime(conclusion.concludedAt) })),
  };
}
