import type { CivilDate } from '../domain/civil-date.ts';
import { DEFAULT_PROGRAMME } from '../domain/programme.ts';
import { dalian2019to2021, dalian2019to2021Sources } from './policies/dalian-2019-2021.ts';
import { skillUpgrade2019to2021, skillUpgrade2019to2021Sources } from './policies/skill-upgrade-2019-2021.ts';
import type { Policy, PolicySources } from './policy.ts';

/**
 * Every policy there is or was: programme by programme, the default one first, each oldest first. A new policy is one
 * more file in policies/ and its name here and below.
 */
export const policies: readonly Policy[] = [dalian2019to2021, skillUpgrade2019to2021];

/** The clauses behind the figures of a policy. @throws RangeError for a policy without them */
export function sourcesOf({ policyId }: Pick<Policy, 'policyId'>): PolicySources {
  if (policyId === dalian2019to2021.policyId) return dalian2019to2021Sources;
  if (policyId === skillUpgrade2019to2021.policyId) return skillUpgrade2019to2021Sources;
  throw new RangeError(`${policyId} has no sources`);
}

/** The policies of a programme, oldest first; none for a programme that does not exist. */
export function policiesOf(
  programme: string = DEFAULT_PROGRAMME,
  among: readonly Policy[] = policies,
): readonly Policy[] {
  return among.filter((policy) => policy.programme === programme);
}

/**
 * The policy that covers certificates issued on a day, both ends of its window included; undefined where none does.
 *
 * Policies of one programme never overlap, so it is one at most.
 */
export function policyFor(issuedOn: CivilDate, among: readonly Policy[] = policiesOf()): Policy | undefined {
  return among.find((policy) => policy.issuedFrom <= issuedOn && issuedOn <= policy.issuedTo);
}

/** The policy an application was decided under; undefined for an identifier that never existed. */
export function policyById(policyId: string, among: readonly Policy[] = policies): Policy | undefined {
  return among.find((policy) => policy.policyId === policyId);
}

/**
 * The policy that names what belongs to no programme, such as the sender of a phone code: the newest of the default
 * programme.
 *
 * @throws RangeError where there is no policy at all
 */
export function newestPolicy(among: readonly Policy[] = policiesOf()): Policy {
  const newest = among.at(-1);
  if (newest === undefined) throw new RangeError('There is no policy');
  return newest;
}
