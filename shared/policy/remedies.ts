import { CITY_AGENCY } from '../domain/agency-code.ts';
import type { Remedies } from '../domain/refusal.ts';
import type { Policy } from './policy.ts';

/**
 * The remedies against a refusal by an agency under a policy. A case without an agency is the city's.
 *
 * @throws RangeError where the policy names no agency at all
 * @source 行政复议法实施条例 17: the right, the organ and the time limit must be told
 */
export function remediesOf(
  { agencies, remedies }: Pick<Policy, 'agencies' | 'remedies'>,
  agencyCode?: string,
): Remedies {
  const named = (code: string | undefined) => agencies.find((agency) => agency.code === code);
  const agency = named(agencyCode) ?? named(CITY_AGENCY) ?? agencies[0];
  if (!agency) throw new RangeError('The policy names no agency');
  return { agency: agency.name, phone: agency.consultPhone, ...remedies };
}

/** The remedies as one sentence to the applicant. */
export function remediesText(remedies: Remedies): string {
  const { agency, phone, reviewDays, reconsiderationOrgan, reconsiderationDays, litigationMonths } = remedies;
  return (
    `对本决定不服的，可自收到之日起${reviewDays}日内向${agency}（电话${phone}）申请复核；` +
    `也可自知道之日起${reconsiderationDays}日内向${reconsiderationOrgan}申请行政复议，` +
    `或者自知道之日起${litigationMonths}个月内向人民法院提起行政诉讼。`
  );
}
