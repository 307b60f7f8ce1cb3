import { sampleOf } from '../../shared/domain/sample.ts';

/**
 * Which decisions get a second look: the share of the policy, or by the setting of the stack none or all, as in a
 * rehearsal.
 *
 * @param setting the parameter SecondLooks of the stack
 */
export function sampler(key: string, setting: string): (text: string) => number {
  if (setting === 'none') return () => 100;
  if (setting === 'all') return () => 0;
  return (text) => sampleOf(key, text);
}
