import type { Phase } from '../../../shared/domain/phase.ts';
import type { OwnCaseText, Step } from '../zh/own-case.ts';
import { reasonText } from './reasons.ts';

/** What a step means, in place of the API's Chinese sentence. */
const stepTexts: Readonly<Record<Phase, string>> = {
  VERIFYING: 'Submitted. Identity, employment and certificate are being verified.',
  MANUAL_VERIFICATION: 'A register gave no answer, so staff verify by hand. There is no need to apply again.',
  CORRECTION_REQUESTED: 'You are asked for a correction.',
  FUND_REVIEW: 'Your certificate has been approved. The agency reviews the payment.',
  AWAITING_PUBLICATION: 'The fund review has been passed; the public notice comes next.',
  PUBLICISED: 'You are on the public notice.',
  OBJECTION_REVIEW: 'There was an objection during the public notice; it is under review.',
  SUSPENDED: 'The application is suspended. You can make a statement.',
  PAYING: 'There is no valid objection, and the payment is under way.',
  PAYMENT_RETURNED: 'The bank returned the payment. Correct the account; no second public notice is needed.',
  PAID: 'The subsidy has been paid.',
  REJECTED: 'The application has been refused.',
  WITHDRAWN: 'You have withdrawn the application.',
};

const stepsOfTheirOwn: Readonly<Record<Step, string>> = {
  again: 'Your correction was received. What it changed is verified.',
  admitted: 'An earlier refusal was revoked, and this application took its place.',
};

const reviews = {
  PENDING: 'There is no result of the certificate review, or the application has been withdrawn.',
  APPROVED:
    'Your certificate has been approved. The subsidy is paid to your own bank account once the fund review has been passed and the public notice has ended without objection.',
  REFUSED: 'Your application has been refused, for the following reasons.',
};

