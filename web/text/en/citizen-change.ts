import type { ReturnCode } from '../../../shared/domain/payment-return.ts';
import type { ChangeText, ContactText, PayeeText } from '../zh/citizen-change.ts';

const reasons: Readonly<Record<ReturnCode, string>> = {
  ACCOUNT_NAME_MISMATCH: 'The name does not belong to the account number',
  ACCOUNT_NUMBER_INVALID: 'The account number is wrong or does not exist',
  ACCOUNT_CLOSED: 'The account is closed',
  ACCOUNT_FROZEN: 'The account is restricted',
  CARD_NOT_ACTIVATED: 'The banking function of the social security card is not activated',
  CARD_REPLACED: 'The social security card was replaced',
  ACCOUNT_CLASS_LIMIT: 'The account is of class II or III, and over its limit',
  OTHER: 'The bank could not credit the account',
};

export const changeText: ChangeText = {
  kept: 'Everything else stays as you declared it. What you enter is kept in this window, and deleted when you send it, sign out or close the window.',
};

export const payeeText: PayeeText = {
  title: 'Change the account',
  intro:
    'It must be a bank account or social security card of your own. The change holds at once: the subsidy is paid to the new account.',
  introAfterReturn:
    'It must be a bank account or social security card of your own. Your agency confirms it, and pays again without a second public notice.',
  change: 'Change the account',
  returned: 'Returned by the bank',
  reason: 'Why it came back',
  reasonText: (code) => reasons[code],
  refusal: 'Why your last correction was not confirmed',
  dueAt: 'Please correct it by',
  neverLapses: 'You can still correct it later; the subsidy is not lost.',
  confirming: 'Your correction was received and waits to be confirmed. If it is still wrong, you can correct it again.',
  correct: 'Correct the account',
  correctAgain: 'Correct it again',
  send: 'Send the account',
  closed:
    'The account cannot be changed now: the subsidy is being paid, or the application is suspended or has ended. Please see how it stands.',
  received: 'The account was changed at once. You need not do anything more.',
  receivedAfterReturn:
    'Your account was received. Once your agency has confirmed it, it is paid again without a second public notice. You need not do anything now.',
};

export const contactText: ContactText = {
  title: 'Change the phone',
  intro: 'Messages about this application go to the new phone.',
  change: 'Change the phone',
  send: 'Send the phone',
  closed: 'This application has ended, so its phone cannot be changed. Please see how it ended.',
  received: 'The phone was changed at once.',
};
