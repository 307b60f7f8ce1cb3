import type { DecisionBody } from '../../shared/contracts/review.ts';
import { CITY_AGENCY } from '../../shared/domain/agency-code.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { fen } from '../../shared/domain/money.ts';
import type { TaskKind } from '../../shared/domain/task-kind.ts';

export const NOTE = '已电话核实，并查看劳动合同原件';
export const EXPLANATION = '经查阅劳动合同和社保缴费记录，与申报内容不符。';

export const CORRECTION = '证书编号与证书照片不符，请核对后重新填写。';

/** Why an approved case is pulled, as its applicant reads it. */
export const SUSPENDED_BECAUSE = '收到情况反映，需进一步核实用工情况。';

/** What staff say with it. */
export const SUSPENSION = { explanation: SUSPENDED_BECAUSE, note: NOTE };

/** A decision with everything that its kind and outcome must say, unless the test says it in other words. */
export function aDecision<Body extends { readonly outcome: string }>(kind: TaskKind, body: Body) {
  return { ...required(kind, body.outcome), ...body };
}

function required(kind: TaskKind, outcome: string): Partial<DecisionBody> {
  if (outcome === 'REQUEST_CORRECTION') return { fields: ['certificate.number'], explanation: CORRECTION };
  if (kind === 'DISAGREEMENT' || (kind === 'VERIFICATION_SECOND_LOOK' && outcome === 'APPROVE')) return { note: NOTE };
  if (outcome === 'RECOVER') {
    return { explanation: EXPLANATION, recovery: { amountFen: fen(250_000), repayBy: civilDate('2021-08-31') } };
  }
  if (kind === 'SUSPENSION_REVIEW' && outcome === 'DISMISS') return { note: NOTE };
  if (kind === 'COMPLAINT' || (kind === 'REVERSAL' && outcome === 'REFUSE')) return { note: NOTE };
  if (['REFUSE', 'UPHOLD', 'REVOKE', 'MAINTAIN', 'DROP'].includes(outcome)) return { explanation: EXPLANATION };
  if (kind !== 'MANUAL_VERIFICATION' || outcome !== 'APPROVE') return {};
  return { note: NOTE, employer: '虚构造船有限公司', agency: CITY_AGENCY };
}
