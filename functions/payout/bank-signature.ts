import { ServiceError } from '../../shared/domain/errors.ts';
import { verifySignature } from '../../shared/ports/signature.ts';
import type { RawRequest } from '../http/http-request.ts';

/** A call-back older than this, or further in the future, is refused. */
const MAXIMUM_AGE_SECONDS = 300;

export interface BankSignatureDeps {
  readonly bankKey: () => Promise<string>;
  readonly now: () => Date;
}

/**
 * Accepts only what the bank has signed. Other callers learn nothing about the body of a call-back.
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
