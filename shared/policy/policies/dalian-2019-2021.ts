import { civilDate } from '../../domain/civil-date.ts';
import { EMPLOYMENT_CONDITIONS } from '../../domain/finding.ts';
import { fen } from '../../domain/money.ts';
import { DEFAULT_PROGRAMME } from '../../domain/programme.ts';
import { GUIDE, GUIDE_PARTS } from '../guide.ts';
import type { Policy, PolicySources } from '../policy.ts';
import { dalianAgencies } from './dalian-agencies.ts';
import { DEFAULT, dalianProcedure, dalianProcedureSources } from './dalian-procedure.ts';

/** The city's programme for certificates issued from the middle of 2019 to the end of 2021. */
export const dalian2019to2021: Policy = {
  ...dalianProcedure,
  policyId: 'dalian-2019-2021',
  programme: DEFAULT_PROGRAMME,
  title: '大连市企业职工职业技能证书补贴（2019—2021年）',
  clauses: GUIDE_PARTS,
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
  employmentConditions: EMPLOYMENT_CONDITIONS,
  insuredMonths: 0,
  occupations: {
    fromCatalogue: 'ALL',
    extra: [{ code: '4-10-01-02', name: '育婴员' }],
    levelsByCode: {},
  },
  agencies: dalianAgencies,
};

/** The clause behind each figure. Only the public list of policies needs it, so other bundles leave it out. */
export const dalian2019to2021Sources: PolicySources = /* @__PURE__ */ (() => ({
  ...dalianProcedureSources(GUIDE_PARTS.publicity),
  issuedFrom: GUIDE_PARTS.scope,
  issuedTo: GUIDE_PARTS.scope,
  monthsToApply: `${GUIDE_PARTS.scope}；期间计算依《民法典》（2021年1月1日前《民法总则》）第二百零一条至第二百零三条`,
  amounts: GUIDE_PARTS.amounts,
  annualLimit: `${GUIDE_PARTS.limits}；按申报日所在自然年度计算：${DEFAULT}`,
  eligibleApplicantCategories: GUIDE_PARTS.scope,
  certificateCategories: GUIDE_PARTS.scope,
  employmentConditions: `${GUIDE_PARTS.scope}、第二部分`,
  insuredMonths: `${GUIDE_PARTS.scope}：不要求失业保险缴费月数`,
  occupations: '《中华人民共和国职业分类大典》（2022年版公示稿）；2022年9月1日前发证的，按2015年版职业编码',
  agencies: `${GUIDE}所列经办机构`,
}))();
