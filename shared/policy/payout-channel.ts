import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Application } from '../domain/case/application.ts';
import type { PayoutChannel } from '../domain/payout-channel.ts';
import type { Policy } from './policy.ts';

/**
 * How a payment of a case is ordered now: by file where the agency that pays has no gateway, else as the policy says.
 * A payment that is already ordered keeps its channel.
 *
 * @param agenciesByFile the agencies that the operator has set up for batch files, whatever the policy
 * @source Default
 */
export function payoutChannelOf(
  { agency = CITY_AGENCY, terms }: Pick<Application, 'agency' | 'terms'>,
  policies: readonly Pick<Policy, 'policyId' | 'payoutChannel'>[],
  agenciesByFile: readonly string[],
): PayoutChannel {
  if (agenciesByFile.includes(agency)) return 'batchFile';
  return policies.find(({ policyId }) => policyId === terms.policyId)?.payoutChannel ?? 'gateway';
}

/** The agencies in the operator's setting: their codes with commas between, or `none`. */
export function agenciesByFileIn(setting: string): readonly string[] {
  return setting === 'none' ? [] : setting.split(',');
}
