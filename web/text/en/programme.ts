import type { ProgrammeText } from '../zh/programme.ts';

export const programmeText: ProgrammeText = {
  label: 'Programme',
  hint: 'The certificate was issued within the time of these programmes. One occupation and level is subsidised by one of them only. Choose one.',
  pays: (amount, lastDay) =>
    lastDay === '' ? `The subsidy is ${amount}.` : `The subsidy is ${amount}. The last day to apply is ${lastDay}.`,
  refuses: 'You cannot apply under it now:',
  several:
    'The certificate was issued within the time of these programmes. One occupation and level is subsidised by one of them only.',
  apply: (title) => `Apply under it (${title})`,
};
