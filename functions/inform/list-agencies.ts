import type { listAgenciesRoute } from '../../shared/contracts/inform.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Reply } from '../http/http-handler.ts';
import { latestByCode } from './latest-by-code.ts';

/** Every agency of any policy, once, with the details of the latest policy that names it. */
export function listAgencies(policies: readonly Pick<Policy, 'agencies'>[]): Reply<typeof listAgenciesRoute> {
  const agencies = latestByCode(policies.map((policy) => policy.agencies));
  return {
    body: { agencies: agencies.map((agency) => ({ ...agency, supervisionPhones: [...agency.supervisionPhones] })) },
  };
}
