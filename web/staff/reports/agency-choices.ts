import type { Option } from '../../design/field.tsx';
import { useAgencies } from '../agencies.ts';
import { useDuty } from '../duty.ts';
import { useStaffText } from '../staff-text.tsx';

/**
 * The agencies whose reports the person may choose. Others than the city's staff have their own one, and the one that
 * the address asks for, which the service then refuses. All of them are the empty value.
 */
export function useAgencyChoices(asked: string | undefined): {
  /** What is chosen where the address asks for none. */
  readonly usual: string;
  readonly options: readonly Option[];
} {
  const { queue } = useStaffText().text.desk;
  const { agencies } = useAgencies();
  const { ownAgency } = useDuty();
  const choices = agencies.filter(({ code }) => ownAgency === undefined || [ownAgency, asked].includes(code));
  const all = ownAgency === undefined ? [{ value: '', label: queue.allAgencies }] : [];
  return {
    usual: ownAgency ?? '',
    options: [...all, ...choices.map(({ code, name }) => ({ value: code, label: name }))],
  };
}
