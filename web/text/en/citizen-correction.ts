import type { CorrectionText } from '../zh/citizen-correction.ts';

export const correctionText: CorrectionText = {
  title: 'Correct your application',
  asked: 'Your agency asks for a correction',
  fields: 'To be corrected',
  explanation: 'What is wrong',
  dueAt: 'Until',
  open: 'Correct it',
  present: 'Declared so far: ',
  kept: 'Only this is to be filled in; everything else stays as you declared it. What you enter is kept in this window, and deleted when you send it, sign out or close the window.',
  send: 'Send the correction',
  sending: 'Sending…',
  refusedTitle: 'With this correction the conditions are not met',
  takenTitle: 'There is already an application for this occupation and level',
  refused:
    'The correction was not accepted. Please compare it with your certificate and send it again in time; if everything is right, please call your agency.',
  correctable: 'You can correct this and send it again.',
  closed:
    'Nothing can be corrected now: your correction may have been received already, or its time is over. Please see how your application stands.',
  nothing: 'There is nothing to correct in this application.',
  toApplication: 'See the application',
  signInEnded: 'Your sign-in has ended. Please sign in again. What you entered is kept in this window.',
  received: 'Your correction was received and is being verified. You need not do anything now.',
};
