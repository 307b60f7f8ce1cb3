import type { Texts } from '../texts.ts';
import { applyText } from './apply.ts';
import { caseLabelsText } from './case-labels.ts';
import { checkOpening } from './check-opening.ts';
import { contactText, payeeText } from './citizen-change.ts';
import { correctionText } from './citizen-correction.ts';
import { objectionOpening } from './citizen-objection-opening.ts';
import { refusalText } from './citizen-refusal.ts';
import { frameText } from './frame.ts';
import { ownCaseText } from './own-case.ts';
import { phoneCodeText } from './phone-code.ts';
import { troublesText } from './troubles.ts';

const session = {
  signIn: '登录',
  signOut: '退出登录',
  signingIn: '正在登录……',
  signInFailed: '登录未完成，请重试。',
  signedOutTitle: '您已退出登录',
  signedOut: '保存在本机的草稿已清除。',
  signInAgain: '重新登录',
};

const applications = {
  title: '我的申报',
  intro: '每项申报写明办到哪一步、接下来做什么、是否需要您办理。打开一项，可以查看全过程、公示时间和审核结果。',
  loading: '正在查询您的申报……',
  empty: '还没有申报。证书在手就可以申报，大约5分钟。',
  apply: '我要申报',
  number: '申报编号',
  amount: '补贴金额',
  submittedAt: '申报时间',
  attempt: (attempt: number) => `第${attempt}次申报`,
  open: '查看进度',
  more: '更多申报',
};

const notFound = { title: '没有这个页面', text: '地址可能有误，或页面已经移动。', back: '返回首页' };

/** The texts of the citizens' pages. A page's own texts are one object here, or a file that this one imports. */
export const citizenText = {
  frame: frameText,
  case: caseLabelsText,
  ownCase: ownCaseText,
  troubles: troublesText,
  loading: '正在加载……',
  session,
  applications,
  apply: applyText,
  check: checkOpening,
  phoneCode: phoneCodeText,
  correction: correctionText,
  payee: payeeText,
  contact: contactText,
  refusal: refusalText,
  objection: objectionOpening,
  outcome: { title: '查询异议办理情况' },
  notFound,
};
export type CitizenText = Texts<typeof citizenText>;
