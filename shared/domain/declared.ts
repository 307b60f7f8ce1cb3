/** What an applicant says of themselves. */
export const APPLICANT_CATEGORIES = ['ENTERPRISE_EMPLOYEE', 'UNEMPLOYMENT_BENEFIT_RECIPIENT', 'OTHER'] as const;
export type ApplicantCategory = (typeof APPLICANT_CATEGORIES)[number];

/** 职业资格证书, 职业技能等级证书, 专业技术人员职业资格证书. */
export const CERTIFICATE_CATEGORIES = ['VOCATIONAL_QUALIFICATION', 'SKILL_LEVEL', 'PROFESSIONAL_TECHNICAL'] as const;
export type CertificateCategory = (typeof CERTIFICATE_CATEGORIES)[number];

/** Where the money goes: 银行账户 or 社会保障卡. */
export const PAYEE_KINDS = ['BANK_ACCOUNT', 'SOCIAL_SECURITY_CARD'] as const;
export type PayeeKind = (typeof PAYEE_KINDS)[number];

/** Certificate levels from the lowest, 5, to the highest, 1. */
export const LEVELS = [5, 4, 3, 2, 1] as const;
export type Level = (typeof LEVELS)[number];

/** A level as pages and notices name it. */
export const LEVEL_TEXT: Readonly<Record<Level, string>> = {
  5: '五级/初级工',
  4: '四级/中级工',
  3: '三级/高级工',
  2: '二级/技师',
  1: '一级/高级技师',
};
