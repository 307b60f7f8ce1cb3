import type { RefusalText } from '../zh/citizen-refusal.ts';

export const refusalText: RefusalText = {
  title: 'Refusal receipt',
  listTitle: 'My refusal receipts',
  intro: 'Applications that were refused at once. You can read a receipt for two years and ask for a review.',
  number: 'Receipt number',
  kept: 'For two years you can read it again under “My applications”, and ask for a review there.',
  open: 'See the receipt',
  toList: 'See refusal receipts',
};
