import type { Phase } from './phase.ts';

/** The phases as people read them in Chinese, on a page or in a file. */
export const PHASE_TEXT: Readonly<Record<Phase, string>> = {
  VERIFYING: '信息校验中',
  MANUAL_VERIFICATION: '人工核验中',
  CORRECTION_REQUESTED: '待补正',
  FUND_REVIEW: '资金审核中',
  AWAITING_PUBLICATION: '待公示',
  PUBLICISED: '公示中',
  OBJECTION_REVIEW: '异议复核中',
  SUSPENDED: '已暂停',
  PAYING: '拨付中',
  PAYMENT_RETURNED: '银行退票',
  PAID: '已拨付',
  REJECTED: '未通过',
  WITHDRAWN: '已撤回',
};
