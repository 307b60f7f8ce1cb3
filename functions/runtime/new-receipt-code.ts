import { newId } from './new-id.ts';

/** A new code for a receipt: 80 random bits, in groups of four to be read out, such as `7K3M-09XQ-V2TB-H8WN`. */
export function newReceiptCode(): string {
  return newId().match(/.{4}/g)?.join('-') ?? '';
}
