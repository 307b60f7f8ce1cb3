import type { CorrectableField } from '../../../shared/domain/correction.ts';
import type { ApplicantCategory, CertificateCategory, Level } from '../../../shared/domain/declared.ts';
import { PHASE_TEXT } from '../../../shared/domain/phase-text.ts';
import type { Texts } from '../texts.ts';

const levels: Readonly<Record<Level, string>> = {
  5: '五级/初级工',
  4: '四级/中级工',
  3: '三级/高级工',
  2: '二级/技师',
  1: '一级/高级技师',
};

const applicantCategories: Readonly<Record<ApplicantCategory, string>> = {
  ENTERPRISE_EMPLOYEE: '企业职工',
  UNEMPLOYMENT_BENEFIT_RECIPIENT: '领取失业保险金人员',
  OTHER: '其他人员',
};

const certificateCategories: Readonly<Record<CertificateCategory, string>> = {
  VOCATIONAL_QUALIFICATION: '职业资格证书',
  SKILL_LEVEL: '职业技能等级证书',
  PROFESSIONAL_TECHNICAL: '专业技术人员职业资格证书',
};

/** What can be corrected, in the order of the form. */
const correctableFields: Readonly<Record<CorrectableField, string>> = {
  'applicant.name': '姓名',
  'applicant.socialSecurityNumber': '个人社保账号',
  'applicant.phone': '手机号',
  'certificate.category': '证书类别',
  'certificate.number': '证书编号',
  'certificate.issuedOn': '证书核发日期',
  'certificate.occupationCode': '职业（工种）',
  'certificate.level': '职业等级',
  'payee.kind': '收款方式',
  'payee.bankName': '开户银行',
  'payee.accountNumber': '账号',
};

/** The words for a case, for all areas. */
export const caseLabelsText = {
  phases: PHASE_TEXT,
  levels,
  applicantCategories,
  certificateCategories,
  correctableFields,
};
export type CaseLabelsText = Texts<typeof caseLabelsText>;
