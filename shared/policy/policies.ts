import type { CivilDate } from '../domain/civil-date.ts';
import { dalian2019to2021, dalian2019to2021Sources } from './policies/dalian-2019-2021.ts';
import type { Policy, PolicySources } from './policy.ts';

/** Every policy there is or was, oldest first. A new programme is one more file in policies/ and its name here. */
export const policies: readonly Policy[] = [dalian2019to2021];

/** The clauses behind the figures of a policy. @throws RangeError for a policy without them */
export function sourcesOf({ policyId }: Pick<Policy, 'policyId'>): PolicySources {
  if (policyId === dalian2019to2021.policyId) return dalian2019to2021Sources;
  throw new RangeError(`${policyId} has no sources`);
}

/** The policy that covers certificates issued on a day, both ends of its window included; undefined where none does. */
export function policyFor(issuedOn: CivilDate, among: readonly Policy[] = policies): Policy | undefined {
  return among.find((policy) => policy.issuedFrom <= issuedOn && issuedOn <= policy.issuedTo);
}

/** The policy an application was decided under; undefined for an identifier that never existed. */
export function policyById(policyId: string, among: readonly Policy[] = policies): Policy | undefined {
  return among.find((policy) => policy.policyId === policyId);
}

/**
 * The policy that names what belongs to no programme, such as the sender of a phone code.
 *
 * @throws RangeError where there is no policy at all
 */
export function newestPolicy(among: readonly Policy[] = policies): Policy {
  const newest = among.at(-1);
  if (newest === undefined) throw new RangeError('There is no policy');
  return newest;
}
