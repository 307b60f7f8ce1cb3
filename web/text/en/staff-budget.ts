import type { DeskText } from '../zh/staff-desk.ts';

export const budgetText: DeskText['budget'] = {
  title: 'Budgets',
  intro:
    'The yearly budgets of the agencies, what was ordered and is left, and what the open cases should need. Payments that a budget does not cover wait in order.',
  year: 'Year',
  budgets: 'Yearly budgets',
  noBudget: 'No budget is set for this year, so payments are not limited.',
  policy: 'Policy',
  budget: 'Budget',
  ordered: 'Ordered',
  left: 'Left',
  neededInYear: 'Needed by open cases',
  short: (fen) => `${fen} short`,
  waiting: (count, fen) => `Waiting for a budget: ${count} cases, ${fen}.`,
  needed: 'What open cases should need',
  neededHint:
    'By the month in which each is paid at the latest. Cases that may be refused are in it: it is the most that is needed.',
  nothingNeeded: 'There is no open case whose payment is not ordered yet.',
  month: 'Expected month',
  noMonth: 'Not known yet',
  cases: 'Cases',
  amount: 'Amount',
  inAll: 'In all',
  asOf: (time) => `As of ${time}`,
};
