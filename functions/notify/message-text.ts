import type { Objection } from '../../shared/domain/objection.ts';
import type { EventName } from '../../shared/domain/transitions.ts';

type Texts = Partial<Readonly<Record<EventName, string>>>;

/** What the applicant is told by text message. An event without an entry sends none. */
const TO_APPLICANT: Texts = {
  SUBMITTED: '您的补贴申报已收到，正在核验信息。',
  REGISTER_UNANSWERED: '您的补贴申报已转人工核验，您无需重新申报。',
  VERIFICATION_PASSED: '您的证书已通过审核，待资金审核。',
  MANUAL_VERIFICATION_APPROVED: '您的证书已通过审核，待资金审核。',
  VERIFICATION_REFUSED: '您的补贴申报未通过审核，请登录查看原因和申诉方式。',
  MANUAL_VERIFICATION_REFUSED: '您的补贴申报未通过审核，请登录查看原因和申诉方式。',
  AGENCY_CHANGED: '您的补贴申报已移送其他经办机构继续办理，办理期限不变，请登录查看。',
  CORRECTION_ASKED: '您的补贴申报需要补正，请登录查看。',
  CORRECTION_REMINDED: '您的补贴申报仍需补正，期限将至，逾期将不予受理，请尽快登录办理。',
  CORRECTED: '您的补正已收到，正在重新核验。',
  CORRECTION_LAPSED: '您的补贴申报未在期限内补正，不予受理，请登录查看原因和申诉方式。',
  FUND_REVIEW_APPROVED: '您的补贴申报已通过资金审核，即将公示。',
  FUND_REVIEW_REFUSED: '您的补贴申报未通过资金审核，请登录查看原因和申诉方式。',
  PUBLISHED: '您的补贴申报已列入公示名单。',
  OBJECTION_REVIEW_OPENED: '公示期内收到对您补贴申报的异议，正在复核。',
  // Of the objections that come to a case under review or suspended, the applicant hears with their outcome.
  OBJECTION_REVIEW_EXTENDED: '对您补贴申报的异议仍在复核，期限已延长。',
  OBJECTION_DISMISSED: '对您补贴申报的异议不成立，即将拨付。',
  OBJECTION_UPHELD: '对您补贴申报的异议成立，申报未通过，请登录查看原因和申诉方式。',
  SUSPENDED: '您的补贴申报已暂停办理，请登录查看事由，可在期限内提交陈述意见。',
  SUSPENSION_LIFTED: '您的补贴申报已恢复办理，请登录查看进度。',
  APPROVAL_REVOKED: '您的补贴申报原审核结论已撤销，申报未通过，请登录查看原因和申诉方式。',
  // The last message to the phone of who has died. Who is alive learns of the mistake by it.
  DEATH_RECORDED:
    '本号码所留的补贴申报已登记申请人去世，今后的通知不再发送至本号码。继承人领取补贴，或者登记有误的，请联系经办机构。',
  PAYMENT_SETTLED: '您的补贴已支付，请查收。',
  PAYMENT_RETURNED: '您的补贴被银行退回，请登录更正收款账户。',
  RETURN_REMINDED: '您的补贴仍未能入账，请登录更正收款账户；经确认后重新拨付，无需再次公示。',
  PAYEE_REFUSED: '您更正的收款账户未获确认，请登录查看原因并重新填写。',
  PAYMENT_CONFIRMED: '您更正的收款账户已经确认，正在重新拨付。',
  PAYEE_CHANGED: '您的补贴收款账户已更改。如非本人操作，请立即联系经办机构。',
  CONTACT_CHANGED: '您的补贴申报联系电话已更改为本号码。',
  WITHDRAWN: '您的补贴申报已撤回。',
  RECONSIDERATION_REQUESTED: '您的复核申请已收到。',
  REFUSAL_MAINTAINED: '您的复核申请已办结：维持原决定，请登录查看理由和申诉方式。',
  REFUSAL_OVERTURNED: '您的补贴申报原决定已被撤销，将重新办理，请登录查看。',
  RECOVERY_NOTIFIED: '经办机构拟追缴已支付给您的补贴，请登录查看事由，可在期限内提交陈述意见。',
  RECOVERY_DECIDED: '经办机构已作出追缴决定，请登录查看金额、期限和退还方式。',
  RECOVERY_DROPPED: '经核实，对您的补贴不予追缴，请登录查看。',
  REPAYMENT_RECORDED: '您退还的补贴款项已登记，请登录查看。',
  RECOVERY_TRANSFERRED: '对您补贴的追缴已移送有关机关办理，请登录查看。',
  RECOVERY_CLOSED: '对您补贴的追缴已终止，请登录查看。',
};

