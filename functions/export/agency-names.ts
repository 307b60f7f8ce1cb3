import type { Policy } from '../../shared/policy/policy.ts';

/** The names of agencies as the latest policy that has them gives them; of an unknown one, its code. */
export function agencyNames(policies: readonly Pick<Policy, 'agencies'>[]): (code: string) => string {
  const names = new Map(policies.flatMap(({ agencies }) => agencies.map(({ code, name }) => [code, name] as const)));
  return (code) => names.get(code) ?? code;
}