export const ownCaseText: OwnCaseText = {
  title: 'Application',
  loading: 'Looking for the progress…',
  back: 'Back to my applications',
  unknown: {
    title: 'There is no such application',
    text: 'The number may be wrong, or the application belongs to somebody else.',
  },
  next: {
    VERIFYING: 'Identity, employment and certificate are being verified. You need not do anything.',
    MANUAL_VERIFICATION: 'Staff are verifying your application. You need not do anything.',
    CORRECTION_REQUESTED: 'You must correct something. Please open this application to see what, and until when.',
    FUND_REVIEW: 'The agency is reviewing the payment. You need not do anything.',
    AWAITING_PUBLICATION:
      'The fund review has been passed. The date of the public notice follows. You need not do anything.',
    PUBLICISED:
      'You are on the public notice. The subsidy is paid if nobody objects successfully. You need not do anything.',
    OBJECTION_REVIEW: 'An objection is under review. You need not do anything.',
    SUSPENDED: 'Suspended while your agency looks into it. Please open this application to see why.',
    PAYING: 'The subsidy is being paid through the bank. You need not do anything.',
    PAYMENT_RETURNED:
      'The bank returned the payment. Please correct the account; once it is confirmed, it is paid again without a second public notice.',
    PAID: 'The subsidy has been paid. You need not do anything more.',
    REJECTED: 'This application has been refused. Please read the reasons, and how to challenge them if you disagree.',
    WITHDRAWN: 'You have withdrawn this application. You may apply again while the time to apply lasts.',
  },
  correctBy: (time) => `Please correct your application by ${time}. If nothing has come by then, it is refused.`,
  publishedAt: (time) =>
    `The fund review has been passed. The public notice begins at ${time}. You need not do anything.`,
  closesAt: (time) =>
    `You are on the public notice until ${time}; then the subsidy is paid if nobody objects successfully. You need not do anything.`,
  paidAt: (time) => `The subsidy was paid to your account at ${time}. You need not do anything more.`,
  returned: {
    correct: (reason) =>
      `The bank returned the payment (${reason}). Please correct the account; once it is confirmed, it is paid again without a second public notice.`,
    refused:
      'The account that you corrected was not confirmed. Please correct it again as your agency explains; once it is confirmed, it is paid again without a second public notice.',
    confirming:
      'The account that you corrected is being confirmed; then it is paid again without a second public notice. You need not do anything now.',
  },
  suspended: {
    open: (time) => `Suspended while your agency looks into it. You can make a statement until ${time}.`,
    made: 'Suspended. Your statement was received. You need not do anything now.',
  },
  challenged: {
    asked: (time) => `Your request for a review is decided by ${time}. You need not do anything now.`,
    overturned: 'The refusal was revoked. Please open this application to find the new one.',
  },
  overturned: 'Refusal revoked',
  course: 'Progress',
  steps: {
    VERIFYING: 'Submission and verification',
    MANUAL_VERIFICATION: 'Verification by staff',
    CORRECTION_REQUESTED: 'Correction',
    FUND_REVIEW: 'Fund review',
    AWAITING_PUBLICATION: 'Waiting for the public notice',
    PUBLICISED: 'Public notice',
    OBJECTION_REVIEW: 'Review of objections',
    SUSPENDED: 'Suspension',
    PAYING: 'Payment',
    PAYMENT_RETURNED: 'Returned by the bank',
    PAID: 'Paid',
    REJECTED: 'Refused',
    WITHDRAWN: 'Withdrawn',
  },
  checkedAgain: 'Verification after your correction',
  admitted: 'Taken up anew',
  stepText: (phase, _said, step) => (step ? stepsOfTheirOwn[step] : stepTexts[phase]),
  stepStates: { happened: 'Done', now: 'Under way', expected: 'To come', failed: 'Refused' },
  notLaterThan: (time) => `Expected by ${time}`,
  publicityDay: (day, total) => `Working day ${day} of ${total} of the public notice`,
  publicityFrom: (total) => `The public notice counts ${total} working days from the next one`,
  notice: 'Open the public notice',
  review: {
    title: 'Result of the certificate review',
    refused: reviews.REFUSED,
    message: (outcome) => reviews[outcome],
  },
  reasons: 'Reasons for the refusal',
  reason: (code) => reasonText[code],
  legalBasis: 'Legal basis',
  explanation: 'What the agency found',
  correctable: 'You may apply again once this is corrected, while the time to apply lasts.',
  documentNumber: 'Document number',
  remedies: {
    title: 'How to challenge the decision',
    review: 'Review by the agency',
    reviewWithin: (days) => `Within ${days} days of receiving the decision, at the agency:`,
    reconsideration: 'Administrative reconsideration',
    reconsiderationWithin: (days) => `Within ${days} days of learning of it, at:`,
    litigation: 'Court',
    litigationWithin: (months) => `Within ${months} months of learning of it, at a people's court.`,
  },
  facts: 'What you declared',
  occupation: 'Occupation',
  occupationCode: 'Occupation code',
  level: 'Level',
  certificateCategory: 'Kind of certificate',
  certificateNumber: 'Certificate number',
  issuedOn: 'Issued on',
  payee: 'Account',
  payeeKind: 'Kind of account',
  bankName: 'Bank',
  agency: 'Agency',
  agencyUnknown: 'Known once the employer is verified',
  phase: 'State',
  withdrawal: {
    open: 'Withdraw',
    title: 'Withdraw this application?',
    text: 'It is then neither reviewed nor paid. It does not count for this year, and you may apply again while the time to apply lasts.',
    confirm: 'Withdraw it',
    cancel: 'Keep it',
    done: 'The application has been withdrawn.',
    tooLate:
      'It cannot be withdrawn now: it is being paid or suspended, or it has ended. This page shows how it stands.',
    unavailable: 'The service cannot be reached, and nothing has been withdrawn. Please try again.',
    close: 'Close',
  },
  receipt: {
    title: 'Receipt of application',
    open: 'Print receipt',
    print: 'Print',
    applicant: 'Applicant',
    note: 'For your own records. How the application stands is shown by the service.',
  },
};
