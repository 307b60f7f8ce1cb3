/** The city's operating guide for individual applicants, as pages cite it. */
export const GUIDE = '本市个人申领操作指南（2019—2021年）';

/** What an applicant is told once the certificate is approved, in the guide's exact words. @source Guide §2 */
export const CERTIFICATE_APPROVED_TEXT = '您的证书已通过审核，待资金审核通过并公示无异议后支付至个人银行账户';
