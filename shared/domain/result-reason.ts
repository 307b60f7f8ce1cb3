/**
 * Why a line of a results file is not taken. UNKNOWN_PAYMENT there is no such payment; NOT_IN_BATCH it is not one of
 * this batch; AMOUNT_DIFFERS it is of another amount; CONTRADICTION it has the other result; BAD_TIME the time is
 * missing, before the file went out, or yet to come.
 */
export const RESULT_REASONS = [
  'UNKNOWN_PAYMENT',
  'NOT_IN_BATCH',
  'AMOUNT_DIFFERS',
  'CONTRADICTION',
  'BAD_TIME',
] as const;
export type ResultReason = (typeof RESULT_REASONS)[number];
