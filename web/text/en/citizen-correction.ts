import type { CorrectionText } from '../zh/citizen-correction.ts';

export const correctionText: CorrectionText = {
  title: 'Correct your application',
  asked: 'Your agency asks for a correction',
  fields: 'To be corrected',
  explanation: 'What is wrong',
  dueAt: 'Until',
  open: 'Correct it',
  present: 'Declared so far: ',
  kept: 'Fill in only this; the rest stays as you declared it. What you enter is kept in this window until you send it, sign out or close the window.',
  send: 'Send the correction',
  sending: 'Sending…',
  refusedTitle: 'With this correction the conditions are not met',
  takenTitle: 'There is already an application for this occupation and level',
  refused:
    'The correction was not accepted. Compare it with your certificate and send it again in time; if all is right, call your agency.',
  correctable: 'You can correct this and send it again.',
  closed:
    'Nothing can be corrected now: your correction may have been received, or its time is over. See the application.',
  nothing: 'There is nothing to correct in this application.',
  toApplication: 'See the application',
  signInEnded: 'Your sign-in has ended. Please sign in again. What you entered is kept in this window.',
  received: 'Your correction was received and is being verified. You need not do anything now.',
};
