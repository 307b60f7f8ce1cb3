import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Policy } from './policy.ts';

/**
 * The supervision telephone of an agency, in the latest policy that names it; the city's where none does.
 *
 * @returns undefined where no policy names either
 */
export function supervisionPhoneOf(
  agencyCode: string,
  policies: readonly Pick<Policy, 'agencies'>[],
): string | undefined {
  const latest = policies.toReversed().flatMap(({ agencies }) => agencies);
  const phoneOf = (code: string) => latest.find((agency) => agency.code === code)?.supervisionPhones[0];
  return phoneOf(agencyCode) ?? phoneOf(CITY_AGENCY);
}
