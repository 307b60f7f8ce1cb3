import type { ObjectionText } from '../zh/citizen-objection.ts';

const refusals: Readonly<Record<string, string>> = {
  'window-closed':
    'The public notice has ended, and objections are no longer taken. You can call the supervision line.',
  'already-objected': 'You have already objected to this entry. With your receipt you can look up the outcome.',
  'own-entry': 'This entry is your own. If you have a question, please ask your agency.',
};

export const objectionText: ObjectionText = {
  entry: (noticeId, serial) => `Notice ${noticeId}, number ${serial}`,
  how: 'How to object',
  signInInstead: 'If you have an account you can sign in instead of using a code. Your statement stays.',
  signIn: 'Sign in to object',
  signedIn: (name) => `You are signed in. The objection is made in the name of ${name}.`,
  kept: 'Your statement is kept in this window until you send it or close the window. Your name, ID number and mobile number are not kept: if you leave this page, you enter them again.',
  signInEnded: 'Your sign-in has ended. Please sign in again. Your statement is kept in this window.',
  keptSignedIn: 'Your statement is kept in this window until you send it, sign out or close the window.',
  name: 'Name',
  idNumber: 'ID number',
  phone: 'Mobile number',
  phoneHint: 'For the code, and to tell you the outcome',
  phoneCode: 'Code from the message',
  statement: 'Statement',
  statementHint: (length) => `What you know and why you object, 10 to 2,000 characters; ${length} so far`,
  submit: 'Send',
  submitting: 'Sending…',
  refusal: (kind) => refusals[kind] ?? 'This objection cannot be taken, for this reason:',
  faults: (count) => `${count} to correct`,
  faulty: {
    objectorName: 'Give your name, 2 to 50 characters or letters.',
    objectorIdNumber: 'Give your ID number of 18 characters.',
    phone: 'Give a mobile number of 11 digits.',
    phoneCode: 'Get a code and enter its 6 digits.',
    statement: 'The statement must have 10 to 2,000 characters.',
  },
  receipt: {
    title: 'Objection received',
    once: 'The receipt code is shown this once. Write it down or print it. With it and the number you can look up the outcome.',
    number: 'Objection number',
    code: 'Receipt code',
    time: 'Received',
    print: 'Print',
    lookUp: 'Look up an objection',
  },
};
