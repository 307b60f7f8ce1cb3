import { createHash, timingSafeEqual } from 'node:crypto';

/** What the table keeps of the code on a receipt. The code has 80 random bits, so a plain hash does not reveal it. */
export function receiptDigest(objectionId: string, receiptCode: string): string {
  return digestOf(objectionId, receiptCode).toString('hex');
}

/** Whether a code is the one on the receipt, however it is spaced, and with letters that look like its digits. */
export function isReceiptCode(objectionId: string, receiptCode: string, digest: string): boolean {
  const expected = Buffer.from(digest, 'hex');
  const given = digestOf(objectionId, receiptCode);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function digestOf(objectionId: string, receiptCode: string): Buffer {
  const read = receiptCode.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return createHash('sha256').update(`${objectionId} ${read}`).digest();
}
