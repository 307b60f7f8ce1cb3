/**
 * How the order of a payment reaches the bank: at once through its gateway, or in a file that two payers draw up and
 * approve.
 */
export const PAYOUT_CHANNELS = ['gateway', 'batchFile'] as const;
export type PayoutChannel = (typeof PAYOUT_CHANNELS)[number];
