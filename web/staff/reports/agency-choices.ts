import type { Option } from '../../design/field.tsx';
import { useAgencies } from '../agencies.ts';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';

/**
 * The agencies whose reports the person may choose. Others than the city's staff have their own one, and the one that
 * the address asks for, which the service then refuses; both are there before the names are. All of them are the empty
 * value.
 */
export function useAgencyChoices(asked: string | undefined): {
  /** What is chosen where the address asks for none. */
  readonly usual: string;
  readonly options: readonly Option[];
} {
  const { queue } = useStaffText().text.desk;
  const { agencies, nameOf } = useAgencies();
  const { ownAgency } = useDuty();
  const overseen = ownAgency === undefined ? agencies.map(({ code }) => code) : [ownAgency];
  const codes = new Set([...overseen, ...(asked ? [asked] : [])]);
  const all = ownAgency === undefined ? [{ value: '', label: queue.allAgencies }] : [];
  return {
    usual: ownAgency ?? '',
    options: [...all, ...[...codes].map((code) => ({ value: code, label: nameOf(code) }))],
  };
}
