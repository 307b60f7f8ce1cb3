import type { Texts } from '../texts.ts';
import { caseText } from './case.ts';
import { deskText } from './staff-desk.ts';
import { troublesText } from './troubles.ts';

const frame = {
  deskName: '补贴经办工作台',
  skipToContent: '跳到正文',
  pagesLabel: '栏目',
  pages: {
    tasks: '待办事项',
    applications: '申报案卷',
    entry: '窗口受理',
    search: '查询',
    notices: '公示名单',
    objections: '录入异议',
    batches: '支付批次',
    budget: '预算',
    whatIf: '政策测算',
    reports: '统计',
    retention: '到期清理',
    delegations: '委托代办',
  },
};

const session = {
  signOut: '退出登录',
  signingIn: '正在登录……',
  signInFailed: '登录未完成，请重试。',
  signInAgain: '重新登录',
  signedOut: '您已退出登录',
};

const tasks = {
  title: '待办事项',
  intro: '按办理期限先后排列，已超期的排在最前。打开一件，可以查看申报与登记信息的对照并作出决定。',
  loading: '正在加载待办事项……',
  empty: '没有待办事项。',
  kind: '事项',
  application: '申报编号',
  agency: '经办机构',
  openedAt: '收到时间',
  dueAt: '办理期限',
  overdue: '已超期',
  more: '下一页',
};

/** The texts of the staff desk. */
export const staffText = {
  frame,
  case: caseText,
  desk: deskText,
  troubles: troublesText,
  loading: '正在加载……',
  session,
  tasks,
  notFound: { title: '没有这个页面', back: '返回待办事项' },
};
export type StaffText = Texts<typeof staffText>;
