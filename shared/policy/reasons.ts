import type { ReasonCode } from '../domain/reason-code.ts';
import type { ReasonFacts, Remedies } from '../domain/refusal.ts';
import { GUIDE_PARTS } from './guide.ts';
import { remediesText } from './remedies.ts';

export interface Reason {
  /** One sentence in plain Chinese, addressed to the applicant. */
  readonly message: string;
  /** The same with facts of the case in {braces}. It takes the place of the message where all of them are known. */
  readonly detailed?: string;
  /** The clause the refusal rests on. */
  readonly legalBasis: string;
  /** The clause for refusals before a day (YYYY-MM-DD), on which a new statute came into force. */
  readonly basisBefore?: { readonly day: string; readonly legalBasis: string };
  /** Whether the applicant or the employer can put it right and apply again while the time to apply lasts. */
  readonly correctable: boolean;
  /** Where it becomes known: at submission (declaration and prior record), by a register's answer, or by staff. */
  readonly knownAt: 'submission' | 'verification' | 'staff';
  /** Staff must say what they found, in words that the applicant reads. */
  readonly needsExplanation?: true;
}

/** A reason as an applicant gets it. */
export interface ReasonDescription {
  readonly code: ReasonCode;
  readonly message: string;
  readonly legalBasis: string;
  readonly correctable: boolean;
  /** What staff found, where staff refused and said so. */
  readonly explanation?: string;
  /** How to challenge the refusal; absent where nothing was refused, as in an eligibility check. */
  readonly appeal?: string;
}

const { scope: GUIDE_SCOPE, verification: GUIDE_VERIFICATION, publicity: GUIDE_PUBLICITY } = GUIDE_PARTS;
const { amounts: GUIDE_AMOUNTS, limits: GUIDE_LIMITS } = GUIDE_PARTS;
const NOT_GENUINE = '经工作人员核验，不能确认该证书真实有效，不予发放。';
const FUNDS_REFUSED = '经资金审核，本次申报不符合补贴发放条件，不予发放。';
const UPHELD = '公示期内收到实名异议，经核实，异议成立，不予拨付。';
const FALSE = '经核实，所报信息与事实不符，属虚假申报，不予发放，并依法处理。';
const FACTS = '认定事实：{explanation}';
const CODE = '《中华人民共和国民法';
const PERIODS = '第二百零一条至第二百零三条';

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
    message: '证书核发日期不在补贴政策规定的起止日期之内。',
    legalBasis: GUIDE_SCOPE,
    correctable: false,
    knownAt: 'submission',
  },
  CERTIFICATE_NOT_YET_ISSUED: {
    message: '填写的证书核发日期晚于今天，请按证书填写。',
    legalBasis: GUIDE_SCOPE,
    correctable: true,
    knownAt: 'submission',
  },
  APPLICATION_DEADLINE_PASSED: {
    message: '已超过本政策规定的申报期限。',
    detailed: '已超过申报期限：证书核发日期为{issuedOn}，申报截止日为{lastDay}。',
    legalBasis: `${GUIDE_SCOPE}；${CODE}典》${PERIODS}`,
    basisBefore: { day: '2021-01-01', legalBasis: `${GUIDE_SCOPE}；${CODE}总则》${PERIODS}` },
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
    legalBasis: GUIDE_LIMITS,
    correctable: false,
    knownAt: 'submission',
  },
  ANNUAL_LIMIT_REACHED: {
    message: '您本年度的补贴申报次数已达到上限。',
    detailed: '每人每年享受培训补贴不超过{annualLimit}次，您{year}年度已申报{annualLimit}次。',
    legalBasis: GUIDE_LIMITS,
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
    message: '填写的证书核发日期与官方查询系统登记的日期不一致，请按证书填写。',
    legalBasis: GUIDE_VERIFICATION,
    correctable: true,
    knownAt: 'verification',
  },
  CERTIFICATE_NOT_GENUINE: {
    message: NOT_GENUINE,
    detailed: `${NOT_GENUINE}${FACTS}`,
    legalBasis: GUIDE_VERIFICATION,
    correctable: false,
    knownAt: 'staff',
    needsExplanation: true,
  },
  FUND_REVIEW_REFUSED: {
    message: FUNDS_REFUSED,
    detailed: `${FUNDS_REFUSED}具体事由：{explanation}`,
    legalBasis: `${GUIDE_SCOPE}、第四部分“补贴标准”`,
    correctable: false,
    knownAt: 'staff',
    needsExplanation: true,
  },
  OBJECTION_UPHELD: {
    message: UPHELD,
    detailed: `${UPHELD}${FACTS}`,
    legalBasis: GUIDE_PUBLICITY,
    correctable: false,
    knownAt: 'staff',
    needsExplanation: true,
  },
  FALSE_DECLARATION: {
    message: FALSE,
    detailed: `${FALSE}${FACTS}`,
    legalBasis: '《财政违法行为处罚处分条例》第十四条',
    correctable: false,
    knownAt: 'staff',
    needsExplanation: true,
  },
};

/** A reason with what is known of the case; with remedies, how to challenge the refusal. */
export function describeReason(code: ReasonCode, facts: ReasonFacts = {}, remedies?: Remedies): ReasonDescription {
  const reason = REASONS[code];
  const { explanation } = facts;
  return {
    code,
    message: messageOf(reason, facts),
    legalBasis: basisOf(reason, facts),
    correctable: reason.correctable,
    ...(explanation && { explanation }),
    ...(remedies && { appeal: remediesText(remedies) }),
  };
}

function messageOf({ message, detailed }: Reason, facts: ReasonFacts): string {
  const known = new Map<string, string | undefined>(Object.entries(facts));
  let allKnown = detailed !== undefined;
  const text = detailed?.replace(/\{(\w+)\}/g, (_, name) => {
    allKnown &&= known.get(name) !== undefined;
    return known.get(name) ?? '';
  });
  return allKnown && text !== undefined ? text : message;
}

function basisOf({ legalBasis, basisBefore }: Reason, { refusedOn }: ReasonFacts): string {
  return basisBefore && refusedOn !== undefined && refusedOn < basisBefore.day ? basisBefore.legalBasis : legalBasis;
}
