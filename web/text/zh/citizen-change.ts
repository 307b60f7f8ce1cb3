import type { ReturnCode } from '../../../shared/domain/payment-return.ts';
import type { Texts } from '../texts.ts';

/** What the pages have in common on which an applicant changes something of their own accord. */
export const changeText = {
  kept: '其他申报内容不变。已填内容保存在本窗口，提交、退出登录或者关闭窗口后清除。',
};
export type ChangeText = Texts<typeof changeText>;

/** The account, on the page of the application and on the page where it is changed. */
export const payeeText = {
  title: '更改收款账户',
  intro: '收款账户须为您本人的银行账户或者社会保障卡。提交后即时生效，补贴拨付至更改后的账户。',
  introAfterReturn: '收款账户须为您本人的银行账户或者社会保障卡。提交后由经办机构确认，确认后重新拨付，无需再次公示。',
  change: '更改收款账户',
  returned: '银行退票',
  reason: '退票原因',
  // The service's own words are Chinese.
  reasonText: (_code: ReturnCode, text: string) => text,
  refusal: '上次更正未予确认的原因',
  dueAt: '请于此时间前更正',
  neverLapses: '逾期仍可更正，补贴不因逾期失效。',
  confirming: '已收到您更正的收款账户，正在等待经办机构确认。发现仍有错误的，可以再次更正。',
  correct: '更正收款账户',
  correctAgain: '再次更正收款账户',
  send: '提交收款账户',
  closed: '本件目前不能更改收款账户：补贴已进入拨付，或者本件已经暂停、办结。请到申报详情查看最新进度。',
  received: '收款账户已更改，即时生效，无需您再办理。',
  receivedAfterReturn: '已收到您更正的收款账户，经办机构确认后重新拨付，无需再次公示，目前无需您办理。',
};
export type PayeeText = Texts<typeof payeeText>;

/** The phone, in the same places. */
export const contactText = {
  title: '更改联系电话',
  intro: '与本件有关的短信将发送至更改后的手机号。',
  change: '更改联系电话',
  send: '提交联系电话',
  closed: '本件已经办结，不能更改联系电话。请到申报详情查看办理结果。',
  received: '联系电话已更改，即时生效。',
};
export type ContactText = Texts<typeof contactText>;
