/**
 * A new Idempotency-Key. Make one when a form is opened and send it with every try of that form, so that a double tap
 * or a retry after a lost answer creates nothing twice; make another one for other content.
 */
export function newSubmissionKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
