import type { DeskText } from '../zh/staff-desk.ts';
import { deathForms } from './staff-death.ts';
import { agencyText } from './staff-handover.ts';
import { recoveryForms } from './staff-recovery.ts';
import { holdForms } from './staff-retention.ts';

const objection: DeskText['forms']['objection'] = {
  title: 'Key an objection',
  intro:
    'Key an objection that came by telephone, by letter or over the counter. It needs a name: check name and ID number.',
  window: 'Whether it is within the public notice goes by when it was received, and not by when it is keyed.',
  notOffered: 'Your role keys nothing. Please ask somebody of another role.',
  noticeId: 'Notice',
  serial: 'Number on the notice',
  objectorName: 'Name of the objector',
  objectorIdNumber: 'ID number of the objector',
  phone: 'Mobile phone of the objector',
  phoneHint: 'The outcome is told to this phone.',
  statement: 'Statement',
  statementHint: 'In the words of the objector or of the letter, 10 to 2,000 characters.',
  channel: 'Received by',
  receivedOn: 'Date of receipt (Beijing time)',
  receivedTime: 'Time of receipt (Beijing time)',
  receivedHint: 'When the person rang or came, or when the letter arrived.',
  submit: 'Key it',
  needed: {
    noticeId: 'Enter the notice',
    serial: 'Enter the number on the notice, 1 to 8 digits',
    objectorName: 'Enter the name of the objector, 2 to 50 characters or letters',
    objectorIdNumber: 'Enter the ID number of the objector, 18 characters',
    phone: 'Enter a mainland mobile number of 11 digits',
    statement: 'The statement needs 10 to 2,000 characters',
    channel: 'Choose how it was received',
    receivedOn: 'Enter the date of receipt, not later than now',
    receivedTime: 'Enter the time of receipt',
  },
  unknownEntry: 'There is no such entry. Check the notice and the number',
  alreadyObjected:
    'This person has objected to the entry before. The receipt of then says what became of it; nothing is keyed twice',
  ownEntry: 'The objector is the person on the notice, who cannot object to the own entry',
  receipt: {
    OBJECTION: 'Keyed as an objection',
    COMPLAINT: 'Keyed as a complaint',
    meaning: {
      OBJECTION:
        'It was received within the public notice and nothing is paid yet: nothing is paid before it is decided.',
      COMPLAINT:
        'It was received outside the public notice, or the subsidy is paid: a supervisor looks into it, and nothing is stopped.',
    },
    once: 'The receipt code is shown this once. Print it or write it down, and hand it to the person.',
    number: 'Number',
    code: 'Receipt code',
    time: 'Received at',
    how: (host) => `With number and code, the outcome can be looked up at ${host}.`,
    print: 'Print the receipt',
    another: 'Key another one',
  },
};

const extension: DeskText['forms']['extension'] = {
  open: 'Extend the time',
  reason: 'Reason of the extension',
  hint: '4 to 500 characters. Only once.',
  submit: 'Extend the time',
  needed: { reason: 'The reason needs 4 to 500 characters' },
  extended: (dueAt) => `Extended until ${dueAt}`,
  why: (reason, by, at) => `Reason: ${reason} (${by}, ${at})`,
};

const suspension: DeskText['forms']['suspension'] = {
  open: 'Suspend',
  intro:
    'An entry on a public notice leaves it at once, and its number is not used again. Nothing is paid. The applicant is told and may make a statement. Another supervisor lifts the suspension or revokes the approval.',
  explanation: 'Explanation',
  explanationHint: '10 to 500 characters, shown to the applicant. Nothing about an objector.',
  note: 'Internal note',
  noteHint: 'Not needed. Not shown to the applicant.',
  submit: 'Suspend',
  needed: {
    explanation: 'The explanation needs 10 to 500 characters',
    note: 'The note has at most 2,000 characters',
  },
  done: 'The case is suspended.',
};

const reconsideration: DeskText['forms']['reconsideration'] = {
  open: 'Key a request for reconsideration',
  intro:
    'Key what the applicant asked for by telephone, by letter or at the counter. Whether it is in time goes by the date of receipt.',
  statement: 'Request and reasons',
  statementHint: 'In the words of the applicant or of the letter, 10 to 2,000 characters.',
  channel: 'Received by',
  receivedOn: 'Date of receipt (Beijing time)',
  submit: 'Key the request',
  needed: {
    statement: 'The request needs 10 to 2,000 characters',
    channel: 'Choose how it was received',
    receivedOn: 'Enter the date of receipt, not before the refusal and not later than today',
  },
  tooLate: 'The request was received after the time for it had ended',
  askedBefore: 'A reconsideration was asked for before; it is not keyed twice',
  done: (dueAt) => `The request is keyed. It is due ${dueAt}.`,
};

const reversal: DeskText['forms']['reversal'] = {
  open: 'Overturn the refusal',
  intro:
    'Propose that the refusal falls, by a decision on administrative reconsideration, a judgment, or a correction by the agency itself. Another supervisor of the city confirms it.',
  basis: 'Basis',
  documentNumber: 'Document number',
  documentNumberHint: 'Of the decision, the judgment, or the correction.',
  note: 'Internal note',
  noteHint: 'What the document says, 4 to 2,000 characters. Not shown to the applicant.',
  submit: 'Propose it',
  needed: {
    basis: 'Choose the basis',
    documentNumber: 'The document number needs 2 to 60 characters',
    note: 'The note needs 4 to 2,000 characters',
  },
  done: 'It is proposed, and waits for somebody else to confirm it.',
  toTask: 'See the task',
};

export const formsText: DeskText['forms'] = {
  title: 'Actions',
  choose: 'Please choose',
  faulty: (count) => `${count} to correct`,
  sending: 'Sending…',
  cancel: 'Cancel',
  objection,
  extension,
  agency: agencyText,
  suspension,
  reconsideration,
  reversal,
  ...recoveryForms,
  ...deathForms,
  ...holdForms,
};
