import type { Construct } from 'constructs';
import { type GeneratedKeyProps, generatedKey } from './generated-key.ts';

/**
 * The key of the hashes by which the service recognises the people who decided on a case. That of the hashes by which
 * it finds cases by phone, account or certificate number is derived from it.
 */
export function personKey(scope: Construct, props: GeneratedKeyProps): string {
  return generatedKey(scope, 'PersonKey', {
    ...props,
    description: 'HMAC key of the hashes of staff ID numbers',
    unrotated:
      'With a new key, the people who decided on open cases are recognised by their accounts only, and no case is found by its numbers.',
  });
}
