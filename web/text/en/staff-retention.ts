import type { DeskText } from '../zh/staff-desk.ts';

/** The words of removals at the end of their time, and of legal holds. */
export const retentionText: DeskText['retention'] = {
  title: 'Retention',
  intro:
    'Each day the cases are listed whose time is over. Once a supervisor of the city releases the list, what they say of people is removed. What was done, when and by whom stays, and so do the counts.',
  loading: 'Loading the plans…',
  empty: 'No case is due.',
  plan: 'Plan',
  drawnUpAt: 'Drawn up',
  status: 'Status',
  dueCount: 'To be removed',
  heldCount: 'Kept',
  released: 'Released',
  by: (who, at) => `${who}, ${at}`,
  note: 'Note',
  result: 'Result',
  resultOf: (removed, kept, at) => `${removed} removed, ${kept} kept, ${at}`,
  entries: 'Cases',
  ending: 'Ended',
  scope: 'What goes',
  endedOn: 'Last thing done',
  dueOn: 'May go on',
  outcome: 'Outcome',
  willGo: 'to be removed',
  held: (why) => `kept: ${why}`,
  statuses: {
    DRAWING_UP: 'being drawn up',
    DRAFT: 'to be released',
    REPLACED: 'replaced by a newer plan',
    RELEASED: 'released, being carried out',
    DONE: 'carried out',
  },
  endings: { PAID: 'paid', REFUSED: 'refused', WITHDRAWN: 'withdrawn', RECEIPT: 'not accepted' },
  scopes: { ALL: 'all content', BESIDE_VOUCHER: 'all but the vouchers' },
  holds: {
    LEGAL_HOLD: 'legal hold',
    OPEN_TASK: 'something is still to be decided',
    OPEN_RECOVERY: 'money is being asked back',
    NEW_ATTEMPT: 'the attempt in its place is open',
  },
  outcomes: { REMOVED: 'removed', KEPT: 'not removed: held when its turn came' },
  bases: {
    ADMINISTRATIVE_RECONSIDERATION: 'administrative reconsideration',
    LITIGATION: 'lawsuit',
    INQUIRY: 'inquiry by another organ',
    OTHER: 'other',
  },
  back: 'Back to the plans',
  release: {
    title: 'Release',
    intro:
      'The removal begins within an hour and cannot be undone. Cases on which a legal hold is placed before it are kept.',
    note: 'Note',
    noteHint: '4 to 500 characters. Not shown to applicants.',
    submit: 'Release the plan',
    confirm: (count) => `Yes, remove the content of ${count} cases`,
    needed: 'The note needs 4 to 500 characters',
    done: 'Released. It is carried out within an hour.',
    onlySupervisors: 'A supervisor of the city releases the plan.',
    nothing: 'There is nothing to remove in this plan.',
  },
  hold: {
    title: 'Legal hold',
    facts: (basis, who, at) => `${basis}, placed by ${who}, ${at}`,
  },
  removed: 'The content was removed',
};

/** The forms by which a case is kept, or let go. */
export const holdForms: Pick<DeskText['forms'], 'hold' | 'lift'> = {
  hold: {
    open: 'Place a legal hold',
    intro:
      'During a reconsideration, a lawsuit or an inquiry the case is kept beyond its time, until the hold is lifted.',
    basis: 'Reason',
    documentNumber: 'Document number',
    documentNumberHint: 'May be left out.',
    note: 'Note',
    noteHint: '4 to 500 characters. Not shown to the applicant.',
    submit: 'Place the hold',
    needed: {
      basis: 'Choose a reason',
      documentNumber: 'The document number has 2 to 100 characters',
      note: 'The note needs 4 to 500 characters',
    },
    done: 'The hold was placed.',
  },
  lift: {
    open: 'Lift the legal hold',
    intro: 'A case whose time is over is then in the next plan.',
    submit: 'Lift the hold',
    done: 'The hold was lifted.',
  },
};
