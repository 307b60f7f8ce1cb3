import type { EventName } from '../../shared/domain/transitions.ts';

/** What the applicant is told by text message. An event without an entry sends none. */
const MESSAGES: Partial<Readonly<Record<EventName, string>>> = {
  SUBMITTED: '您的补贴申报已收到，正在核验信息。',
  REGISTER_UNANSWERED: '您的补贴申报已转人工核验，您无需重新申报。',
  VERIFICATION_PASSED: '您的证书已通过审核，待资金审核。',
  MANUAL_VERIFICATION_APPROVED: '您的证书已通过审核，待资金审核。',
  VERIFICATION_REFUSED: '您的补贴申报未通过审核，请登录查看原因和申诉方式。',
  MANUAL_VERIFICATION_REFUSED: '您的补贴申报未通过审核，请登录查看原因和申诉方式。',
  CORRECTION_ASKED: '您的补贴申报需要补正，请登录查看。',
  FUND_REVIEW_APPROVED: '您的补贴申报已通过资金审核，即将公示。',
  FUND_REVIEW_REFUSED: '您的补贴申报未通过资金审核，请登录查看原因和申诉方式。',
  PUBLISHED: '您的补贴申报已列入公示名单。',
  OBJECTION_REVIEW_OPENED: '公示期内收到对您补贴申报的异议，正在复核。',
  OBJECTION_DISMISSED: '对您补贴申报的异议不成立，即将拨付。',
  OBJECTION_UPHELD: '对您补贴申报的异议成立，申报未通过，请登录查看原因和申诉方式。',
  PAYMENT_SETTLED: '您的补贴已支付，请查收。',
  PAYMENT_RETURNED: '您的补贴被银行退回，请登录更正收款账户。',
  WITHDRAWN: '您的补贴申报已撤回。',
};

/** A short message about an event, without the person's name; undefined where none is sent. */
export function messageText(event: EventName, sender: string): string | undefined {
  const text = MESSAGES[event];
  return text && `【${sender}】您好，${text}`;
}
