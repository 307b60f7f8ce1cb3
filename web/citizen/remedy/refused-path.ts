const RECEIPT = /^\d{14}-/;

/**
 * The page of what was refused, without language, by the number under which it is kept: an application, or the receipt
 * of a submission that was refused at once.
 */
export function refusedPath(number: string): string {
  return RECEIPT.test(number) ? `/applications/refusals/${number}` : `/applications/${number}`;
}
