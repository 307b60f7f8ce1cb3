/**
 * Why an application is refused, by where it becomes known: at submission (declaration and prior record), by a
 * register's answer, because a correction was not made in time, or by staff. The codes are stable: clients, reports and
 * stored cases rely on them.
 *
 * The order is the order in which several reasons are listed.
 */
export const REASON_CODES_KNOWN_AT = {
  submission: [
    'CERTIFICATE_CATEGORY_EXCLUDED',
    'APPLICANT_CATEGORY_NOT_ELIGIBLE',
    'CERTIFICATE_DATE_OUTSIDE_WINDOW',
    'CERTIFICATE_NOT_YET_ISSUED',
    'APPLICATION_DEADLINE_PASSED',
    'OCCUPATION_NOT_IN_CATALOGUE',
    'LEVEL_NOT_IN_CATALOGUE',
    'ALREADY_SUBSIDISED',
    'SUBSIDISED_ELSEWHERE',
    'ANNUAL_LIMIT_REACHED',
  ],
  verification: [
    'IDENTITY_MISMATCH',
    'EMPLOYMENT_RECORD_NOT_FOUND',
    'EMPLOYER_NOT_IN_CITY',
    'NO_LABOUR_CONTRACT',
    'NO_SOCIAL_INSURANCE',
    'EMPLOYMENT_NOT_FILED',
    'INSURED_MONTHS_TOO_FEW',
    'CERTIFICATE_NOT_FOUND',
    'CERTIFICATE_REVOKED',
    'CERTIFICATE_HOLDER_MISMATCH',
    'CERTIFICATE_LEVEL_MISMATCH',
    'CERTIFICATE_OCCUPATION_MISMATCH',
    'CERTIFICATE_DATE_MISMATCH',
  ],
  correction: ['CORRECTION_NOT_MADE'],
  staff: [
    'DECEASED',
    'CERTIFICATE_NOT_GENUINE',
    'FUND_REVIEW_REFUSED',
    'OBJECTION_UPHELD',
    'FALSE_DECLARATION',
    'APPROVAL_REVOKED',
  ],
} as const;

export type ReasonKnownAt = keyof typeof REASON_CODES_KNOWN_AT;
export type ReasonCode = (typeof REASON_CODES_KNOWN_AT)[ReasonKnownAt][number];

/** Every reason. */
export const REASON_CODES = /* @__PURE__ */ (() => {
  const { submission, verification, correction, staff } = REASON_CODES_KNOWN_AT;
  return [...submission, ...verification, ...correction, ...staff] as const;
})();

/** Whether a reason becomes known at one of these stages. */
export function isKnownAt(code: ReasonCode, ...stages: readonly ReasonKnownAt[]): boolean {
  return stages.some((stage) => REASON_CODES_KNOWN_AT[stage].some((known) => known === code));
}

/**
 * Whether staff must say what they found, in words that the applicant reads. That an applicant had died before the
 * submission is on record with its evidence.
 */
export function needsExplanation(code: ReasonCode): boolean {
  return isKnownAt(code, 'staff') && code !== 'DECEASED';
}
