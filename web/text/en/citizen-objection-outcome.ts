import type { OutcomeText } from '../zh/citizen-objection-outcome.ts';

export const outcomeText: OutcomeText = {
  number: 'Objection number',
  code: 'Receipt code',
  submit: 'Look up',
  notFound: 'There is no such objection. Please check the number and the receipt code.',
  status: {
    RECEIVED: 'Received. It is looked into after the publicity period.',
    NOT_ADMITTED: 'Not admitted. An objection needs a real name and the ID number that belongs to it.',
    UNDER_REVIEW: 'Under review.',
    DECIDED: 'Decided.',
  },
  outcome: {
    UPHELD: 'The objection was upheld.',
    DISMISSED: 'The objection was dismissed.',
    CASE_WITHDRAWN: 'The application was withdrawn.',
    CASE_REVOKED: 'The approval of the application was revoked, and it is not paid.',
  },
  decidedAt: 'Decided',
};
