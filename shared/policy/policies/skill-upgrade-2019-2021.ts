import { civilDate } from '../../domain/civil-date.ts';
import { fen } from '../../domain/money.ts';
import type { Policy, PolicySources } from '../policy.ts';
import { dalianAgencies } from './dalian-agencies.ts';
import { DEFAULT, dalianProcedure, dalianProcedureSources } from './dalian-procedure.ts';

const NOTICE = '《关于失业保险支持参保职工提升职业技能有关问题的通知》（人社部发〔2017〕40号）';
const EASED = '《关于失业保险支持企业稳定就业岗位的通知》（人社部发〔2019〕23号）及延续实施的规定';
const AMOUNTS = [
  { level: 5, amountFen: fen(100_000) },
  { level: 4, amountFen: fen(150_000) },
  { level: 3, amountFen: fen(200_000) },
] as const;

/** The national subsidy for skills from unemployment insurance, for certificates from 2019 on: 12 months insured. */
export const skillUpgrade2019to2021: Policy = {
  ...dalianProcedure,
  policyId: 'skill-upgrade-2019-2021',
  programme: 'skill-upgrade',
  title: '失业保险技能提升补贴（2019—2021年）',
  // The parts of the notice are not numbered here: see docs/adr/0057-a-second-programme-is-a-file.md.
  clauses: {
    scope: NOTICE,
    verification: NOTICE,
    publicity: NOTICE,
    amounts: NOTICE,
    limits: NOTICE,
    funds: NOTICE,
  },
  issuedFrom: civilDate('2019-01-01'),
  issuedTo: civilDate('2021-12-31'),
  monthsToApply: 12,
  amounts: AMOUNTS,
  amountsAtMost: AMOUNTS,
  annualLimit: null,
  eligibleApplicantCategories: ['ENTERPRISE_EMPLOYEE'],
  certificateCategories: ['VOCATIONAL_QUALIFICATION', 'SKILL_LEVEL'],
  employmentConditions: ['inCity', 'insured'],
  insuredMonths: 12,
  occupations: { fromCatalogue: 'ALL', extra: [{ code: '4-10-01-02', name: '育婴员' }], levelsByCode: {} },
  agencies: dalianAgencies,
};

/** The clause behind each figure. Only the public list of policies needs it, so other bundles leave it out. */
export const skillUpgrade2019to2021Sources: PolicySources = /* @__PURE__ */ (() => {
  return {
    ...dalianProcedureSources(NOTICE),
    issuedFrom: EASED,
    issuedTo: `${EASED}；截止日：${DEFAULT}`,
    monthsToApply: `${NOTICE}；期间计算依《民法典》（2021年1月1日前《民法总则》）第二百零一条至第二百零三条`,
    amounts: `${NOTICE}：初级（五级）、中级（四级）、高级（三级）分别不超过1000元、1500元、2000元，具体标准由地方确定`,
    annualLimit: `${NOTICE}：同一职业（工种）同一等级只享受一次，未规定每年的次数`,
    eligibleApplicantCategories: NOTICE,
    certificateCategories: NOTICE,
    employmentConditions: NOTICE,
    insuredMonths: `${EASED}：累计缴纳失业保险费12个月以上`,
    occupations: '《中华人民共和国职业分类大典》（2022年版公示稿）；2022年9月1日前发证的，按2015年版职业编码',
    agencies: `${NOTICE}：向参保地经办机构申请；经办机构：${DEFAULT}`,
  };
})();
