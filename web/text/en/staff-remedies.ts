import type { DeskText } from '../zh/staff-desk.ts';

export const requestText: DeskText['request'] = {
  titles: {
    SUSPENSION_REVIEW: 'Why the case is suspended',
    COMPLAINT: 'The complaint',
    RECONSIDERATION: 'The request for a reconsideration',
    REVERSAL: 'On what the refusal falls',
    HEIRS_PAYEE: 'Payee of the heirs',
  },
  channels: { PHONE: 'Telephone', LETTER: 'Letter', COUNTER: 'Counter' },
  explanation: 'Explanation',
  note: 'Internal note',
  rechecks: 'Checks before the payment',
  askedBy: 'Asked by',
  bySystem: 'System (a check before the payment failed)',
  complainant: 'Complainant',
  entry: 'Entry',
  serial: (noticeId: string, serial: number) => `${noticeId}, number ${serial}`,
  channel: 'Received by',
  receivedOn: 'Received on',
  receivedAt: 'Received at',
  basis: 'Basis',
  documentNumber: 'Document number',
  statement: 'Statement of the applicant',
  keyed: (channel, by, at) => `${channel}; keyed by ${by}, ${at}`,
};

export const remediesText: DeskText['remedies'] = {
  bases: {
    RECONSIDERATION: 'Reconsideration',
    ADMINISTRATIVE_RECONSIDERATION: 'Administrative reconsideration',
    COURT: 'Court judgment',
    SELF_CORRECTION: 'Correction by the agency itself',
  },
  suspended: 'Suspension',
  suspendedAt: 'Suspended at',
  explanation: 'Explanation',
  statementUntil: 'Statement until',
  statement: 'Statement',
  none: 'None yet',
  reconsideration: 'Reconsideration',
  until: 'Can be asked for until',
  requestedAt: 'Asked for at',
  dueAt: 'Due',
  outcome: 'Outcome',
  open: 'Under way',
  decidedAt: 'Decided at',
  overturned: (basis, documentNumber, at) =>
    `This refusal was overturned, ${at}. Basis: ${basis}, document ${documentNumber}.`,
  inItsPlace: 'Attempt in its place:',
  admitted: (basis, documentNumber) =>
    `This attempt takes the place of a refusal that fell, with its time of submission. Basis: ${basis}, document ${documentNumber}.`,
  inPlaceOf: 'Refused before:',
};
