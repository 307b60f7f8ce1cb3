import type { DeskText } from '../zh/staff-desk.ts';

/** What was asked back of a paid case. */
export const recoveryText: DeskText['recovery'] = {
  title: 'Recoveries',
  grounds: {
    OVERPAID: 'Paid too much',
    NOT_ENTITLED: 'Not entitled',
    FALSE_DECLARATION: 'False declaration',
    DUPLICATE: 'Paid twice',
  },
  statuses: {
    NOTIFIED: 'Notified, to be decided',
    DECIDED: 'Decided, to be paid back',
    PART_REPAID: 'Paid back in part',
    REPAID: 'Paid back',
    TRANSFERRED: 'Transferred',
    CLOSED: 'Closed',
  },
  conclusions: { TRANSFERRED: 'Transfer to another organ', CLOSED: 'Close without the rest' },
  status: 'Status',
  ground: 'Ground',
  asked: 'Amount asked for',
  explanation: 'Explanation',
  notifiedAt: 'Notified',
  hearingUntil: 'Statement until',
  statement: 'Statement of the applicant',
  none: 'None yet',
  decision: 'Reasons of the decision',
  documentNumber: 'Document number',
  order: 'To be paid back',
  and: '; ',
  repaid: 'Paid back',
  rest: 'Still to be paid back',
};

/** The forms of a recovery. */
export const recoveryForms: Pick<DeskText['forms'], 'recovery' | 'repayment' | 'conclusion'> = {
  recovery: {
    open: 'Ask money back',
    intro:
      'Asks for money that was paid. The applicant is told, and may make a statement within 5 working days; another supervisor decides. Other payments to the person wait until it is over.',
    ground: 'Ground',
    amount: 'Amount (yuan)',
    amountHint: 'At most what was paid and has not come back, such as 2500 or 2500.00.',
    explanation: 'Explanation',
    explanationHint: '10 to 500 characters. The applicant reads it; nothing about an objector may stand in it.',
    submit: 'Ask money back',
    needed: {
      ground: 'Choose the ground',
      amount: 'Enter the amount in yuan, with at most two decimals',
      explanation: 'The explanation needs 10 to 500 characters',
    },
    done: 'The applicant is told. Somebody else decides.',
  },
  repayment: {
    open: 'Record a repayment',
    intro:
      'Records money that has come back. Each reference is recorded once. Who opened or decided it records nothing.',
    amount: 'Amount (yuan)',
    rest: (rest) => `${rest} is still to be paid back.`,
    reference: 'Reference of the transfer',
    receivedOn: 'Received on (Beijing time)',
    submit: 'Record',
    needed: {
      amount: 'Enter the amount in yuan, with at most two decimals, and no more than is still out',
      reference: 'The reference needs 4 to 64 characters',
      receivedOn: 'Enter the day, not before the subsidy was paid and not after today',
    },
    done: (rest) => `Recorded. ${rest} is still to be paid back.`,
  },
  conclusion: {
    open: 'Transfer or close',
    intro:
      'After a transfer, repayments can still be recorded. A closed recovery asks for no more. Who opened it does not do this.',
    status: 'How it goes on',
    explanation: 'Explanation',
    explanationHint: '10 to 500 characters. The applicant reads it.',
    submit: 'Send',
    needed: { status: 'Choose how it goes on', explanation: 'The explanation needs 10 to 500 characters' },
    done: 'Done.',
  },
};
