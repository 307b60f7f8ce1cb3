/** The phases in which no run waits: the case has ended, or goes on by a decision that begins another run. */
export const ENDS_OF_RUNS = [
  ['SUSPENDED', 'Suspended'],
  ['PAYMENT_RETURNED', 'Payment Returned'],
  ['PAID', 'Paid'],
  ['REJECTED', 'Refused'],
  ['WITHDRAWN', 'Withdrawn'],
] as const;
