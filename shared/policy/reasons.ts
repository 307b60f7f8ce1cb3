import type { ReasonCode } from '../domain/reason-code.ts';
import { inFull, type KnownReasons, RECORD_REASONS, type Reason } from './record-reasons.ts';

const NOT_GENUINE = '经工作人员核验，不能确认该证书真实有效，不予发放。';
const FUNDS_REFUSED = '经资金审核，本次申报不符合补贴发放条件，不予发放。';
const UPHELD = '公示期内收到实名异议，经核实，异议成立，不予拨付。';
const FALSE = '经核实，所报信息与事实不符，属虚假申报，不予发放，并依法处理。';
const REVOKED = '经核实，原审核结论不能成立，予以撤销，不予拨付。';
const FACTS = '认定事实：{explanation}';
const CODE = '《中华人民共和国民法';
const PERIODS = '第二百零一条至第二百零三条';

const AT_SUBMISSION = /* @__PURE__ */ (() =>
  ({
    CERTIFICATE_CATEGORY_EXCLUDED: {
      message: '该类证书不在补贴范围内：补贴只针对职业资格证书和职业技能等级证书，不含专业技术人员职业资格证书。',
      legalBasis: '{scope}',
    },
    APPLICANT_CATEGORY_NOT_ELIGIBLE: {
      message: '申请人不属于补贴对象：本项补贴只面向本市企业职工。',
      legalBasis: '{scope}',
    },
    CERTIFICATE_DATE_OUTSIDE_WINDOW: {
      message: '证书核发日期不在补贴政策规定的起止日期之内。',
      legalBasis: '{scope}',
    },
    CERTIFICATE_NOT_YET_ISSUED: {
      message: '填写的证书核发日期晚于今天，请按证书填写。',
      legalBasis: '{scope}',
      correctable: true,
    },
    APPLICATION_DEADLINE_PASSED: {
      message: '已超过本政策规定的申报期限。',
      detailed: '已超过申报期限：证书核发日期为{issuedOn}，申报截止日为{lastDay}。',
      legalBasis: `{scope}；${CODE}典》${PERIODS}`,
      basisBefore: { day: '2021-01-01', legalBasis: `{scope}；${CODE}总则》${PERIODS}` },
    },
    OCCUPATION_NOT_IN_CATALOGUE: {
      message: '填写的职业（工种）编码不在本政策的补贴职业目录中，请核对证书上的职业名称和编码。',
      legalBasis: '{scope}',
      correctable: true,
    },
  }) as const)() satisfies KnownReasons;

