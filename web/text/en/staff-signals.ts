import type { Texts } from '../texts.ts';
import type { secondLookText as chineseSecondLook, signalsText as chineseSignals } from '../zh/staff-signals.ts';

export const signalsText: Texts<typeof chineseSignals> = {
  title: 'Other people use the same details',
  intro: 'For your enquiry only. It is no reason to refuse.',
  kinds: { PHONE: 'Phone', ACCOUNT: 'Account', CERTIFICATE: 'Certificate number' },
  former: '(changed since)',
  elsewhere: (agency) => `handled by ${agency}`,
  more: 'There are more, which are not listed.',
};

export const secondLookText: Texts<typeof chineseSecondLook> = {
  title: 'Second look',
  blind: 'Please judge for yourself. The decision, and what followed it, are shown once you have sent yours.',
  unaffected:
    'Your outcome changes neither the decision nor the course of the case. Where the two differ, a supervisor looks into it.',
  explanationHint: '10 to 500 characters: why it should have been refused. The applicant does not see it.',
};
