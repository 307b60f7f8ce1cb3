import type { Texts } from '../texts.ts';
import type { checkText as chineseCheck } from '../zh/check.ts';

export const checkText: Texts<typeof chineseCheck> = {
  check: 'See the result',
  eligible: 'You can apply',
  eligibleText: (amount, lastDay) => `The subsidy is ${amount}. The last day to apply is ${lastDay}.`,
  eligibleWithoutDay: (amount) => `The subsidy is ${amount}.`,
  notEligible: 'You cannot apply at present',
  unknown: 'The working days of that year are not known yet, so this cannot be answered. Please ask your agency.',
  limits: 'This rests on your answers. Registers and earlier applications are looked at when you apply.',
  apply: 'Go on to apply',
};
