import type { StatementsText } from '../zh/citizen-statements.ts';

const form: StatementsText['form'] = {
  left: {
    workingDays: (days) => (days === '1' ? '1 working day left' : `${days} working days left`),
    days: (days) => (days === '1' ? '1 day left' : `${days} days left`),
    lastDay: 'Today is the last day',
  },
  kept: 'What you enter is kept in this window, and deleted when you send it, sign out or close the window.',
  refresh: 'See how it stands now',
};

const suspensionRefusals: Readonly<Record<string, string>> = {
  'statement-made': 'You have already made a statement, and cannot make another one.',
  'time-over': 'The time for a statement is over. If you have a question, please call your agency.',
};

const suspension: StatementsText['suspension'] = {
  title: 'Suspension',
  at: 'Suspended at',
  explanation: 'Why',
  effect:
    'While it lasts, the application is neither published nor paid. Your agency looks into it, and then goes on or revokes the approval; you are told which.',
  until: 'Statement until',
  label: 'Your statement',
  hint: (length) =>
    `What you have to say about it, and what can prove it, 2 to 2,000 characters; ${length} so far. You can send it once only.`,
  fault: 'The statement must have 2 to 2,000 characters.',
  send: 'Send the statement',
  received: 'Your statement was received, and your agency looks into it. You need not do anything now.',
  made: 'Your statement',
  madeAt: 'Sent at',
  over: 'The time for a statement is over. If you have something to say, please call your agency.',
  refusal: (kind) => suspensionRefusals[kind] ?? 'A statement cannot be made now: the suspension may be over.',
};

const remedyRefusals: Readonly<Record<string, string>> = {
  'already-reconsidered': 'You have already asked for a review of this decision, and cannot ask again.',
  'time-over': 'The time to ask for a review is over.',
};

const remedy: StatementsText['remedy'] = {
  title: 'Ask for a review',
  intro:
    'If you disagree you can ask your agency for a review in time, once for each decision. It is made by somebody who took no part in the decision.',
  until: 'Until',
  label: 'What you ask for, and why',
  hint: (length) => `Why you disagree, and what can prove it, 10 to 2,000 characters; ${length} so far.`,
  fault: 'The request must have 10 to 2,000 characters.',
  send: 'Ask for a review',
  received: 'Your request for a review was received. You need not do anything now.',
  over: 'The time to ask for a review is over.',
  refusal: (kind) => remedyRefusals[kind] ?? 'A review cannot be asked for now: the refusal may have been revoked.',
  requestedAt: 'Asked for at',
  dueAt: 'Decided by',
  outcome: 'Result of the review',
  outcomes: { PENDING: 'Under review', MAINTAIN: 'The decision stands', GRANT: 'The decision is revoked' },
  explanation: 'Why',
  decidedAt: 'Decided at',
  basis: 'Ground',
  bases: {
    RECONSIDERATION: 'Review by the agency',
    ADMINISTRATIVE_RECONSIDERATION: 'Administrative reconsideration',
    COURT: "Decision of a people's court",
    SELF_CORRECTION: 'Correction by the agency itself',
  },
  documentNumber: 'Document number',
  overturned: {
    title: 'The refusal was revoked',
    text: 'The refusal was revoked, and a new application took its place, with the day on which you applied at first. You need not apply again.',
    at: 'Revoked at',
    open: 'See the new application',
  },
  admitted: {
    title: 'Why this application exists',
    text: 'An earlier application of yours was refused, and the refusal was revoked. This application took its place, with the day on which you applied at first. You need not apply again.',
    open: 'See the earlier application',
  },
};

const recovery: StatementsText['recovery'] = {
  title: 'Subsidy asked back',
  grounds: {
    OVERPAID: 'Too much was paid',
    NOT_ENTITLED: 'You were not entitled',
    FALSE_DECLARATION: 'False declaration',
    DUPLICATE: 'It was paid twice',
  },
  statuses: {
    NOTIFIED: 'Not decided yet',
    DECIDED: 'To be paid back',
    PART_REPAID: 'Paid back in part',
    REPAID: 'Paid back',
    TRANSFERRED: 'With another organ',
    CLOSED: 'Ended',
  },
  meaning: {
    NOTIFIED:
      'Your agency means to ask back a subsidy that you were paid, and has not decided yet. You can make a statement in time. Other payments to you wait until it is over.',
    DECIDED:
      'Please pay back the amounts below in time; your agency tells you how. Other payments to you wait until it is over.',
    PART_REPAID: 'A part has come back. Please pay back the rest in time. Other payments to you wait until it is over.',
    REPAID: 'All has come back, and it is over.',
    TRANSFERRED:
      'Another organ deals with it now; you can still pay back at your agency. Other payments to you wait until it is over.',
    CLOSED: 'It has ended. Nothing more is to be paid back.',
  },
  status: 'How it stands',
  ground: 'Ground',
  asked: 'Amount asked for',
  explanation: 'Why',
  legalBasis: 'Legal basis',
  notifiedAt: 'Told at',
  decision: 'Reasons of the decision',
  documentNumber: 'Document number',
  order: 'To be paid back',
  repaid: 'Paid back so far',
  rest: 'Still to be paid back',
  until: 'Statement until',
  label: 'Your statement',
  hint: (length) =>
    `What you have to say about it, and what can prove it, 10 to 2,000 characters; ${length} so far. You can send it once only.`,
  fault: 'The statement must have 10 to 2,000 characters.',
  send: 'Send the statement',
  received: 'Your statement was received, and your agency looks into it. You need not do anything now.',
  made: 'Your statement',
  over: 'The time for a statement is over. If you have something to say, please call your agency.',
  refusal: (kind) => suspensionRefusals[kind] ?? 'A statement cannot be made now: it may have been decided.',
};

const paymentReturn: StatementsText['paymentReturn'] = {
  returned: 'Returned by the bank',
  reason: 'Why it came back',
  refusal: 'Why your last correction was not confirmed',
  dueAt: 'Please correct it by',
  neverLapses: 'You can still correct it later; the subsidy is not lost.',
  confirming: 'Your correction was received and waits to be confirmed. If it is still wrong, you can correct it again.',
  correct: 'Correct the account',
  correctAgain: 'Correct it again',
};

export const statementsText: StatementsText = { form, suspension, remedy, recovery, paymentReturn };
