import type { CaseText } from '../zh/case.ts';
import { caseLabelsText } from './case-labels.ts';

export const caseText: CaseText = {
  ...caseLabelsText,
  taskKinds: {
    MANUAL_VERIFICATION: 'Manual verification',
    FUND_REVIEW: 'Fund review',
    OBJECTION_REVIEW: 'Objection review',
    COMPLAINT: 'Complaint',
    SUSPENSION_REVIEW: 'Suspension review',
    PAYMENT_CONFIRMATION: 'Payment confirmation',
    RECONSIDERATION: 'Reconsideration',
    REVERSAL: 'Reversal of a refusal',
    VERIFICATION_SECOND_LOOK: 'Second look at a verification',
    FUND_SECOND_LOOK: 'Second look at a fund review',
    DISAGREEMENT: 'Disagreement of a second look',
    RECOVERY: 'Recovery',
    HEIRS_PAYEE: 'Payee of the heirs',
  },
};
