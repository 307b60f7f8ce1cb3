import type { CaseLabelsText } from '../zh/case-labels.ts';

export const caseLabelsText: CaseLabelsText = {
  phases: {
    VERIFYING: 'Being verified',
    MANUAL_VERIFICATION: 'Being verified by staff',
    CORRECTION_REQUESTED: 'Correction needed',
    FUND_REVIEW: 'Under fund review',
    AWAITING_PUBLICATION: 'To be published',
    PUBLICISED: 'On public notice',
    OBJECTION_REVIEW: 'Objection under review',
    SUSPENDED: 'Suspended',
    PAYING: 'Being paid',
    PAYMENT_RETURNED: 'Returned by the bank',
    PAID: 'Paid',
    REJECTED: 'Refused',
    WITHDRAWN: 'Withdrawn',
  },
  levels: {
    5: 'Level 5 (elementary)',
    4: 'Level 4 (intermediate)',
    3: 'Level 3 (advanced)',
    2: 'Level 2 (technician)',
    1: 'Level 1 (senior technician)',
  },
  applicantCategories: {
    ENTERPRISE_EMPLOYEE: 'Employee of an enterprise',
    UNEMPLOYMENT_BENEFIT_RECIPIENT: 'Receiving unemployment benefit',
    OTHER: 'Other',
  },
  certificateCategories: {
    VOCATIONAL_QUALIFICATION: 'Vocational qualification certificate',
    SKILL_LEVEL: 'Vocational skill level certificate',
    PROFESSIONAL_TECHNICAL: 'Professional and technical qualification certificate',
  },
  correctableFields: {
    'applicant.name': 'Name',
    'applicant.socialSecurityNumber': 'Personal social insurance number',
    'applicant.phone': 'Mobile phone',
    'certificate.category': 'Kind of certificate',
    'certificate.number': 'Certificate number',
    'certificate.issuedOn': 'Date of issue',
    'certificate.occupationCode': 'Occupation',
    'certificate.level': 'Level',
    'payee.kind': 'Pay to',
    'payee.bankName': 'Bank and branch',
    'payee.accountNumber': 'Account number',
  },
};
