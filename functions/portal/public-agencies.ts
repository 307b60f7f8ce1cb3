import type { Policy } from '../../shared/policy/policy.ts';
import { latestByCode } from '../inform/latest-by-code.ts';

/** Every agency of any policy, once, as the public list has them. */
export function publicAgencies(policies: readonly Pick<Policy, 'agencies'>[]) {
  return latestByCode(policies.map(({ agencies }) => agencies));
}