/** What the applicant is told of a submission that staff entered at the counter: it may be news that there is one. */
const OF_COUNTER_ENTRY: Texts = {
  SUBMITTED: '您的补贴申报已在窗口受理，正在核验信息。如非您本人办理或委托，请立即联系经办机构。',
  SUBMISSION_REFUSED:
    '您在窗口提交的补贴申报不予受理，请登录查看原因和申诉方式。如非您本人办理或委托，请立即联系经办机构。',
};

/** What is told at the phone that was on file before. */
const TO_FORMER_PHONE: Texts = {
  CONTACT_CHANGED: '您的补贴申报联系电话已更改，今后的通知不再发送至本号码。如非本人操作，请立即联系经办机构。',
};

/**
 * What became of an objection, told to the objectors whom it concerns. An event without an entry tells them nothing.
 *
 * One text has both grounds of an objection that is not admitted. Which of them holds would tell a guesser whether an
 * ID number is the applicant's (docs/adr/0032-objections-are-no-oracle.md).
 */
const TO_OBJECTOR: Texts = {
  OBJECTION_NOT_ADMITTED: '未予受理：须由他人实名提出，请核对姓名证件。',
  OBJECTION_REVIEW_EXTENDED: '仍在核查，期限已延长。',
  OBJECTION_DISMISSED: '经核实，异议不成立。',
  OBJECTION_UPHELD: '经核实，异议成立。',
  APPROVAL_REVOKED: '因该公示事项的审核结论已撤销，异议核查终止。',
  WITHDRAWN: '因该公示事项已撤回，异议核查终止。',
};

const TEXTS = { APPLICANT: TO_APPLICANT, FORMER_PHONE: TO_FORMER_PHONE, OBJECTOR: TO_OBJECTOR };

/**
 * Whether an event is news for the applicant, at either phone, or for the objectors of the case.
 *
 * @param channel of a submission that staff entered
 */
export function isNewsFor(recipient: keyof typeof TEXTS, event: EventName, channel?: string): boolean {
  return event in TEXTS[recipient] || (recipient === 'APPLICANT' && channel !== undefined && event in OF_COUNTER_ENTRY);
}

/** A short message to the applicant about an event, without the person's name; undefined where none is sent. */
export function messageText(
  event: EventName,
  sender: string,
  { at = 'APPLICANT', atCounter = false }: { at?: 'APPLICANT' | 'FORMER_PHONE'; atCounter?: boolean } = {},
): string | undefined {
  const text = (atCounter && at === 'APPLICANT' && OF_COUNTER_ENTRY[event]) || TEXTS[at][event];
  return text && `【${sender}】您好，${text}`;
}

/**
 * A short message to an objector about the outcome; undefined where none is sent. Of the applicant it names only what
 * the objector gave: the notice and the serial.
 */
export function messageToObjector(
  event: EventName,
  sender: string,
  { noticeId, serial }: Pick<Objection, 'noticeId' | 'serial'>,
): string | undefined {
  const text = TO_OBJECTOR[event];
  return text && `【${sender}】您好，您对公示名单${noticeId}第${serial}号提出的异议，${text}`;
}
