import type { Texts } from '../texts.ts';
import { caseText } from './case.ts';
import { frameText } from './frame.ts';
import { listsText } from './public-lists.ts';

const start = {
  title: '职业技能证书补贴',
  who: '本市企业职工取得职业资格证书或职业技能等级证书，可以申领补贴。',
  howMuch: (least: string, most: string) => `按证书等级，每证${least}至${most}。`,
  untilWhen: (months: number) => `自证书核发之日起${months}个月内申报。`,
  apply: '我要申报',
  check: '先看看我能不能申报',
  mine: '查看我的申报进度',
};

const standards = {
  title: '补贴标准',
  amounts: '各等级补贴标准',
  level: '证书等级',
  amount: '补贴金额',
  conditions: '申领条件',
  issuedBetween: '证书核发日期',
  period: (from: string, to: string) => `${from}至${to}`,
  certificates: '证书类别',
  monthsToApply: '申报期限',
  months: (months: number) => `自证书核发之日起${months}个月内`,
  annualLimit: '次数限制',
  times: (times: number) => `每人每年最多${times}次，同一职业（工种）同一等级只能享受一次`,
  steps: '办理时限',
  review: '审核',
  publicity: '公示',
  objections: '异议处理',
  payment: '拨付',
  workingDays: (days: number) => `${days}个工作日内`,
  publicityDays: (days: number) => `${days}个工作日`,
  days: (days: number) => `公示期满后${days}日内`,
  source: '依据',
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
export const publicText = { frame: frameText, case: caseText, lists: listsText, start, standards, notFound, failed };
export type PublicText = Texts<typeof publicText>;
