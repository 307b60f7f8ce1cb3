import type { Texts } from '../texts.ts';
import { caseLabelsText } from './case-labels.ts';
import { frameText } from './frame.ts';
import { listsText } from './public-lists.ts';

const start = {
  title: '职业技能证书补贴',
  who: '谁可以申领',
  whoText: (from: string, to: string) => `本市企业职工，${from}至${to}取得职业资格证书或职业技能等级证书的`,
  howMuch: '补贴多少',
  amountsText: (least: string, most: string) => `${least}至${most}`,
  byLevel: '每证，按证书等级',
  untilWhen: '何时申报',
  untilWhenText: (months: number) => `自证书核发之日起${months}个月内`,
  apply: '我要申报',
  check: '先看看我能不能申报',
  mine: '查看我的申报进度',
  toRead: '政策与公示',
  standards: '补贴标准和办理时限',
  agencies: '经办机构电话',
};

const standards = {
  title: '补贴标准',
  amounts: '各等级补贴标准',
  level: '证书等级',
  amount: '补贴金额',
  conditions: '申领条件',
  applicants: '申领对象',
  issuedBetween: '证书核发日期',
  period: (from: string, to: string) => `${from}至${to}`,
  certificates: '证书类别',
  monthsToApply: '申报期限',
  months: (months: number) => `自证书核发之日起${months}个月内`,
  annualLimit: '次数限制',
  times: (times: number | null) =>
    times === null
      ? '同一职业（工种）同一等级只能享受一次'
      : `每人每年最多${times}次，同一职业（工种）同一等级只能享受一次`,
  insuredMonths: '失业保险缴费',
  monthsInsured: (months: number) => `累计缴纳失业保险费满${months}个月`,
  occupations: '职业（工种）',
  occupationsLink: '查看职业（工种）目录',
  steps: '办理时限',
  review: '审核',
  publicity: '公示',
  objections: '异议处理',
  payment: '拨付',
  workingDays: (days: number) => `${days}个工作日内`,
  publicityDays: (days: number) => `${days}个工作日`,
  days: (days: number) => `公示期满后${days}日内`,
  sources: '依据',
};

const notFound = {
  title: '没有这个页面',
  text: '地址可能有误，或页面已经移动。',
  back: '返回首页',
};

const failed = {
  title: '服务暂时不可用',
  text: (requestId: string) => `请稍后重试，或凭编号${requestId}联系经办机构。`,
  back: '返回首页',
};

/** The texts of the pages that the server renders. */
export const publicText = {
  frame: frameText,
  case: caseLabelsText,
  lists: listsText,
  start,
  standards,
  notFound,
  failed,
};
export type PublicText = Texts<typeof publicText>;
