import { civilDate } from '../../domain/civil-date.ts';
import { fen } from '../../domain/money.ts';
import { GUIDE } from '../guide.ts';
import type { Policy } from '../policy.ts';
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
  eligibleApplicantCategories: ['ENTERPRISE_EMPLOYEE'],
  certificateCategories: ['VOCATIONAL_QUALIFICATION', 'SKILL_LEVEL'],
  publicityWorkingDays: 5,
  publishAtHour: 9,
  reviewWorkingDays: 10,
  objectionDecisionWorkingDays: 5,
  objectionExtendedWorkingDays: 10,
  paymentDays: 30,
  payoutDelayWorkingDays: 1,
  payoutAtHour: 10,
  maskStyle: 'FIRST_AND_LAST_CHARACTER',
  occupations: {
    fromCatalogue: 'ALL',
    extra: [{ code: '4-10-01-02', name: '育婴员' }],
    levelsByCode: {},
  },
  agencies: dalianAgencies,
  sources: {
    issuedFrom: `${GUIDE}第一条`,
    issuedTo: `${GUIDE}第一条`,
    monthsToApply: `${GUIDE}第一条；期间计算依《中华人民共和国民法典》第二百零一条至第二百零三条`,
    amounts: `${GUIDE}第四条`,
    annualLimit: `${GUIDE}第四条；按申报日所在自然年度计算：${DEFAULT}`,
    eligibleApplicantCategories: `${GUIDE}第一条`,
    certificateCategories: `${GUIDE}第一条`,
    publicityWorkingDays: `公示依${GUIDE}第三条；公示天数：${DEFAULT}`,
    publishAtHour: `公示依${GUIDE}第三条；公示时点：${DEFAULT}`,
    reviewWorkingDays: '《社会保险经办条例》第二十四条',
    objectionDecisionWorkingDays: DEFAULT,
    objectionExtendedWorkingDays: DEFAULT,
    paymentDays: DEFAULT,
    payoutDelayWorkingDays: DEFAULT,
    payoutAtHour: DEFAULT,
    maskStyle: DEFAULT,
    occupations: '《中华人民共和国职业分类大典》（2022年版公示稿）；2022年9月1日前发证的，按2015年版职业编码',
    agencies: `${GUIDE}所列经办机构`,
  },
};
