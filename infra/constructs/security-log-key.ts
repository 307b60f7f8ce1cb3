import type { Construct } from 'constructs';
import { type GeneratedKeyProps, generatedKey } from './generated-key.ts';

/** The key of the pseudonyms in the log of refused requests. */
export function securityLogKey(scope: Construct, props: GeneratedKeyProps): string {
  return generatedKey(scope, 'SecurityLogKey', {
    ...props,
    description: 'HMAC key of the pseudonyms in the log of refused requests',
    unrotated:
      'The pseudonyms change every day without a new key. An old key is needed to look into the log of its days.',
  });
}
