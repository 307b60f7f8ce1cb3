import { civilDate } from '../../domain/civil-date.ts';
import { fen } from '../../domain/money.ts';
import { GUIDE, GUIDE_PARTS } from '../guide.ts';
import type { Policy, PolicySources } from '../policy.ts';
import { dalianAgencies } from './dalian-agencies.ts';

const DEFAULT = '上位规定未作规定，由经办机构设定';

/** The city's programme for certificates issued from the middle of 2019 to the end of 2021. */
export const dalian2019to2021: Policy = {
  policyId: 'dalian-2019-2021',
  title: '大连市企业职工职业技能证书补贴（2019—2021年）',
  issuedFrom: civilDate('2019-07-31'),
  issuedTo: civilDate('2021-12-31'),
  monthsToApply: 12,
  amounts: [
    { level: 5, amountFen: fen(150_000) },
    { level: 4, amountFen: fen(200_000) },
    { level: 3, amountFen: fen(250_000) },
    { level: 2, amountFen: fen(350_000) },
    { level: 1, amountFen: fen(500_000) },
  ],
  annualLimit: 3,
  submissionsPerDay: 10,
  eligibleApplicantCategories: ['ENTERPRISE_EMPLOYEE'],
  certificateCategories: ['VOCATIONAL_QUALIFICATION', 'SKILL_LEVEL'],
  publicityWorkingDays: 5,
  publishAtHour: 9,
  reviewWorkingDays: 10,
  correctionWorkingDays: 15,
  correctionReminders: [10, 3],
  correctionRounds: 2,
  objectionDecisionWorkingDays: 5,
  objectionExtendedWorkingDays: 10,
  paymentDays: 30,
  payoutDelayWorkingDays: 1,
  payoutAtHour: 10,
  returnReminderDays: [7, 30, 60],
  confirmationWorkingDays: 3,
  maskStyle: 'FIRST_AND_LAST_CHARACTER',
  messageSender: '职业技能补贴',
  remedies: { reviewDays: 15, reconsiderationOrgan: '大连市人民政府', reconsiderationDays: 60, litigationMonths: 6 },
  occupations: {
    fromCatalogue: 'ALL',
    extra: [{ code: '4-10-01-02', name: '育婴员' }],
    levelsByCode: {},
  },
  agencies: dalianAgencies,
};

/** The clause behind each figure. Only the public list of policies needs it, so other bundles leave it out. */
export const dalian2019to2021Sources: PolicySources = /* @__PURE__ */ (() => ({
  issuedFrom: GUIDE_PARTS.scope,
  issuedTo: GUIDE_PARTS.scope,
  monthsToApply: `${GUIDE_PARTS.scope}；期间计算依《民法典》（2021年1月1日前《民法总则》）第二百零一条至第二百零三条`,
  amounts: GUIDE_PARTS.amounts,
  annualLimit: `${GUIDE_PARTS.limits}；按申报日所在自然年度计算：${DEFAULT}`,
  submissionsPerDay: DEFAULT,
  eligibleApplicantCategories: GUIDE_PARTS.scope,
  certificateCategories: GUIDE_PARTS.scope,
  publicityWorkingDays: `公示依${GUIDE_PARTS.publicity}；公示天数：${DEFAULT}`,
  publishAtHour: `公示依${GUIDE_PARTS.publicity}；公示时点：${DEFAULT}`,
  reviewWorkingDays: `自2023年12月1日起依《社会保险经办条例》第二十四条；此前${DEFAULT}`,
  correctionWorkingDays: `一次性告知：参照《优化营商环境条例》第三十六条、《行政许可法》第三十二条；天数：${DEFAULT}`,
  correctionReminders: DEFAULT,
  correctionRounds: DEFAULT,
  objectionDecisionWorkingDays: DEFAULT,
  objectionExtendedWorkingDays: DEFAULT,
  paymentDays: DEFAULT,
  payoutDelayWorkingDays: DEFAULT,
  payoutAtHour: DEFAULT,
  returnReminderDays: DEFAULT,
  confirmationWorkingDays: DEFAULT,
  maskStyle: DEFAULT,
  messageSender: DEFAULT,
  remedies: `复核：${DEFAULT}；行政复议依《行政复议法》；行政诉讼依《行政诉讼法》第四十六条`,
  occupations: '《中华人民共和国职业分类大典》（2022年版公示稿）；2022年9月1日前发证的，按2015年版职业编码',
  agencies: `${GUIDE}所列经办机构`,
}))();
