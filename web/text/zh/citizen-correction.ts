import type { Texts } from '../texts.ts';

/** What the agency asks to be corrected, on the page of the application and on the page where it is done. */
export const correctionText = {
  title: '补正申报内容',
  asked: '经办机构要求补正',
  fields: '须补正的栏目',
  explanation: '补正要求',
  dueAt: '补正期限',
  open: '去补正',
  present: '目前填报：',
  kept: '只需填写下列栏目，其他申报内容不变。已填内容保存在本窗口，提交、退出登录或者关闭窗口后清除。',
  send: '提交补正',
  sending: '正在提交……',
  refusedTitle: '按补正后的内容，不符合申报条件',
  takenTitle: '补正后的职业（工种）和等级已有申报',
  refused: '补正尚未受理。请与证书等材料核对，更正后在补正期限内重新提交；确认填写无误的，请联系经办机构。',
  correctable: '更正后可以重新提交。',
  closed: '本件目前不能补正：可能已经收到您的补正，也可能补正期限已过。请到申报详情查看最新进度。',
  nothing: '本件目前没有需要补正的内容。',
  toApplication: '查看申报详情',
  signInEnded: '登录已失效，请重新登录。已填内容保存在本窗口。',
  received: '已收到您的补正，正在重新核验，目前无需您办理。',
};
export type CorrectionText = Texts<typeof correctionText>;
