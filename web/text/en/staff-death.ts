import type { Texts } from '../texts.ts';
import type { deathForms as chineseForms, deathText as chineseText } from '../zh/staff-death.ts';

export const deathText: Texts<typeof chineseText> = {
  title: 'Death of the applicant',
  diedOn: 'Died on',
  evidence: 'Evidence',
  recorded: 'Recorded',
  beforeSubmission: 'Before the day of the application: it cannot stand, and no heir is paid.',
  noHeir: 'No account of an heir is known yet. Nothing is paid.',
  heirsTitle: 'Payee of the heirs',
  heir: 'Heir',
  relation: 'Relation to the applicant',
  payee: 'Account',
  named: 'Named by',
  status: 'Status',
  waiting: 'Waits for a payer to confirm it. Nothing is paid.',
  confirmed: (at) => `Confirmed on ${at}. The money goes to this account.`,
  refused: (why) => `Not confirmed: ${why}`,
};

export const deathForms: Texts<typeof chineseForms> = {
  death: {
    open: 'Record a death',
    intro:
      'Check the certificate of death first. An approved case that is not paid is suspended at once, and its entry leaves the notice. A case under review goes on; before its payment, an account of an heir has to be confirmed. The phone of the applicant gets one last message. Another supervisor decides whether the suspension is lifted.',
    diedOn: 'Died on',
    evidence: 'Evidence',
    evidenceHint: 'Name and number of the documents that were presented, 4 to 2,000 characters. For staff only.',
    submit: 'Record it',
    needed: {
      diedOn: 'Enter the day, not after today and not before the birth of the applicant',
      evidence: 'The evidence needs 4 to 2,000 characters',
    },
    done: 'The death is recorded.',
  },
  heirsPayee: {
    open: 'Name the payee of the heirs',
    intro:
      'Check the certificate of inheritance first, then enter the heir and the heir’s own account. A payer confirms it before anything is paid. Another one before the confirmation replaces it; after it, it has to be confirmed anew.',
    heirName: 'Name of the heir',
    heirIdNumber: 'ID number of the heir',
    heirRelation: 'Relation to the applicant',
    heirRelationHint: 'Such as spouse, child or parent.',
    payeeKind: 'Kind of account',
    bankName: 'Bank',
    accountNumber: 'Account number',
    evidence: 'Evidence',
    evidenceHint: 'Name and number of the documents that were presented, 4 to 2,000 characters. For staff only.',
    submit: 'Have it confirmed',
    needed: {
      heirName: 'Enter the name of the heir, 2 to 50 characters or letters',
      heirIdNumber: 'Enter the ID number of the heir, 18 characters, not that of the applicant',
      heirRelation: 'The relation needs 2 to 20 characters',
      payeeKind: 'Choose the kind of account',
      bankName: 'Enter the bank',
      accountNumber: 'Enter the account number, 16 to 19 digits',
      evidence: 'The evidence needs 4 to 2,000 characters',
    },
    done: 'The payee of the heirs is named, and waits for a payer to confirm it.',
  },
};
