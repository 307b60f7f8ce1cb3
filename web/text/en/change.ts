import type { Texts } from '../texts.ts';
import type { changeText as chinese } from '../zh/change.ts';

export const changeText: Texts<typeof chinese> = {
  kept: 'Everything else stays as you declared it. What you enter is kept in this window, and deleted when you send it, sign out or close the window.',
  payee: {
    intro:
      'It must be a bank account or social security card of your own. The change holds at once: the subsidy is paid to the new account.',
    introAfterReturn:
      'It must be a bank account or social security card of your own. Your agency confirms it, and pays again without a second public notice.',
    send: 'Send the account',
    closed:
      'The account cannot be changed now: the subsidy is being paid, or the application is suspended or has ended. Please see how it stands.',
  },
  contact: {
    intro: 'Messages about this application go to the new phone.',
    send: 'Send the phone',
    closed: 'This application has ended, so its phone cannot be changed. Please see how it ended.',
  },
};
