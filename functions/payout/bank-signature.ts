import { ServiceError } from '../../shared/domain/errors.ts';
import { verifySignature } from '../../shared/ports/signature.ts';
import type { RawRequest } from '../http/http-request.ts';

/** Older than this, or further ahead, a call-back is not taken. */
const MAXIMUM_AGE_SECONDS = 300;

export interface BankSignatureDeps {
  readonly bankKey: () => Promise<string>;
  readonly now: () => Date;
}

/**
 * Lets in what the bank has signed, and says nothing to anybody else of what a call-back should hold.
 *
 * @throws ServiceError SIGNATURE_INVALID
 */
export async function requireBankSignature(
  { headers, rawBody }: RawRequest,
  { bankKey, now }: BankSignatureDeps,
): Promise<void> {
  const verdict = verifySignature({
    key: await bankKey(),
    timestamp: headers['x-timestamp'],
    signature: headers['x-signature'],
    rawBody,
    now: now(),
    maxAgeSeconds: MAXIMUM_AGE_SECONDS,
  });
  if (verdict !== 'valid') throw new ServiceError('SIGNATURE_INVALID', `signature ${verdict}`);
}
