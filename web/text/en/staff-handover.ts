import type { Texts } from '../texts.ts';
import type { agencyText as chineseAgency, handoversText as chineseHandovers } from '../zh/staff-handover.ts';

/** How a case is passed on to another agency, at the desk. */
export const agencyText: Texts<typeof chineseAgency> = {
  open: 'Pass on to another agency',
  intro:
    'A case that belongs to another agency is passed on before it is approved. Its tasks go along, the due time stays, and the applicant is told. After one return between agencies the city decides.',
  agency: 'Pass on to',
  reason: 'Reason',
  reasonHint: 'Why that agency has to decide, 4 to 500 characters. Not shown to the applicant.',
  submit: 'Pass on',
  needed: { agency: 'Choose the agency', reason: 'The reason needs 4 to 500 characters' },
  done: (agency) => `Passed on to ${agency}.`,
};

export const handoversText: Texts<typeof chineseHandovers> = {
  title: 'Passed on',
  passedOn: (from, to, by, at) => `${at}: from ${from} to ${to}, by ${by}.`,
  because: (reason) => `Reason: ${reason}`,
};
