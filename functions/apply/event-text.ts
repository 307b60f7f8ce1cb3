import type { EventName } from '../../shared/domain/transitions.ts';
import { CERTIFICATE_APPROVED_TEXT } from '../../shared/policy/guide.ts';

/** What the applicant reads of each event in the course of the case. */
export const EVENT_TEXT: Readonly<Record<EventName, string>> = {
  SUBMITTED: '申报已提交，正在核验身份、用工和证书信息',
  SUBMISSION_REFUSED: '经初步核验不符合受理条件，不予受理',
  ADMITTED: '原不予通过的决定已被撤销，据此重新办理',
  VERIFICATION_PASSED: CERTIFICATE_APPROVED_TEXT,
  VERIFICATION_REFUSED: '经核验不符合申领条件，申报未通过',
  REGISTER_UNANSWERED: '相关系统暂无反馈，已转人工核验，您无需重新申报。',
  MANUAL_VERIFICATION_APPROVED: CERTIFICATE_APPROVED_TEXT,
  MANUAL_VERIFICATION_REFUSED: '经人工核验不符合申领条件，申报未通过',
  AGENCY_CHANGED: '已移送其他经办机构继续办理，办理期限不变',
  CORRECTION_ASKED: '需要您补正申报内容',
  CORRECTED: '已收到补正，正在重新核验',
  CORRECTION_REMINDED: '补正期限将至，请尽快补正',
  CORRECTION_LAPSED: '未在期限内补正，申报未通过',
  FUND_REVIEW_APPROVED: '资金审核已通过，等待公示',
  FUND_REVIEW_REFUSED: '资金审核未通过',
  PUBLICATION_SCHEDULED: '公示时间已确定',
  PUBLISHED: '已列入公示名单',
  OBJECTION_FILED: '公示期内收到异议',
  OBJECTION_REVIEW_EXTENDED: '异议复核期限已延长',
  COMPLAINT_FILED: '收到情况反映',
  COMPLAINT_DECIDED: '情况反映已办结',
  OBJECTION_NOT_ADMITTED: '一条异议经核实不予受理',
  CLOSED_UNCHALLENGED: '公示无异议，正在拨付',
  OBJECTION_REVIEW_OPENED: '公示期内收到异议，正在复核',
  OBJECTION_DISMISSED: '异议不成立，正在拨付',
  OBJECTION_UPHELD: '异议成立，申报未通过',
  SUSPENDED: '已暂停办理，您可以提交陈述意见',
  STATEMENT_MADE: '已收到您的陈述意见',
  SUSPENSION_LIFTED: '已恢复办理',
  APPROVAL_REVOKED: '原审核结论已撤销，申报未通过',
  DEATH_RECORDED: '已登记申请人去世，补贴由继承人依法领取',
  HEIRS_PAYEE_NAMED: '已登记继承人的收款账户，等待确认',
  HEIRS_PAYEE_CONFIRMED: '继承人的收款账户已经确认',
  HEIRS_PAYEE_REFUSED: '继承人的收款账户未获确认',
  PAYMENT_REQUESTED: '已通知银行付款',
  PAYMENT_SETTLED: '补贴已支付',
  PAYMENT_RETURNED: '银行退票，补贴未能入账。请更正收款账户，经确认后重新拨付，无需再次公示。',
  RETURN_REMINDED: '补贴仍未能入账，请更正收款账户',
  PAYEE_REFUSED: '更正的收款账户未获确认，请重新填写',
  PAYMENT_CONFIRMED: '更正的收款账户已经确认，正在重新拨付',
  PAYEE_CHANGED: '您已更改收款账户',
  CONTACT_CHANGED: '您已更改联系电话',
  WITHDRAWN: '您已撤回申报',
  RECONSIDERATION_REQUESTED: '已收到复核申请',
  REFUSAL_MAINTAINED: '经复核，维持原决定',
  REVERSAL_PROPOSED: '原决定正在复查',
  REVERSAL_DECLINED: '经复查，维持原决定',
  REFUSAL_OVERTURNED: '原决定已被撤销',
  SECOND_LOOK_DECIDED: '抽样复审已办结',
  DISAGREEMENT_DECIDED: '抽样复审分歧已核实',
  RECOVERY_NOTIFIED: '经办机构拟追缴已拨付的补贴，您可以提交陈述意见',
  RECOVERY_STATED: '已收到您对追缴的陈述意见',
  RECOVERY_DECIDED: '经办机构已作出追缴决定',
  RECOVERY_DROPPED: '经核实不予追缴',
  REPAYMENT_RECORDED: '已收到您退还的款项',
  RECOVERY_TRANSFERRED: '追缴已移送有关机关办理',
  RECOVERY_CLOSED: '追缴已终止',
  LEGAL_HOLD_PLACED: '案卷已延长保存',
  LEGAL_HOLD_LIFTED: '案卷延长保存已解除',
  CONTENT_REMOVED: '保存期限已满，内容已依法删除',
};

/** The line of a change of agency, with the name of the new one. */
export function agencyChangedText(name: string): string {
  return `已移送${name}继续办理，办理期限不变`;
}

/** The line of the review of objections, with the number of those that count. */
export function objectionReviewText(count: number): string {
  return `公示期内收到${count}条异议，正在复核`;
}
