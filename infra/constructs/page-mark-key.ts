import type { Construct } from 'constructs';
import { type GeneratedKeyProps, generatedKey } from './generated-key.ts';

/** The key that authenticates the page marks of lists. */
export function pageMarkKey(scope: Construct, props: GeneratedKeyProps): string {
  return generatedKey(scope, 'PageMarkKey', {
    ...props,
    description: 'HMAC key of the page marks (next) in lists',
    unrotated:
      'A new key makes every open list begin again and protects nothing more: it authenticates page marks only.',
  });
}