const BY_VERIFICATION = /* @__PURE__ */ (() =>
  ({
    IDENTITY_MISMATCH: {
      message: '填写的姓名与公民身份号码不一致，请核对后重新申报。',
      legalBasis: '{verification}',
      correctable: true,
    },
    EMPLOYMENT_RECORD_NOT_FOUND: {
      message: '按填写的公民身份号码和个人社保账号未查到用工登记记录，请核对个人社保账号后重新申报。',
      legalBasis: '{verification}',
      correctable: true,
    },
    EMPLOYER_NOT_IN_CITY: {
      message: '未查到您在本市注册的企业就业的记录。',
      legalBasis: '{scope}',
    },
    NO_LABOUR_CONTRACT: {
      message: '未查到您与本市企业签订劳动合同的记录，请与用人单位核实。',
      legalBasis: '{scope}',
      correctable: true,
    },
    NO_SOCIAL_INSURANCE: {
      message: '未查到本市企业为您缴纳社会保险的记录，请与用人单位核实。',
      legalBasis: '{scope}',
      correctable: true,
    },
    EMPLOYMENT_NOT_FILED: {
      message: '未查到本市企业为您办理用工备案的记录，请由用人单位补办后重新申报。',
      legalBasis: '{scope}',
      correctable: true,
    },
    INSURED_MONTHS_TOO_FEW: {
      message: '您累计缴纳失业保险费的时间未达到本项目的要求。',
      detailed: '申请本项补贴须累计缴纳失业保险费满{insuredMonths}个月，经核验，您的缴费时间未达到要求。',
      legalBasis: '{scope}',
      correctable: true,
    },
    CERTIFICATE_NOT_FOUND: {
      message: '在该类证书的官方查询系统中未查到填写的证书编号，请核对证书类别和编号。',
      legalBasis: '{verification}',
      correctable: true,
    },
    CERTIFICATE_REVOKED: {
      message: '官方查询系统显示该证书已被撤销或注销。',
      legalBasis: '{verification}',
    },
    CERTIFICATE_HOLDER_MISMATCH: {
      message: '官方查询系统登记的持证人与申请人的姓名或公民身份号码不一致。',
      legalBasis: '{verification}',
      correctable: true,
    },
    CERTIFICATE_LEVEL_MISMATCH: {
      message: '填写的证书等级与官方查询系统登记的等级不一致，请按证书填写。',
      legalBasis: '{verification}',
      correctable: true,
    },
    CERTIFICATE_OCCUPATION_MISMATCH: {
      message: '填写的职业（工种）与官方查询系统登记的职业（工种）不一致，请按证书填写。',
      legalBasis: '{verification}',
      correctable: true,
    },
    CERTIFICATE_DATE_MISMATCH: {
      message: '填写的证书核发日期与官方查询系统登记的日期不一致，请按证书填写。',
      legalBasis: '{verification}',
      correctable: true,
    },
  }) as const)() satisfies KnownReasons;

const BY_TIME = /* @__PURE__ */ (() =>
  ({
    CORRECTION_NOT_MADE: {
      message: '未在规定期限内补正，本次申报不予受理。',
      legalBasis: `{verification}；参照《优化营商环境条例》第三十六条`,
      correctable: true,
    },
  }) as const)() satisfies KnownReasons;

const BY_STAFF = /* @__PURE__ */ (() =>
  ({
    DECEASED: {
      message: '经核实，申请人已经去世，在申报之日前去世的，申报不能成立。',
      legalBasis: `${CODE}典》第十三条`,
      basisBefore: { day: '2021-01-01', legalBasis: `${CODE}总则》第十三条` },
    },
    CERTIFICATE_NOT_GENUINE: {
      message: NOT_GENUINE,
      detailed: `${NOT_GENUINE}${FACTS}`,
      legalBasis: '{verification}',
    },
    FUND_REVIEW_REFUSED: {
      message: FUNDS_REFUSED,
      detailed: `${FUNDS_REFUSED}具体事由：{explanation}`,
      legalBasis: '{funds}',
    },
    OBJECTION_UPHELD: {
      message: UPHELD,
      detailed: `${UPHELD}${FACTS}`,
      legalBasis: '{publicity}',
    },
    FALSE_DECLARATION: {
      message: FALSE,
      detailed: `${FALSE}${FACTS}`,
      legalBasis: '《财政违法行为处罚处分条例》第十四条',
    },
    APPROVAL_REVOKED: {
      message: REVOKED,
      detailed: `${REVOKED}${FACTS}`,
      legalBasis: '{publicity}',
    },
  }) as const)() satisfies KnownReasons;

/**
 * Every ground for a refusal.
 *
 * A person without any employment record gets EMPLOYMENT_RECORD_NOT_FOUND alone: a wrong social-security number says
 * nothing about contract, insurance or filing. The four after it each name one fact that a record lacks.
 *
 * @source Guide §1 to §4; Civil Code 201–203
 */
export const REASONS: Readonly<Record<ReasonCode, Reason>> = /* @__PURE__ */ (() => ({
  ...inFull(AT_SUBMISSION),
  ...RECORD_REASONS,
  ...inFull(BY_VERIFICATION),
  ...inFull(BY_TIME),
  ...inFull(BY_STAFF),
}))();
