import type { RefusalPageText } from '../zh/citizen-refusal-page.ts';

export const refusalPageText: RefusalPageText = {
  empty: 'There are no refusal receipts.',
  more: 'More receipts',
  refusedAt: 'Refused at',
  state: 'Refused at once',
  reasons: 'Reasons for the refusal',
  certificate: 'The certificate',
  unknown: {
    title: 'There is no such receipt',
    text: 'The number may be wrong, the receipt older than two years, or it belongs to somebody else.',
  },
};
