import type { ReturnCode } from '../../../shared/domain/payment-return.ts';
import type { ContactText, PayeeText } from '../zh/citizen-change.ts';

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

export const payeeText: PayeeText = {
  title: 'Change the account',
  change: 'Change the account',
  reasonText: (code) => reasons[code],
  received: 'The account was changed at once. You need not do anything more.',
  receivedAfterReturn:
    'Your account was received. Once your agency has confirmed it, it is paid again without a second public notice. You need not do anything now.',
};

export const contactText: ContactText = {
  title: 'Change the phone',
  change: 'Change the phone',
  received: 'The phone was changed at once.',
};
