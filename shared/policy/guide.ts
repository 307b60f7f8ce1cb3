/** The city's operating guide for individual applicants, by its full name. */
export const GUIDE = '《大连市企业职工职业技能证书补贴个人申领操作指南（2019—2021年）》';

/** The parts of the guide that rules come from, as pages cite them. */
export const GUIDE_PARTS = {
  scope: `${GUIDE}第一部分`,
  verification: `${GUIDE}第二部分`,
  publicity: `${GUIDE}第三部分`,
  amounts: `${GUIDE}第四部分“补贴标准”`,
  limits: `${GUIDE}第四部分“补贴标准”温馨提示`,
  funds: `${GUIDE}第一部分、第四部分“补贴标准”`,
} as const;

/** What an applicant is told once the certificate is approved, in the guide's exact words. @source Guide §2 */
export const CERTIFICATE_APPROVED_TEXT = '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户';
