import type { ReasonCode } from '../domain/reason-code.ts';
import { GUIDE } from './guide.ts';

export interface Reason {
  /** One sentence in plain Chinese, addressed to the applicant. */
  readonly message: string;
  /** The clause the refusal rests on. */
  readonly legalBasis: string;
  /** Whether the applicant or the employer can put it right and apply again while the time to apply lasts. */
  readonly correctable: boolean;
  /** Where it becomes known: at submission (declaration and prior record), by a register's answer, or by staff. */
  readonly knownAt: 'submission' | 'verification' | 'staff';
}

/** A reason as an applicant gets it. */
export interface ReasonDescription {
  readonly code: ReasonCode;
  readonly message: string;
  readonly legalBasis: string;
  readonly correctable: boolean;
  readonly appeal: string;
}

const GUIDE_SCOPE = `${GUIDE}第一条`;
const GUIDE_VERIFICATION = `${GUIDE}第二条`;
const GUIDE_PUBLICITY = `${GUIDE}第三条`;
const GUIDE_AMOUNTS = `${GUIDE}第四条`;

/** How to challenge a refusal: reconsideration by the agency (复核), or administrative reconsideration (行政复议). */
export const APPEAL_TEXT =
  '如有异议，可自收到本结果之日起15日内向经办机构申请复核，也可自知道本结果之日起60日内依法申请行政复议。';

/**
 * Every ground for a refusal.
 *
 * A person without any employment record gets EMPLOYMENT_RECORD_NOT_FOUND alone: a wrong social-security number says
 * nothing about contract, insurance or filing. The four after it each name one fact that a record lacks.
 *
 * @source Guide §1 to §4; Civil Code 201–203
 */
export const REASONS: Readonly<Record<ReasonCode, Reason>> = {
  CERTIFICATE_CATEGORY_EXCLUDED: {
    message: '该类证书不在补贴范围内：补贴只针对职业资格证书和职业技能等级证书，不含专业技术人员职业资格证书。',
    legalBasis: GUIDE_SCOPE,
    correctable: false,
    knownAt: 'submission',
  },
  APPLICANT_CATEGORY_NOT_ELIGIBLE: {
    message: '申请人不属于补贴对象：本项补贴只面向本市企业职工。',
    legalBasis: GUIDE_SCOPE,
    correctable: false,
    knownAt: 'submission',
  },
  CERTIFICATE_DATE_OUTSIDE_WINDOW: {
    message: '证书的发证日期不在补贴政策规定的起止日期之内。',
    legalBasis: GUIDE_SCOPE,
    correctable: false,
    knownAt: 'submission',
  },
  CERTIFICATE_NOT_YET_ISSUED: {
    message: '填写的发证日期晚于今天，请核对证书上的发证日期。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'submission',
  },
  APPLICATION_DEADLINE_PASSED: {
    message: '已超过申报期限：本政策规定的申报期限自证书发证之日起计算，最后一日已过。',
    legalBasis: `${GUIDE_SCOPE}；《中华人民共和国民法典》第二百零一条至第二百零三条`,
    correctable: false,
    knownAt: 'submission',
  },
  OCCUPATION_NOT_IN_CATALOGUE: {
    message: '填写的职业（工种）编码不在本政策的补贴职业目录中，请核对证书上的职业名称和编码。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'submission',
  },
  LEVEL_NOT_IN_CATALOGUE: {
    message: '该职业（工种）在本政策的补贴职业目录中没有填写的证书等级，请核对证书上的等级。',
    legalBasis: GUIDE_AMOUNTS,
    correctable: true,
    knownAt: 'submission',
  },
  ALREADY_SUBSIDISED: {
    message: '同一职业（工种）同一等级只能享受一次补贴，您已有正在办理或已经拨付的申报。',
    legalBasis: GUIDE_AMOUNTS,
    correctable: false,
    knownAt: 'submission',
  },
  ANNUAL_LIMIT_REACHED: {
    message: '您本年度的补贴申报次数已达到上限。',
    legalBasis: GUIDE_AMOUNTS,
    correctable: false,
    knownAt: 'submission',
  },
  IDENTITY_MISMATCH: {
    message: '填写的姓名与公民身份号码不一致，请核对后重新申报。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  EMPLOYMENT_RECORD_NOT_FOUND: {
    message: '按填写的公民身份号码和个人社保账号未查到用工登记记录，请核对个人社保账号后重新申报。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  EMPLOYER_NOT_IN_CITY: {
    message: '未查到您在本市注册的企业就业的记录。',
    legalBasis: GUIDE_SCOPE,
    correctable: false,
    knownAt: 'verification',
  },
  NO_LABOUR_CONTRACT: {
    message: '未查到您与本市企业签订劳动合同的记录，请与用人单位核实。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'verification',
  },
  NO_SOCIAL_INSURANCE: {
    message: '未查到本市企业为您缴纳社会保险的记录，请与用人单位核实。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'verification',
  },
  EMPLOYMENT_NOT_FILED: {
    message: '未查到本市企业为您办理用工备案的记录，请由用人单位补办后重新申报。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_NOT_FOUND: {
    message: '在该类证书的官方查询系统中未查到填写的证书编号，请核对证书类别和编号。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_REVOKED: {
    message: '官方查询系统显示该证书已被撤销或注销。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: false,
    knownAt: 'verification',
  },
  CERTIFICATE_HOLDER_MISMATCH: {
    message: '官方查询系统登记的持证人与申请人的姓名或公民身份号码不一致。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_LEVEL_MISMATCH: {
    message: '填写的证书等级与官方查询系统登记的等级不一致，请按证书填写。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_OCCUPATION_MISMATCH: {
    message: '填写的职业（工种）与官方查询系统登记的职业（工种）不一致，请按证书填写。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_DATE_MISMATCH: {
    message: '填写的发证日期与官方查询系统登记的发证日期不一致，请按证书填写。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_NOT_GENUINE: {
    message: '经工作人员核查，不能确认该证书真实有效。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: false,
    knownAt: 'staff',
  },
  FUND_REVIEW_REFUSED: {
    message: '资金审核未通过：经审核，本次申报不符合补贴资金的发放条件。',
    legalBasis: `${GUIDE_SCOPE}、第四条`,
    correctable: false,
    knownAt: 'staff',
  },
  OBJECTION_UPHELD: {
    message: '公示期间收到异议，经核实异议成立。',
    legalBasis: GUIDE_PUBLICITY,
    correctable: false,
    knownAt: 'staff',
  },
  FALSE_DECLARATION: {
    message: '经核实，申报中有虚假内容。',
    legalBasis: '《财政违法行为处罚处分条例》第十四条',
    correctable: false,
    knownAt: 'staff',
  },
};

/** A reason as a refused applicant must be told it: what, on what legal basis, whether correctable, how to appeal. */
export function describeReason(code: ReasonCode): ReasonDescription {
  const { message, legalBasis, correctable } = REASONS[code];
  return { code, message, legalBasis, correctable, appeal: APPEAL_TEXT };
}
